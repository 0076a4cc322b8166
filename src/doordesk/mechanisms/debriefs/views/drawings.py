"""The figures of the process as a reader meets them: in words, as drawings, as tables (D1-D4, D10, F5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format

from doordesk.foundation.ui import plots
from doordesk.mechanisms.debriefs.queries.measures import Spread, spread_of
from doordesk.mechanisms.debriefs.queries.periods import place_in, places
from doordesk.mechanisms.debriefs.queries.process import Closed, Process
from doordesk.mechanisms.debriefs.states import STATIONS, State

HOUR, A_DAY = 60, 48 * 60  # in minutes; a span is told in days from two days on
COUNTED = (
    ("exceptions", "Called without an assessment", "D1"),
    ("absences", "Revealed without a second vote", "D3"),
    ("handovers", "Lead handed over", "L4"),
    ("vetoes", "Vetoes", "D10"),
)


@dataclass(frozen=True)
class Hours:
    """From the last interview to the debrief (rule D2)."""

    value: str
    of: str
    says: str
    plot: plots.DotStrip
    rows: list[tuple[datetime, str, bool]]


@dataclass(frozen=True)
class Steps:
    """How long each station takes (rule D3)."""

    value: str
    of: str
    says: str
    plot: plots.RangeBars
    unit: str
    rows: list[tuple[str, Spread, float | None]]


@dataclass(frozen=True)
class Count:
    """Something that happened so many times, over time."""

    name: str
    label: str
    rule: str
    total: int
    plot: plots.Columns


def counted(number: int, what: str) -> str:
    """Say how many, in the singular or the plural.

    >>> counted(1, "debrief"), counted(3, "debrief")
    ('1 debrief', '3 debriefs')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def span(minutes: float) -> str:
    """Say how long something took.

    >>> span(0.4), span(12.4), span(150), span(19 * 60), span(72 * 60)
    ('under 1 min', '12 min', '2.5 h', '19 h', '3 days')
    """
    if minutes < A_DAY:
        if minutes < 2 * HOUR:
            return f"{minutes:.0f} min" if minutes >= 1 else "under 1 min"
        return f"{round(minutes / HOUR, 1):g} h"
    return f"{round(minutes / HOUR / 24, 1):g} days"


def hours_of(found: Process) -> Hours | None:
    """Draw the hours of each debrief; nothing when none is on record."""
    rows = [(one.closed_at, one.hours) for one in found.closed if one.hours is not None]
    spread = spread_of((hours for _, hours in rows), found.fewest)
    if spread is None:
        return None
    target = found.settings["debriefs.target_hours"]
    in_time = sum(hours <= target for _, hours in rows)
    value, says = _hours_said(spread, in_time, target, found.fewest)
    months, until = _months(found), found.period.until
    points = [
        plots.Point((at - months[0]) / (until - months[0]), hours, f"{_day(at)}: {span(hours * HOUR)}")
        for at, hours in rows
    ]
    middle = (spread.median, f"median {span(spread.median * HOUR)}") if spread.median is not None else None
    return Hours(
        value,
        f"of {counted(spread.of, 'debrief')}",
        says,
        plots.dot_strip(points, _ticks(months, until), (target, f"target {target} h"), middle),
        [(at, f"{hours:.1f}", hours > target) for at, hours in rows],
    )


def _hours_said(spread: Spread, in_time: int, target: int, fewest: int) -> tuple[str, str]:
    if spread.half is None:
        return f"{in_time}", f"Began within {target} hours of the last interview. {_later(fewest)}"
    low, middle, high = (one * HOUR for one in spread.half)
    within = f"{in_time} of {spread.of} met the target of {target} h."
    began = f"half of them began {_between(low, high)} after the last interview"
    return span(middle), f"In the middle; {began}. {within}"


def _later(fewest: int) -> str:
    return f"A median is told from {fewest} debriefs on."


def _day(at: datetime) -> str:
    return date_format(at, "j M Y")


def _months(found: Process) -> list[datetime]:
    return places(found.period, [one.closed_at for one in found.closed])


def _ticks(months: list[datetime], until: datetime) -> tuple[plots.Tick, ...]:
    whole = until - months[0]
    ticks = [
        plots.Tick(plots.share((at - months[0]) / whole, 1), name)
        for at, name in zip(months, names(months), strict=True)
    ]
    return plots.thinned(ticks, 5)


def names(months: Sequence[datetime]) -> list[str]:
    """Name months briefly; the year stands beside the first and each January."""
    return [date_format(at, "M" if place and at.month > 1 else "M Y") for place, at in enumerate(months)]


def steps_of(found: Process) -> Steps | None:
    """Draw how long each station takes; nothing when no step is on record."""
    whole = spread_of((sum(one.minutes.values()) for one in found.closed if one.minutes), found.fewest)
    if whole is None:
        return None
    rows = [row for state, label in STATIONS if (row := _step(found, state, label))]
    unit, size = ("h", HOUR) if max(_usual(one) for _, one, _ in rows) > 4 * HOUR else ("min", 1)
    ranges = [_range(label, one, target, size) for label, one, target in rows]
    value = span(whole.median) if whole.median is not None else _between(whole.low, whole.high)
    says = "From the beginning of the reading to the decision." if whole.half else _later(found.fewest)
    return Steps(value, f"of {counted(whole.of, 'debrief')}", says, plots.range_bars(ranges), unit, rows)


def _step(found: Process, state: State, label: str) -> tuple[str, Spread, float | None] | None:
    spread = spread_of((one.minutes[state] for one in found.closed if state in one.minutes), found.fewest)
    target = float(found.settings["debriefs.reading_minutes"]) if state is State.READING else None
    return (label, spread, target) if spread else None


def _usual(one: Spread) -> float:
    return one.half[2] if one.half else one.high


def _range(label: str, one: Spread, target: float | None, size: int) -> plots.Range:
    half = (one.half[0] / size, one.half[1] / size, one.half[2] / size) if one.half else None
    clock = f"; {target:g} min on the clock" if target else ""
    said = f"{_spread_said(one)}{clock}"
    return plots.Range(label, said, one.low / size, one.high / size, half, target / size if target else None)


def _spread_said(one: Spread) -> str:
    if one.half is None:
        return _between(one.low, one.high)
    low, middle, high = one.half
    half = "" if span(low) == span(high) else f", half {_between(low, high)}"
    longest = "" if span(one.high) == span(middle) else f", longest {span(one.high)}"
    return f"median {span(middle)}{half}{longest}"


def _between(low: float, high: float) -> str:
    return span(low) if span(low) == span(high) else f"{span(low)} to {span(high)}"


def counts_of(found: Process) -> list[Count]:
    """Draw what happened out of the ordinary, each kind over the same months and on one scale."""
    months = _months(found)
    rows = {name: _by_month(found.closed, months, name) for name, _, _ in COUNTED}
    most = max((max(row) for row in rows.values()), default=0)
    return [
        Count(name, label, rule, sum(rows[name]), plots.columns(rows[name], names(months), most, 5))
        for name, label, rule in COUNTED
    ]


def months_of(found: Process) -> list[tuple[str, int, list[int]]]:
    """The same as a table: month, debriefs closed, and each kind; months without a debrief are left out."""
    months = _months(found)
    closed = _by_month(found.closed, months, "")
    rows = [_by_month(found.closed, months, name) for name, _, _ in COUNTED]
    said = [date_format(at, "M Y") for at in months]
    return [(said[at], closed[at], [row[at] for row in rows]) for at in range(len(months)) if closed[at]]


def _by_month(closed: Sequence[Closed], months: list[datetime], name: str) -> list[int]:
    counts = [0] * len(months)
    for one in closed:
        counts[place_in(months, one.closed_at)] += getattr(one, name) if name else 1
    return counts


def moves_drawn(found: Process) -> list[plots.Bar]:
    """Draw where second votes went (rule D4)."""
    if found.told is None:
        return []
    moves = found.told.moves
    rows = [
        ("Moved towards hiring", moves.up),
        ("Stayed", moves.same),
        ("Moved away from hiring", moves.down),
    ]
    says = [f"{round(100 * count / moves.changed.of)} %" if moves.changed.of else "" for _, count in rows]
    return plots.bars(rows, says, ("up", "same", "down"))
