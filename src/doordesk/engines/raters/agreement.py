"""How far two or more raters agree on the same items. Rules P2, P5."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from statistics import fmean

from doordesk.engines.raters.blocks import Matrix, TooLittle
from doordesk.engines.raters.kappa import Kappa, any_raters, rated, same_raters, with_interval
from doordesk.engines.raters.shares import Share, wilson


class Raters(StrEnum):
    """Whether a column is one and the same rater."""

    SAME = "same"
    CHANGING = "changing"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of equal and of nearly equal ratings, and kappa where there is enough for it."""

    exact: Share
    within_one: Share
    kappa: Kappa | None

    @property
    def items(self) -> int:
        """How many items two or more have rated."""
        return self.exact.n


def agreement(items: Matrix, *, raters: Raters = Raters.SAME) -> Agreement:
    """Compare ratings of the same items. Rules P2, P5.

    `items` has one row for each item and one column for each rater, on one scale of whole steps; None where
    somebody has not rated. Items with fewer than two ratings are left out.

    - `exact`, `within_one`: the share of pairs of raters that are equal, or at most one step apart; with more
      than two raters the mean of the items' shares. Wilson's 95 per cent interval counts items, not pairs,
      for the pairs of one item are not independent: it is rather too wide than too narrow.
    - `kappa`: quadratic weights. `Raters.SAME` for columns that are the same person throughout (Cohen,
      Conger), `Raters.CHANGING` for two of many reviewers on each item (Fleiss, Gwet): order in a row is then
      without meaning. Interval by jackknife (`kappa.with_interval`). None below five items, and when
      everybody gave one and the same rating throughout.

    Errors: `TooLittle` when no item has two ratings, `ValueError` for rows of different lengths when the
    columns are raters.

    >>> found = agreement([[4, 4], [3, 2], [2, 2], [1, 3]])
    >>> found.exact.value, found.within_one.value, found.kappa
    (0.5, 0.75, None)
    """
    if raters is Raters.SAME and len({len(row) for row in items}) > 1:
        message = "The rows have different lengths."
        raise ValueError(message)
    rows = list(rated(items))
    if not rows:
        message = "No item has been rated by two."
        raise TooLittle(message)
    coefficient = same_raters if raters is Raters.SAME else any_raters
    return Agreement(_share(rows, 0), _share(rows, 1), with_interval(items, coefficient))


def _share(rows: list[list[float]], steps: int) -> Share:
    shares = [fmean(abs(a - b) <= steps for a, b in combinations(row, 2)) for row in rows]
    return wilson(fmean(shares), len(rows))
