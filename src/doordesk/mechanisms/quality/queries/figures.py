"""What quality reviews say together: marks by line and month, agreement, and little by person (rules P4, P5).

Only complete pieces count, in the month in which their last review came. By person it is counted how many are
sound or better, from `quality.fewest_by_person` reviewed assessments on, by name and in no other order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import fmean

from django.db.models import Q

from doordesk.engines.raters import Agreement, Raters, TooLittle, agreement
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.debriefs.queries.periods import Period, month_of, period_of
from doordesk.mechanisms.quality.models import Mark, Piece, Review
from doordesk.mechanisms.quality.policy import complete
from doordesk.mechanisms.quality.states import Level, Line, State

CHANGING = Raters.CHANGING  # two of many reviewers, others for each piece


@dataclass
class Looked:
    """A complete piece: its author, when its last review came, and each line's marks."""

    piece: int
    author: int
    name: str
    at: datetime
    marks: dict[Line, list[int]] = field(default_factory=dict)

    def mean(self, line: Line) -> float:
        """One number for a piece, so that one with two reviewers counts no more than another."""
        return fmean(self.marks[line])


@dataclass(frozen=True, slots=True)
class Month:
    """A line's mean in a month, and of how many assessments."""

    at: datetime
    mean: float
    of: int


@dataclass(frozen=True, slots=True)
class LineFigures:
    """A line over the period: the mean, how many marks of each level, month by month, and agreement."""

    line: Line
    mean: float
    of: int
    counts: Mapping[Level, int]
    months: tuple[Month, ...]
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """How many of somebody's reviewed assessments are sound or better, line by line."""

    person: int
    name: str
    of: int
    sound: tuple[int, ...]


@dataclass(frozen=True)
class Figures:
    """The figures of a period; the first four numbers are of all time: how things stand now."""

    sampled: int
    reviewed: int
    open: int
    unassigned: int
    period: Period
    looked: tuple[Looked, ...]
    lines: tuple[LineFigures, ...]
    people: tuple[PersonFigures, ...]
    fewest: int

    @property
    def twice(self) -> int:
        """How many pieces of the period have two reviews."""
        return sum(any(len(levels) > 1 for levels in one.marks.values()) for one in self.looked)


def figures(months: int = 0) -> Figures:
    """The figures of so many months, 0 for all time. For those with `quality:read`; five queries."""
    period = period_of(months, now())
    found = tuple(one for one in looked(Q()) if period.holds(one.at))
    fewest = setting("quality.fewest_by_person")
    live = Review.objects.exclude(state=State.RETURNED)
    return Figures(
        sampled=Piece.objects.count(),
        reviewed=Piece.objects.filter(complete()).count(),
        open=live.filter(state=State.OPEN).count(),
        unassigned=Piece.objects.exclude(pk__in=live.values("piece")).count(),
        period=period,
        looked=found,
        lines=tuple(_line(line, found) for line in Line) if found else (),
        people=tuple(people(found, fewest)),
        fewest=fewest,
    )


def looked(which: Q) -> list[Looked]:
    """Complete pieces with their marks, by when their last review came; one query."""
    done = Piece.objects.filter(complete(), which)
    rows = Mark.objects.filter(review__piece__in=done.values("pk"), review__state=State.HANDED_IN)
    author = "review__piece__assessment__author"
    values = rows.order_by("review__handed_in_at", "review", "pk").values_list(
        "review__piece", author, f"{author}__name", "review__handed_in_at", "line", "level"
    )
    found: dict[int, Looked] = {}
    for piece, who, name, at, line, level in values:
        one = found.setdefault(piece, Looked(piece, who, name, at))
        one.at = at
        one.marks.setdefault(Line(line), []).append(level)
    return sorted(found.values(), key=lambda one: (one.at, one.piece))


def _line(line: Line, found: Iterable[Looked]) -> LineFigures:
    pieces = list(found)
    counted = Counter(level for one in pieces for level in one.marks[line])
    return LineFigures(
        line,
        fmean(one.mean(line) for one in pieces),
        len(pieces),
        {level: counted[level] for level in Level},
        tuple(_months(line, pieces)),
        agreed([one.marks[line] for one in pieces]),
    )


def _months(line: Line, pieces: list[Looked]) -> Iterable[Month]:
    by_month: dict[datetime, list[float]] = {}
    for one in pieces:
        by_month.setdefault(month_of(one.at), []).append(one.mean(line))
    for at, means in sorted(by_month.items()):
        yield Month(at, fmean(means), len(means))


def agreed(marks: Iterable[list[int]]) -> Agreement | None:
    """How far two reviewers of a piece agree; None while no piece has two."""
    try:
        return agreement([[float(one) for one in row] for row in marks], raters=CHANGING)
    except TooLittle:
        return None


def people(found: Iterable[Looked], fewest: int) -> list[PersonFigures]:
    """Those with enough reviewed assessments, by name (rule P4)."""
    own: dict[int, list[Looked]] = {}
    for one in found:
        own.setdefault(one.author, []).append(one)
    rows = [_person(pieces) for pieces in own.values() if len(pieces) >= fewest]
    return sorted(rows, key=lambda one: (one.name, one.person))


def _person(pieces: list[Looked]) -> PersonFigures:
    sound = tuple(sum(one.mean(line) >= Level.SOUND for one in pieces) for line in Line)
    return PersonFigures(pieces[0].author, pieces[0].name, len(pieces), sound)


def of_author(actor: Actor) -> list[Looked]:
    """The actor's own reviewed assessments, the newest first."""
    return looked(Q(assessment__author_id=actor.pk))[::-1] if actor.pk is not None else []


def own_figures(found: Sequence[Looked]) -> list[tuple[Line, int, int]]:
    """How many of one's own are sound or better, line by line, of how many; empty while they are too few."""
    of = people(found, setting("quality.fewest_by_person"))
    return [(line, sound, of[0].of) for line, sound in zip(Line, of[0].sound, strict=True)] if of else []
