"""Where things stand in a small drawing, as shares of its width and height: it fits a phone and a wall.

The components `c-dot-strip`, `c-range-bars`, `c-bars` and `c-columns` draw what is made here. Nothing is
rounded away: what runs off the drawing says so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (1, 2, 5, 10)
SMALLEST = 1e-3  # below this a scale ends at 1: there is nothing to see
ROOM = 1.5  # a drawing of ranges ends at this many times its largest upper quartile
SLIM, GAP = 0.06, 0.2  # the widest column of a drawing, and the part of a place that stays free


def share(part: float, whole: float) -> str:
    """Write a share as SVG reads it, held between nothing and all.

    >>> share(3, 8), share(9, 8), share(1, 0)
    ('37.50%', '100.00%', '0.00%')
    """
    held = min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0
    return f"{100 * held:.2f}%"


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and the word beside it."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from 0 to `top`, with a tick at each `step`."""

    top: float
    step: float

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticks from 0 up, placed from the axis' beginning."""
        return tuple(
            Tick(share(number * self.step, self.top), f"{number * self.step:g}")
            for number in range(round(self.top / self.step) + 1)
        )

    def down(self, value: float) -> str:
        """Place a value in a drawing whose zero is at its foot."""
        return share(self.top - min(value, self.top), self.top)


def axis(highest: float, most: int = 4) -> Axis:
    """Choose a round end at or above the highest value, in at most `most` round steps.

    >>> axis(37).top, axis(37).step, axis(0).top
    (40.0, 10.0, 1.0)
    """
    if highest < SMALLEST:
        return Axis(1.0, 1.0)
    rough = highest / most
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * one for one in STEPS if unit * one >= rough * (1 - 1e-9))
    return Axis(step * math.ceil(highest / step - 1e-9), step)


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a place between 0 and 1; `says` names it to whoever points at its dot."""

    place: float
    value: float
    says: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point as it is drawn; `late` when it lies over the target."""

    x: str
    y: str
    late: bool
    says: str


@dataclass(frozen=True, slots=True)
class DotStrip:
    """Dots over time, with lines for target and median; `crossed` when the median lies over the target."""

    dots: tuple[Dot, ...]
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    target: Tick | None = None
    middle: Tick | None = None
    crossed: bool = False


Mark = tuple[float, str]  # a value and what its line is called


def dot_strip(
    points: Sequence[Point],
    columns: Sequence[Tick],
    target: Mark | None = None,
    middle: Mark | None = None,
    top: float = 0,
) -> DotStrip:
    """Place points over a scale that holds them all and the target, and ends at `top` or above."""
    limit = target[0] if target else math.inf
    scale = axis(max([one.value for one in points] + ([limit] if target else []) + [top]))
    dots = tuple(
        Dot(share(one.place, 1), scale.down(one.value), one.value > limit, one.says) for one in points
    )
    rows = tuple(Tick(scale.down(float(one.label)), one.label) for one in scale.ticks)
    crossed = bool(middle and middle[0] > limit)
    return DotStrip(dots, rows, tuple(columns), _line(scale, target), _line(scale, middle), crossed)


def _line(scale: Axis, mark: Mark | None) -> Tick | None:
    return Tick(scale.down(mark[0]), mark[1]) if mark else None


@dataclass(frozen=True, slots=True)
class Range:
    """A row to draw: lowest to highest; the middle half and the median where there are enough values."""

    label: str
    says: str
    low: float
    high: float
    half: tuple[float, float, float] | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A row as it is drawn; `runs_on` when its highest value lies beyond the end of the scale."""

    label: str
    says: str
    low: str
    high: str
    runs_on: bool
    box: str = ""
    width: str = ""
    median: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class RangeBars:
    """Rows on one scale, and the scale."""

    rows: tuple[RangeBar, ...]
    ticks: tuple[Tick, ...]


def range_bars(rows: Sequence[Range]) -> RangeBars:
    """Place rows on one scale; one row that once took days does not press all others flat."""
    top = max((one.high for one in rows), default=0)
    usual = max((ROOM * one.half[2] for one in rows if one.half), default=top)
    marks = [one.target for one in rows if one.target]
    scale = axis(max(min(top, usual), *marks, 0))
    return RangeBars(tuple(_bar(one, scale) for one in rows), scale.ticks)


def _bar(one: Range, scale: Axis) -> RangeBar:
    box = width = median = ""
    if one.half:
        low, middle, high = (min(value, scale.top) for value in one.half)
        box, median, width = (share(value, scale.top) for value in (low, middle, high - low))
    target = share(one.target, scale.top) if one.target else ""
    ends = share(one.low, scale.top), share(one.high, scale.top)
    return RangeBar(one.label, one.says, *ends, one.high > scale.top, box, width, median, target)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of counts: what, how many, how long the bar is, and of which tone: up, same, down or none."""

    label: str
    count: int
    width: str
    says: str = ""
    tone: str = ""


def bars(rows: Sequence[tuple[str, int]], says: Sequence[str] = (), tones: Sequence[str] = ()) -> list[Bar]:
    """Draw counts as lengths, the highest as long as the drawing is wide."""
    most = max((count for _, count in rows), default=0)
    return [
        Bar(label, count, share(count, most), says[at] if says else "", tones[at] if tones else "")
        for at, (label, count) in enumerate(rows)
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """A count at its place in time."""

    x: str
    middle: str
    width: str
    y: str
    height: str
    count: int
    says: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Counts in order, on one scale."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]


def columns(counts: Sequence[int], labels: Sequence[str], most: int | None = None, words: int = 6) -> Columns:
    """Stand counts side by side under at most `words` labels; `most` is the scale that several share."""
    whole, top = len(counts), most or max(counts, default=0)
    width = min(SLIM, (1 - GAP) / whole) if whole else 0.0
    stands = tuple(
        Column(
            share((at + 0.5) / whole - width / 2, 1),
            share(at + 0.5, whole),
            share(width, 1),
            share(top - count, top),
            share(count, top),
            count,
            f"{labels[at]}: {count}",
        )
        for at, count in enumerate(counts)
    )
    return Columns(stands, thinned([Tick(one.middle, labels[at]) for at, one in enumerate(stands)], words))


def thinned(ticks: Sequence[Tick], most: int = 6) -> tuple[Tick, ...]:
    """Keep every so-many-th tick, so that at most `most` words stand under a drawing.

    >>> [one.label for one in thinned([Tick("", str(month)) for month in range(1, 13)], 4)]
    ['1', '4', '7', '10']
    """
    return tuple(ticks[:: max(1, math.ceil(len(ticks) / most))])
