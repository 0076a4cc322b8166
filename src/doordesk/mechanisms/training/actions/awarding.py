"""The one place where a certificate comes about: at a journey's end, when the decider agrees (rule P1)."""

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.training.actions import post
from doordesk.mechanisms.training.models import Approval, Certificate, Journey
from doordesk.mechanisms.training.queries.cases import case_of
from doordesk.mechanisms.training.queries.deciding import completes, why_not_certify
from doordesk.mechanisms.training.states import TRANSITIONS, About, Deed


def sign(journey: Journey, words: str, *, actor: Actor) -> Certificate | None:
    """Say yes to the certificate of a locked journey; the last yes that it takes makes it."""
    case = case_of(journey)
    if refusal := why_not_certify(case, actor.pk):
        raise refusal
    approval = Approval(journey=journey, about=About.CERTIFICATE, words=words, at=now(), by_id=actor.pk)
    approval.save()
    record(actor, Kind.JOURNEY_APPROVED, journey, person=journey.person_id, path=journey.path.key)
    return _award(journey, approval, actor) if completes(case, actor.pk) else None


def _award(journey: Journey, last: Approval, actor: Actor) -> Certificate:
    TRANSITIONS.apply(journey, Deed.CERTIFY)
    journey.ended_at, journey.ended_by_id = last.at, actor.pk
    journey.save(update_fields=["ended_at", "ended_by"])
    made = Certificate.objects.create(
        person=journey.person,
        path=journey.path,
        journey=journey,
        scopes=journey.path.scopes,
        granted_at=last.at,
        granted_by_id=actor.pk,
        grounds=last.words,
    )
    record(actor, Kind.CERTIFICATE_GRANTED, made, person=made.person_id, path=journey.path.key)
    post.tell_trainee(journey, "certified")
    return made
