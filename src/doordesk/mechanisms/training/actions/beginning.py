"""Putting somebody on a path, or nominating them for one (rule P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.actions import post
from doordesk.mechanisms.training.actions.wording import said, short
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.queries.beginning import why_not_begin
from doordesk.mechanisms.training.states import State


@transaction.atomic
def begin(person: Person, path: Path, *, actor: Actor, words: str = "") -> Journey:
    """Put somebody on a path; one that takes people by nomination waits for the Core, and wants grounds."""
    person = locked(person)
    require(actor, P.JOURNEY_NOMINATE if path.nominated else P.JOURNEY_BEGIN, person)
    if refusal := why_not_begin(person, path, actor):
        raise refusal
    made = Journey.objects.create(
        person=person,
        path=path,
        state=State.NOMINATED if path.nominated else State.UNDER_WAY,
        begun_at=now(),
        begun_by_id=actor.pk,
        words=_grounds(person, path, words),
    )
    kind = Kind.JOURNEY_NOMINATED if path.nominated else Kind.JOURNEY_BEGUN
    record(actor, kind, made, person=person.pk, path=path.key)
    post.tell_trainee(made, "nominated" if path.nominated else "begun")
    return made


def _grounds(person: Person, path: Path, words: str) -> str:
    if not path.nominated:
        return short(words, "words")
    return said(
        words,
        "words",
        "Nobody is nominated without grounds.",
        f"Say in two sentences what you saw of {person.get_short_name()}. The Core reads it, and so do they.",
    )
