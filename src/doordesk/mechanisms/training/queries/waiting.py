"""Who waits for a seat to learn on: whose next step is of a kind (rules P1, L7, P6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.mechanisms.training.queries.counting import done
from doordesk.mechanisms.training.queries.holding import Held, held
from doordesk.mechanisms.training.queries.progress import progress_of, running
from doordesk.mechanisms.training.states import Scope, State, StepKind


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose next step is of the kind asked for: how many are missing, and who is their mentor."""

    missing: int
    mentor_id: int | None
    journey_id: int


def waiting(kind: StepKind) -> dict[int, Waiting]:
    """Return the people whose next open step is of this kind; of two journeys the older counts.

    Whose certificate lapsed waits for one interview led beside a mentor, which a renewal asks for (P6).
    """
    rows = running().filter(path__steps__kind=kind, state=State.UNDER_WAY).distinct().order_by("pk")
    found: dict[int, Waiting] = {}
    for one in progress_of(list(rows)):
        if one.next is not None and one.next.kind == kind:
            found.setdefault(one.person_id, Waiting(one.next.missing, one.mentor_id, one.journey_id))
    if kind is StepKind.REVERSE_SHADOW:
        for row in returning():
            found.setdefault(row.person_id, Waiting(1, None, row.journey_id))
    return found


def returning() -> list[Held]:
    """Return the lapsed interviewers' certificates whose holders have not led beside a mentor since."""
    lapsed = [one for one in held() if one.lapsed and Scope.INTERVIEW in one.scopes]
    back = led_since(lapsed)
    return [one for one in lapsed if one.pk not in back]


def led_since(lapsed: Iterable[Held]) -> frozenset[int]:
    """Return which of these lapsed certificates' holders led an interview beside a mentor since."""
    rows = list(lapsed)
    led = done(StepKind.REVERSE_SHADOW, {one.person_id for one in rows})
    return frozenset(one.pk for one in rows if any(it.at >= one.until for it in led.get(one.person_id, ())))
