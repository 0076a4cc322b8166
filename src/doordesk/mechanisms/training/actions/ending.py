"""The end of a journey: certified, refused with a reason, or left (rule P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.training.actions import post
from doordesk.mechanisms.training.actions.awarding import sign
from doordesk.mechanisms.training.actions.wording import said, short
from doordesk.mechanisms.training.models import Certificate, Journey
from doordesk.mechanisms.training.states import TRANSITIONS, Deed


@transaction.atomic
def certify(journey: Journey, *, actor: Actor, words: str = "") -> Certificate | None:
    """Say that somebody is ready; the last yes that the path asks for makes the certificate. Rule P1."""
    locked(journey.person)
    row = locked(journey)
    require(actor, P.JOURNEY_APPROVE, row)
    return sign(row, short(words, "words"), actor=actor)


@transaction.atomic
def refuse(journey: Journey, reason: str, *, actor: Actor) -> Journey:
    """End it without a certificate; the person, the mentor and the Core read why."""
    row = locked(journey)
    require(actor, P.JOURNEY_REFUSE, row)
    words = said(
        reason,
        "reason",
        "Nobody is refused without a reason.",
        f"Write what {row.person.get_short_name()} should know, and what would have to change.",
    )
    _end(row, Deed.REFUSE, words, actor)
    record(actor, Kind.JOURNEY_REFUSED, row, person=row.person_id, path=row.path.key)
    post.tell_trainee(row, "refused")
    return row


@transaction.atomic
def leave(journey: Journey, *, actor: Actor) -> Journey:
    """End it because the person wants to, or has left the company; they can begin again."""
    row = locked(journey)
    require(actor, P.JOURNEY_LEAVE, row)
    _end(row, Deed.LEAVE, "", actor)
    record(actor, Kind.JOURNEY_LEFT, row, person=row.person_id, path=row.path.key)
    return row


def _end(journey: Journey, deed: Deed, reason: str, actor: Actor) -> None:
    TRANSITIONS.apply(journey, deed)
    journey.ended_at, journey.ended_by_id, journey.reason = now(), actor.pk, reason
    journey.save(update_fields=["ended_at", "ended_by", "reason"])
