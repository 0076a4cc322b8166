"""What only computes: spreads, shares, lengths of steps, votes that moved, and which of it may be told.

Nothing here asks the database; `queries.process` hands over what closed debriefs hold (rules D2-D4, F3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import quantiles
from typing import TypeVar

from doordesk.mechanisms.debriefs.states import STATIONS, State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` is the sample size that stands beside every share."""

    part: int
    of: int

    @property
    def percent(self) -> int | None:
        """In whole percent; None for an empty sample."""
        return round(100 * self.part / self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Spread:
    """Lowest and highest of `of` values; `half` holds lower quartile, median, upper quartile of enough."""

    of: int
    low: float
    high: float
    half: tuple[float, float, float] | None = None

    @property
    def median(self) -> float | None:
        """The middle value; None of too few."""
        return self.half[1] if self.half else None


def spread_of(values: Iterable[float], fewest: int) -> Spread | None:
    """Sum up durations; quartiles by linear interpolation (Hyndman & Fan 1996, type 7), from `fewest` on.

    >>> spread_of([1, 2, 3, 4, 5], fewest=5)
    Spread(of=5, low=1, high=5, half=(2.0, 3.0, 4.0))
    """
    found = sorted(values)
    if not found:
        return None
    half = None
    if len(found) >= max(fewest, 2):
        low, middle, high = quantiles(found, n=4, method="inclusive")
        half = (low, middle, high)
    return Spread(len(found), found[0], found[-1], half)


def lengths(steps: Sequence[tuple[State, datetime]]) -> dict[State, float]:
    """Minutes spent in each station of one closed debrief; going back to the discussion adds to it (rule D3).

    `steps` are (state entered, when), in order; a station is over when the next one begins.
    """
    stations = {state for state, _ in STATIONS}
    found: dict[State, float] = {}
    for (state, begun), (_, over) in pairwise(steps):
        if state in stations:
            found[state] = found.get(state, 0.0) + max((over - begun) / timedelta(minutes=1), 0.0)
    return found


@dataclass(frozen=True, slots=True)
class Moves:
    """Second votes beside the first ones: more for hiring, the same, less (rule D4)."""

    up: int
    same: int
    down: int

    @property
    def changed(self) -> Share:
        """How many moved, of all."""
        return Share(self.up + self.down, self.up + self.same + self.down)


def moves_of(votes: Iterable[tuple[int, int]]) -> Moves:
    """Count (first, second) votes by where they went.

    >>> moves_of([(3, 4), (2, 2), (3, 2)])
    Moves(up=1, same=1, down=1)
    """
    signs = [(second > first) - (second < first) for first, second in votes]
    return Moves(signs.count(1), signs.count(0), signs.count(-1))


def settled(closed: Sequence[T], fewest: int) -> Sequence[T]:
    """The debriefs whose votes may be counted: the oldest, in whole bunches of `fewest`; the rest waits.

    `closed` is in the order of closing. Two looks at the page then differ by a bunch or not at all: no look
    before and after one debrief gives its votes away (rule F3).

    >>> settled("abcdefg", 5)
    'abcde'
    """
    return closed[: len(closed) // fewest * fewest]


def tellable(counts: Mapping[int, int], fewest: int) -> frozenset[int]:
    """Which periods may be told: those with enough debriefs that differ from every longer one by enough.

    `counts` has the number of debriefs for each period's months, 0 for all time; a longer period holds all
    that a shorter one holds. What lies between two told periods is then nothing, or enough (rule F3).

    >>> sorted(tellable({3: 5, 6: 7, 12: 20, 0: 20}, 5))
    [0, 6, 12]
    """
    told: list[int] = []
    for months in sorted(counts, key=lambda one: one or max(counts) + 1, reverse=True):
        between = (counts[longer] - counts[months] for longer in told)
        if counts[months] >= fewest and all(found == 0 or found >= fewest for found in between):
            told.append(months)
    return frozenset(told)
