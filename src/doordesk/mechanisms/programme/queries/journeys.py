"""Who waits for what on the paths: the next step, what is missing, and whose turn it is (rules P1, L7)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices

from doordesk.mechanisms.programme.queries.roster import Member
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.queries.progress import Progress, progress_of, running
from doordesk.mechanisms.training.states import MENTORED, Approver, State, StepKind


class Whom(TextChoices):
    """Whose turn it is."""

    CORE = "core", "The Core"
    MENTOR = "mentor", "The mentor"
    SEAT = "seat", "A seat"
    SELF = "self", "Themself"


@dataclass(frozen=True, slots=True)
class Walking:
    """Somebody on a path: the next step, how many are missing, since when nothing moved, whose turn it is."""

    who: Member
    journey_id: int
    path: str
    next: str
    missing: int
    needed: int
    since: datetime
    mentor: str
    turn: Whom
    says: str


def turn_of(progress: Progress, approver: str) -> tuple[Whom, str]:
    """Say whose turn it is, and what they wait for.

    The Core's comes first: a nomination, an approval, a mentor to be named.
    """
    step = progress.next
    if step is None:
        mentor = approver == Approver.MENTOR and progress.mentor_id is not None
        whom, by = (Whom.MENTOR, "the mentor’s") if mentor else (Whom.CORE, "the Core’s")
        return whom, f"Complete: waits for {by} approval"
    if step.kind is StepKind.REVIEW:
        return Whom.CORE, "Waits for the Core’s review"
    if step.kind in MENTORED:
        if progress.mentor_id is None:
            return Whom.CORE, "No mentor yet"
        return Whom.SEAT, "Waits for a seat"
    nominated = progress.state is State.NOMINATED
    return Whom.SELF, "Nominated; the review comes later" if nominated else "Own next step"


def journeys() -> list[tuple[Journey, Progress]]:
    """Return every running journey with how far it is."""
    rows = list(running().order_by("person__name", "pk"))
    return list(zip(rows, progress_of(rows), strict=True))


def walking(rows: Iterable[tuple[Journey, Progress]], people: Mapping[int, Member]) -> list[Walking]:
    """Return what the page shows of them, those who wait for the Core first, then the longest waits."""
    found = [_walking(one, far, people[one.person_id]) for one, far in rows if one.person_id in people]
    return sorted(found, key=lambda one: (one.turn is not Whom.CORE, one.since, one.journey_id))


def _walking(row: Journey, progress: Progress, who: Member) -> Walking:
    step = progress.next
    turn, says = turn_of(progress, row.path.approver)
    return Walking(
        who,
        row.pk,
        row.path.name,
        step.kind.label if step else "Approval",
        step.missing if step else 0,
        step.needed if step else 0,
        _moved(row, progress),
        row.mentor.name if row.mentor else "",
        turn,
        says,
    )


def _moved(row: Journey, progress: Progress) -> datetime:
    """When something last happened on it."""
    things = [one.at for station in progress.stations for one in station.done[: station.needed]]
    credited = [one.at for one in row.credits.all()]
    yeses = [one.at for one in row.approvals.all()]
    return max([row.begun_at, *things, *credited, *yeses])


@dataclass(frozen=True, slots=True)
class Queue:
    """A kind of seat: who waits for one, how many they need, and how many are open."""

    kind: StepKind
    people: int
    needed: int
    open: int


def queues(
    rows: Sequence[tuple[Journey, Progress]],
    people: Mapping[int, Member],
    returning: Iterable[int],
    seats: Mapping[StepKind, int],
) -> list[Queue]:
    """Count who waits for which kind of seat; whose certificate lapsed leads one interview again (P6)."""
    waits: dict[StepKind, dict[int, int]] = defaultdict(dict)
    for _, one in sorted(rows, key=lambda pair: pair[0].pk):
        if one.state is State.UNDER_WAY and one.next is not None and one.person_id in people:
            waits[one.next.kind].setdefault(one.person_id, one.next.missing)
    for who in returning:
        waits[StepKind.REVERSE_SHADOW].setdefault(who, 1)
    return [Queue(kind, len(waits[kind]), sum(waits[kind].values()), seats.get(kind, 0)) for kind in MENTORED]
