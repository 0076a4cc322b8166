"""Weighted kappa for two or more raters, and how sure it is."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import fmean, variance

from doordesk.engines.raters.blocks import Matrix
from doordesk.engines.raters.shares import Z

FEWEST = 5
"""Below this many items rated by two or more, no kappa is given."""

Distance = Callable[[float, float], float]
Coefficient = Callable[[Matrix], float | None]


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance: 1 is full, 0 is chance. `interval`, where there is one: 95 per cent."""

    value: float
    n: int
    interval: tuple[float, float] | None


def squared(one: float, other: float) -> float:
    """Weigh a disagreement by its square: two steps apart count four times one step."""
    return (one - other) ** 2


def same_raters(items: Matrix, distance: Distance = squared) -> float | None:
    """Return kappa when a column is the same rater throughout; None when chance allows no disagreement.

    1 - observed / expected disagreement, both over all pairs of raters; expected from each rater's own
    distribution over the items that the pair shares. For two raters this is Cohen's weighted kappa (1968,
    Psychological Bulletin 70, 213-220), for more Conger's (1980, Psychological Bulletin 88, 322-328).
    """
    observed = expected = 0.0
    for one, other in combinations(range(len(items[0])), 2):
        pairs = [(row[one], row[other]) for row in items]
        shared = [(a, b) for a, b in pairs if a is not None and b is not None]
        observed += sum(distance(a, b) for a, b in shared)
        if shared:
            left, right = (Counter(side) for side in zip(*shared, strict=True))
            expected += _expected(left, right, distance) * len(shared)
    return None if expected == 0 else 1 - observed / expected


def any_raters(items: Matrix, distance: Distance = squared) -> float | None:
    """Return kappa when the raters change from item to item; None when chance allows no disagreement.

    Every item counts once, by the mean over its pairs; expected disagreement comes from all ratings together,
    those of items with a single rating too.

    Source: J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin
    76, 378-382; with weights and gaps as in K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.
    """
    rows = list(rated(items))
    observed = fmean(fmean(distance(a, b) for a, b in combinations(row, 2)) for row in rows)
    all_together: dict[float, float] = defaultdict(float)
    for row in map(_values, items):
        for value in row:
            all_together[value] += 1 / len(row)
    expected = _expected(all_together, all_together, distance)
    return None if expected == 0 else 1 - observed / expected


def with_interval(items: Matrix, coefficient: Coefficient) -> Kappa | None:
    """Return kappa with its interval, or None when there is too little to say.

    None below five items that two have rated, and when chance allows no disagreement.

    The interval is the delete-one jackknife over items with Student's quantile for n - 1, cut at -1 and 1.
    It is left out when leaving one item out changes nothing (full agreement: the shares' interval says how
    much that is worth) or leaves nothing to disagree about.

    Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.
    """
    usable, n = [row for row in items if _values(row)], len(list(rated(items)))
    value = coefficient(usable) if n >= FEWEST else None
    if value is None:
        return None
    without = [coefficient([*usable[:place], *usable[place + 1 :]]) for place in range(len(usable))]
    return Kappa(value, n, _interval(value, without))


def _interval(value: float, without: Sequence[float | None]) -> tuple[float, float] | None:
    values = [one for one in without if one is not None]
    n = len(without)
    spread = variance(values) if len(values) == n else 0.0
    if spread == 0:
        return None
    half = student(n - 1) * sqrt(spread * (n - 1) ** 2 / n)
    return max(-1.0, value - half), min(1.0, value + half)


def student(freedom: int) -> float:
    """Student's 97.5 per cent point, to three figures from 4 degrees on (Abramowitz and Stegun, 26.7.5)."""
    terms = (
        (Z**3 + Z) / 4,
        (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96,
        (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384,
        (79 * Z**9 + 776 * Z**7 + 1482 * Z**5 - 1920 * Z**3 - 945 * Z) / 92160,
    )
    return Z + sum(term / float(freedom) ** power for power, term in enumerate(terms, start=1))


def rated(items: Matrix) -> Iterator[list[float]]:
    """Yield the ratings of each item that two or more have rated."""
    for row in items:
        values = _values(row)
        if len(values) > 1:
            yield values


def _values(row: Sequence[float | None]) -> list[float]:
    return [one for one in row if one is not None]


def _expected(left: Mapping[float, float], right: Mapping[float, float], distance: Distance) -> float:
    """Return the mean distance of two ratings drawn apart, one from each distribution."""
    total = sum(left.values()) * sum(right.values())
    return sum(distance(a, b) * m * n for a, m in left.items() for b, n in right.items()) / total
