"""What only computes: spreads, shares, lengths of steps, votes that moved, and which of it may be told.

Nothing here asks the database; `queries.process` hands over what closed debriefs hold (rules D2-D4, F3).
"""

from collections.abc import Iterable, Sequence
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


def bunches(closed: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut closed debriefs, in their order of closing, into whole bunches; the newest wait for theirs.

    Votes are told of whole bunches alone: two figures of any two periods, looked at on any two days, differ
    by bunches or not at all, and none of them gives a single debrief's votes away (rule F3).

    >>> bunches("abcdefghijkl", 5)
    ['abcde', 'fghij']
    """
    return [closed[at : at + size] for at in range(0, len(closed) - size + 1, size)]


@dataclass(frozen=True, slots=True)
class Helped:
    """A kind of prompt: how often it was shown, and what those who led said of it (rule D7)."""

    kind: str
    shown: int
    useful: int
    not_useful: int


def helped_by(prompts: Iterable[tuple[str, bool | None]]) -> tuple[Helped, ...]:
    """Count (kind, useful or not or unsaid) by kind, the most shown first.

    >>> helped_by([("halo", True), ("halo", None), ("contrast", False)])[0]
    Helped(kind='halo', shown=2, useful=1, not_useful=0)
    """
    found: dict[str, list[bool | None]] = {}
    for kind, useful in prompts:
        found.setdefault(kind, []).append(useful)
    rows = [Helped(kind, len(one), one.count(True), one.count(False)) for kind, one in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.shown, row.kind)))
