"""How far somebody is on a path: each step with what was done, credited and is missing (rule P1).

Derived whenever it is asked for, from what the mechanisms count, in as many queries as the paths have kinds.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from doordesk.mechanisms.training.models import Approval, Credit, Journey, Step
from doordesk.mechanisms.training.queries.counting import Done, done, needed
from doordesk.mechanisms.training.states import RUNNING, About, State, StepKind


@dataclass(frozen=True, slots=True)
class Station:
    """A step of a path as one person stands to it."""

    kind: StepKind
    detail: str
    needed: int
    done: tuple[Done, ...] = ()
    credited: int = 0

    @property
    def missing(self) -> int:
        """How many are still to be done."""
        return max(self.needed - len(self.done) - self.credited, 0)

    @property
    def finished(self) -> bool:
        """Whether it is complete."""
        return self.missing == 0


@dataclass(frozen=True, slots=True)
class Progress:
    """A journey as the rules judge it."""

    journey_id: int
    person_id: int
    state: State
    mentor_id: int | None
    stations: tuple[Station, ...]

    @property
    def next(self) -> Station | None:
        """The first step that is not finished; a step counts whenever it is done."""
        return next((one for one in self.stations if not one.finished), None)

    @property
    def finished(self) -> bool:
        """Whether every step is complete."""
        return self.next is None

    @property
    def before_review(self) -> tuple[Station, ...]:
        """The steps that come before the Core's review; none where there is no review."""
        kinds = [one.kind for one in self.stations]
        return self.stations[: kinds.index(StepKind.REVIEW)] if StepKind.REVIEW in kinds else ()


Key = tuple[StepKind, str]
Found = dict[Key, dict[int, list[Done]]]
Asks = Callable[[StepKind, int, str], int]


def running() -> QuerySet[Journey]:
    """Journeys that are not over, of people who work here, with what their progress needs."""
    return with_steps(Journey.objects.filter(state__in=RUNNING, person__is_active=True))


def with_steps(rows: QuerySet[Journey]) -> QuerySet[Journey]:
    """Read journeys with their path's steps, credits and approvals."""
    related = ("path__steps", "credits", "approvals")
    return rows.select_related("person", "path__needs", "mentor").prefetch_related(*related)


def progress_of(journeys: Sequence[Journey]) -> list[Progress]:
    """Return how far each journey is (rows of `with_steps`), in the same order."""
    asked: dict[Key, set[int]] = defaultdict(set)
    for journey in journeys:
        for step in journey.path.steps.all():
            asked[StepKind(step.kind), step.detail].add(journey.person_id)
    found = {(kind, detail): done(kind, people, detail) for (kind, detail), people in asked.items()}
    asks = cache(needed)  # how many lessons a course has is asked once, not for each journey
    return [_progress(journey, found, asks) for journey in journeys]


def _progress(journey: Journey, found: Found, asks: Asks) -> Progress:
    stations = tuple(_station(journey, step, found, asks) for step in journey.path.steps.all())
    return Progress(journey.pk or 0, journey.person_id, State(journey.state), journey.mentor_id, stations)


def _station(journey: Journey, step: Step, found: Found, asks: Asks) -> Station:
    kind, person = StepKind(step.kind), journey.person_id
    things = found[kind, step.detail].get(person, [])
    if kind is StepKind.REVIEW:
        yeses = journey.approvals.all() if journey.pk else ()
        things = [_reviewed(person, one) for one in yeses if one.about == About.REVIEW]
    credited = _credited(journey.credits.all() if journey.pk else (), kind, step.detail)
    # a course without lessons is nothing to be through with: then the Core credits it
    asked = max(1, asks(kind, step.count, step.detail))
    return Station(kind, step.detail, asked, tuple(things), credited)


def _reviewed(person: int, row: Approval) -> Done:
    return Done(person, f"approval-{row.pk}", row.at, "Reviewed by the Core")


def _credited(rows: Iterable[Credit], kind: StepKind, detail: str) -> int:
    return sum(one.count for one in rows if one.kind == kind and one.detail == detail)


def progress_for(people: Collection[int]) -> list[Progress]:
    """Return how far these people are on the journeys they are making."""
    return progress_of(list(running().filter(person__in=people)))
