"""What the pages of a person's training show: their journeys, step by step, and their certificates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Certificate, Journey
from doordesk.mechanisms.training.queries.counting import Done, Way, way
from doordesk.mechanisms.training.queries.holding import Held, held
from doordesk.mechanisms.training.queries.progress import Progress, Station, progress_of, with_steps
from doordesk.mechanisms.training.states import RUNNING, State

TONES = {
    State.NOMINATED: "info",
    State.UNDER_WAY: "info",
    State.CERTIFIED: "good",
    State.REFUSED: "neutral",
    State.LEFT: "neutral",
}
SHOWN = 6  # of a step's things, the latest; the number beside says how many there are


@dataclass(frozen=True, slots=True)
class Row:
    """A step as the page shows it: a name, how far, and the latest of what was done."""

    station: Station
    state: str  # done, current, ahead

    @property
    def name(self) -> str:
        """What is asked for; a course says which."""
        detail = self.station.detail.replace("_", " ").replace("-", " ")
        return f"{self.station.kind.label}: {detail}" if detail else self.station.kind.label

    @property
    def have(self) -> int:
        """How many count, never more than are asked for."""
        return self.station.needed - self.station.missing

    @property
    def note(self) -> str:
        """The same in words."""
        credited = f", {self.station.credited} credited" if self.station.credited else ""
        return f"{self.have} of {self.station.needed}{credited}"

    @property
    def latest(self) -> tuple[Done, ...]:
        """The latest things done."""
        return self.station.done[-SHOWN:]


@dataclass(frozen=True, slots=True)
class Along:
    """A journey with its steps; `way` is what the trainee does next, where they begin it themself."""

    journey: Journey
    progress: Progress
    way: Way | None

    @property
    def running(self) -> bool:
        """Whether it is not over."""
        return self.journey.state in RUNNING

    @property
    def tone(self) -> str:
        """How its state is coloured."""
        return TONES[State(self.journey.state)]

    @property
    def rows(self) -> list[Row]:
        """Its steps; the first that is not finished is the next one."""
        return [Row(one, self._state(one)) for one in self.progress.stations]

    def _state(self, station: Station) -> str:
        if station.finished:
            return "done"
        return "current" if station is self.progress.next and self.running else "ahead"

    @property
    def stations(self) -> list[dict[str, str]]:
        """The steps as a line."""
        return [{"label": one.name, "state": one.state, "note": one.note} for one in self.rows]

    @property
    def step(self) -> str:
        """The next step in a word."""
        if not self.running:
            return ""
        return self.progress.next.kind.label if self.progress.next else "Waits for approval"


def along(journeys: Iterable[Journey], *, ways: bool = True) -> list[Along]:
    """Return journeys (rows of `with_steps`) with how far they are; with `ways`, what each does next."""
    rows = list(journeys)
    pairs = zip(rows, progress_of(rows), strict=True)
    return [Along(journey, progress, _way(progress) if ways else None) for journey, progress in pairs]


def _way(progress: Progress) -> Way | None:
    if progress.next is None or progress.state is not State.UNDER_WAY:
        return None
    return way(progress.next.kind, progress.person_id, progress.next.detail)


def journeys_of(actor: Actor, person: Person, *, ended: bool = True) -> list[Along]:
    """Return somebody's journeys that this actor may see, those under way first, or those alone."""
    theirs = Journey.objects.filter(person=person, state__in=State.values if ended else RUNNING)
    rows = visible(actor, Journey, with_steps(theirs))
    return sorted(along(rows), key=lambda one: not one.running)


@dataclass(frozen=True, slots=True)
class Paper:
    """A certificate with how it stands; `held` is empty once it was withdrawn."""

    row: Certificate
    held: Held | None

    @property
    def state(self) -> str:
        """Valid, lapsed or withdrawn; of somebody who has left, none of these."""
        if self.held is None:
            return "withdrawn" if self.row.withdrawn_at else "not in use"
        return "lapsed" if self.held.lapsed else "valid"

    @property
    def tone(self) -> str:
        """How the state is coloured."""
        return {"valid": "good", "lapsed": "warn"}.get(self.state, "neutral")

    @property
    def at(self) -> datetime | None:
        """When it ends or ended."""
        return self.held.until if self.held else self.row.withdrawn_at


def certificates_of(actor: Actor, person: Person) -> list[Paper]:
    """Return all certificates somebody has or had, the newest first."""
    rows = visible(actor, Certificate, Certificate.objects.filter(person=person)).select_related("path")
    standing = {one.pk: one for one in held([person.pk], exactly=True)}
    return [Paper(row, standing.get(row.pk)) for row in rows]
