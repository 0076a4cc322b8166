"""What a plan of a loop is made of: people, an opening, interviews, limits. Rules L1-L7, L10."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Id = int | str


class Seat(StrEnum):
    """How somebody takes part in an interview (rule L7)."""

    INTERVIEWER = "interviewer"
    SHADOW = "shadow"
    REVERSE_SHADOW = "reverse_shadow"


@dataclass(frozen=True)
class Person:
    """Somebody of the company; `level` is the company's own scale, higher is more senior.

    `not_interviewer` and `not_bar_raiser` are clauses for somebody who is not certified any more, and why
    ('their certificate lapsed on 3 March 2026'); empty for who never was.
    """

    id: Id
    name: str
    level: int
    team: Id | None = None
    manager: Id | None = None
    interviewer_certified: bool = False
    bar_raiser_certified: bool = False
    active: bool = True
    not_interviewer: str = ""
    not_bar_raiser: str = ""

    @property
    def may_interview(self) -> bool:
        """Tell whether they hold a certificate; a Bar Raiser's includes the interviewer's."""
        return self.interviewer_certified or self.bar_raiser_certified


@dataclass(frozen=True)
class Opening:
    """A post to fill; a principle's weight is how many interviewers should own it (rule L6)."""

    level: int
    team: Id | None
    hiring_manager: Id | None
    recruiter: Id | None
    future_reports: frozenset[Id] = frozenset()
    principles: Mapping[str, int] = field(default_factory=dict)
    approved: bool = False


@dataclass(frozen=True)
class Interview:
    """One talk of the loop: who leads it, on what, when (aware times, else ValueError), who learns beside.

    An interview that is `held` has taken place: its time may lie in the past.
    """

    id: Id
    interviewer: Id | None = None
    principles: tuple[str, ...] = ()
    starts: datetime | None = None
    ends: datetime | None = None
    trainees: tuple[tuple[Id, Seat], ...] = ()
    cancelled: bool = False
    held: bool = False
    title: str = ""

    def __post_init__(self) -> None:
        """Refuse a time without a zone: it could not be compared with another's."""
        for moment in (self.starts, self.ends):
            if moment is not None and moment.utcoffset() is None:
                raise ValueError(f"The times of interview {self.id} need a zone.")

    @property
    def people(self) -> tuple[Id, ...]:
        """Everybody who sits in it, interviewer first, each once."""
        leading = () if self.interviewer is None else (self.interviewer,)
        return tuple(dict.fromkeys((*leading, *(trainee for trainee, _ in self.trainees))))

    def overlaps(self, other: "Interview") -> bool:
        """Tell whether both take place at one moment; a time missing or turned round overlaps nothing."""
        mine, theirs = self.span, other.span
        return mine is not None and theirs is not None and mine[0] < theirs[1] and theirs[0] < mine[1]

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """Start and end, if both are there and in their order."""
        if self.starts is None or self.ends is None or self.ends <= self.starts:
            return None
        return self.starts, self.ends


@dataclass(frozen=True)
class Load:
    """What a person does in other loops in the week of this one (rule L10)."""

    interviews_in_week: int = 0
    led_in_week: int = 0


@dataclass(frozen=True)
class Plan:
    """A loop as planned so far; `overrides` are (rule, person) with a reason on record (rule L10).

    Ids of interviews are unique. Ids of people that `people` lacks are findings, not errors.
    """

    opening: Opening
    interviews: tuple[Interview, ...] = ()
    bar_raiser: Id | None = None
    people: Mapping[Id, Person] = field(default_factory=dict)
    load: Mapping[Id, Load] = field(default_factory=dict)
    overrides: frozenset[tuple[str, Id]] = frozenset()

    @property
    def live(self) -> tuple[Interview, ...]:
        """The interviews that were not cancelled, in the order of their times, those without one last."""
        return tuple(sorted((it for it in self.interviews if not it.cancelled), key=_by_time))

    def of(self, person: Id) -> tuple[Interview, ...]:
        """The live interviews that this person leads."""
        return tuple(it for it in self.live if it.interviewer == person)


def _by_time(interview: Interview) -> tuple[bool, float, str]:
    starts = interview.starts
    return starts is None, starts.timestamp() if starts else 0.0, str(interview.id)


@dataclass(frozen=True)
class Limits:
    """The company's numbers; the defaults are the rule book's."""

    interviewers_refused_below: int = 4
    interviewers_low: int = 5
    interviewers_high: int = 7
    levels_below: int = 1
    owners_per_principle: int = 1
    principles_max: int = 3
    interviews_per_week: int = 4
    led_per_week: int = 2

    @classmethod
    def chosen(cls, settings: Mapping[str, int]) -> "Limits":
        """Take the numbers from settings by their keys, such as ``loop.principles_max``; others are ignored.

        >>> Limits.chosen({"loop.principles_max": 2, "assessments.due_hours": 24}).principles_max
        2
        """
        named: Iterable[tuple[str, int]] = ((key.partition(".")[2], value) for key, value in settings.items())
        return cls(**{name: value for name, value in named if name in cls.__dataclass_fields__})


DEFAULTS = Limits()
