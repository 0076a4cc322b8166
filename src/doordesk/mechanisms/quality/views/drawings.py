"""Drawings and words for the figures of quality reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format

from doordesk.engines.raters import Kappa, Share
from doordesk.foundation.ui import plots
from doordesk.mechanisms.debriefs.queries.periods import places
from doordesk.mechanisms.quality.queries.figures import Figures, LineFigures
from doordesk.mechanisms.quality.states import Level


@dataclass(frozen=True, slots=True)
class LineDrawn:
    """A line: its mean in words, month by month as dots, and how many marks of each level."""

    name: str
    label: str
    mean: str
    of: int
    says: str
    plot: plots.DotStrip
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A row of the table of agreement; `kappa` is a sentence while there is too little for it."""

    label: str
    of: int
    exact: str
    within_one: str
    kappa: str
    interval: str


def line_drawn(one: LineFigures, found: Figures) -> LineDrawn:
    """Draw a line's means over the period on the scale of the four marks."""
    months = places(found.period, [looked.at for looked in found.looked])
    whole = found.period.until - months[0]
    points = [
        plots.Point(
            (max(month.at, months[0]) - months[0]) / whole,
            month.mean,
            _month_says(month.at, month.mean, month.of),
        )
        for month in one.months
    ]
    ticks = [
        plots.Tick(plots.share((at - months[0]) / whole, 1), name)
        for at, name in zip(months, _names(months), strict=True)
    ]
    drawn = plots.dot_strip(points, plots.thinned(ticks, 5), top=float(Level.EXEMPLARY))
    says = f"Mean {one.mean:.1f} of 4, from {one.of} assessments."
    counts = tuple((str(level.label), one.counts[level]) for level in Level)
    return LineDrawn(one.line.value, str(one.line.label), f"{one.mean:.1f}", one.of, says, drawn, counts)


def _month_says(at: datetime, mean: float, of: int) -> str:
    return f"{date_format(at, 'M Y')}: {mean:.1f}, from {of}"


def _names(months: Sequence[datetime]) -> list[str]:
    return [date_format(at, "M" if place and at.month > 1 else "M Y") for place, at in enumerate(months)]


def months_of(found: Figures) -> list[tuple[str, int, list[str]]]:
    """The same as a table: month, how many assessments, each line's mean."""
    if not found.lines:
        return []
    rows = zip(*(one.months for one in found.lines), strict=True)
    return [(date_format(row[0].at, "M Y"), row[0].of, [f"{one.mean:.1f}" for one in row]) for row in rows]


def agreement_of(found: Figures) -> list[Agreed]:
    """How far two reviewers agree, line by line; empty while no piece has two."""
    return [
        Agreed(
            str(one.line.label),
            one.agreement.items,
            _share(one.agreement.exact),
            _share(one.agreement.within_one),
            *_kappa(one.agreement.kappa),
        )
        for one in found.lines
        if one.agreement
    ]


def _share(one: Share) -> str:
    return f"{_percent(one.value)} % ({_percent(one.low)} to {_percent(one.high)})"


def _percent(part: float) -> int:
    return round(100 * part)


def _kappa(one: Kappa | None) -> tuple[str, str]:
    if one is None:
        return "too few, or all alike", ""
    interval = f"{one.interval[0]:.2f} to {one.interval[1]:.2f}" if one.interval else "none"
    return f"{one.value:.2f}", interval
