"""What happened on a journey, with its dates (rule P1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.training.models import Certificate, Journey
from doordesk.mechanisms.training.policy import knows_refusal, knows_why
from doordesk.mechanisms.training.states import About, State

ENDS = {
    State.CERTIFIED: "Certified",
    State.REFUSED: "Refused a certificate",
    State.LEFT: "Left the path",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened: when, what, by whom, and what they wrote."""

    at: datetime
    what: str
    who: str
    words: str = ""


def history_of(actor: Actor, journey: Journey) -> list[Mark]:
    """Return everything that happened, the earliest first; reasons only for whoever may read them."""
    found = [*_begun(journey), *_along(journey), *_ended(actor, journey), *_certificate(actor, journey)]
    return sorted(found, key=lambda one: one.at)


def _name(person: object | None) -> str:
    return str(person) if person else "the command line"


def _begun(journey: Journey) -> Iterator[Mark]:
    what = "Nominated" if journey.path.nominated and journey.words else "Put on the path"
    yield Mark(journey.begun_at, what, _name(journey.begun_by), journey.words)


def _along(journey: Journey) -> Iterator[Mark]:
    for named in journey.mentorings.select_related("mentor", "by"):
        yield Mark(named.at, f"Mentor: {named.mentor}", _name(named.by))
    for one in journey.credits.select_related("by"):
        what = f"Credited: {one.get_kind_display().lower()}, {one.count}"
        yield Mark(one.at, what, _name(one.by), one.grounds)
    for yes in journey.approvals.select_related("by"):
        what = "Nomination reviewed" if yes.about == About.REVIEW else "Approved for the certificate"
        yield Mark(yes.at, what, _name(yes.by), yes.words)


def _ended(actor: Actor, journey: Journey) -> Iterator[Mark]:
    if journey.ended_at is not None:
        words = journey.reason if knows_refusal(actor, journey) else ""
        yield Mark(journey.ended_at, ENDS[State(journey.state)], _name(journey.ended_by), words)


def _certificate(actor: Actor, journey: Journey) -> Iterator[Mark]:
    rows = Certificate.objects.filter(journey=journey).select_related("withdrawn_by")
    for row in rows.prefetch_related("renewals__by"):
        for again in row.renewals.all():
            yield Mark(again.at, "Certificate renewed", _name(again.by), again.grounds)
        if row.withdrawn_at is not None:
            words = row.reason if knows_why(actor, row) else ""
            yield Mark(row.withdrawn_at, "Certificate withdrawn", _name(row.withdrawn_by), words)
