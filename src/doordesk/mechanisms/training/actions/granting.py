"""Certifying somebody on the strength of earlier experience: the rest is credited, in one deed (rule P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import OPERATOR, Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.training.actions.awarding import sign
from doordesk.mechanisms.training.actions.guiding import CREDITS, note_credit, take_up
from doordesk.mechanisms.training.actions.wording import said, short
from doordesk.mechanisms.training.models import Certificate, Journey, Path
from doordesk.mechanisms.training.queries import why_not_grant
from doordesk.mechanisms.training.queries.cases import case_of
from doordesk.mechanisms.training.queries.deciding import why_not_credit
from doordesk.mechanisms.training.states import RUNNING, State


@transaction.atomic
def grant(person: Person, path: str, *, actor: Actor, grounds: str = "") -> Certificate | None:
    """Credit all that is missing on the path of this key and approve, with `grounds`. Rules P1, L7.

    Where the Core has somebody else, the one who credited does not approve: then the journey waits for
    another member, and None is returned. The command line founds a programme alone.
    """
    person = locked(person)
    require(actor, P.CERTIFICATE_GRANT, person)
    way = Path.objects.get(key=path)
    if refusal := why_not_grant(person, way):
        raise refusal
    journey, words = _journey(person, way, actor), _grounds(grounds, actor)
    _credit_rest(journey, words, actor)
    try:
        with transaction.atomic():
            if journey.state == State.NOMINATED:
                take_up(journey, words, actor=actor)
            return sign(journey, words, actor=actor)
    except Refused as refusal:
        if refusal.code != "two_pairs_of_eyes":
            raise
        return None


def _grounds(text: str, actor: Actor) -> str:
    if actor is OPERATOR:
        return short(text, "grounds")
    return said(
        text,
        "grounds",
        "Nobody is certified without grounds.",
        "Say in a sentence what you saw, and when.",
    )


def _journey(person: Person, path: Path, actor: Actor) -> Journey:
    """The running journey, or a new one; the Core's deed stands for enrolling and nominating."""
    found = Journey.objects.filter(person=person, path=path, state__in=RUNNING).first()
    if found is not None:
        return locked(found)
    made = Journey.objects.create(person=person, path=path, begun_at=now(), begun_by_id=actor.pk)
    record(actor, Kind.JOURNEY_BEGUN, made, person=person.pk, path=path.key)
    return made


def _credit_rest(journey: Journey, grounds: str, actor: Actor) -> None:
    """Credit every step of a locked journey that is not finished."""
    case = case_of(journey)
    if case.progress.finished:
        return
    if refusal := why_not_credit(case, actor.pk, allowed=bool(setting(CREDITS))):
        raise refusal
    for station in case.progress.stations:
        if not station.finished:
            note_credit(journey, station, station.missing, grounds, actor=actor)
