"""The plain sum beside the decision: every rating counts the same (rules D14, Y4). Advisory, and never more.

Source: Dawes 1979, "The robust beauty of improper linear models"; Kuncel et al. 2013.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from doordesk.mechanisms.assessments.states import Rating
from doordesk.mechanisms.debriefs.states import Outcome

MIDDLE = 2.5  # half-way between 'below the bar' (2) and 'meets the bar' (3)


class Leaning(StrEnum):
    """On which side of the middle the mean lies."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Summary:
    """Ratings counted from 4 to 1, those without enough data aside; `mean` is None without a rating."""

    counts: tuple[tuple[int, int], ...]
    rated: int
    without_data: int
    mean: float | None

    @property
    def leaning(self) -> Leaning:
        """Which side the mean lies on."""
        if self.mean is None or self.mean == MIDDLE:
            return Leaning.NEITHER
        return Leaning.FOR if self.mean > MIDDLE else Leaning.AGAINST

    @property
    def at_bar(self) -> int:
        """How many ratings meet or raise the bar."""
        return sum(count for value, count in self.counts if value >= Rating.GOOD)

    def differs(self, outcome: Outcome) -> bool:
        """Tell whether the decision went the other way; what lies in the middle differs from nothing."""
        hired = outcome == Outcome.HIRE
        return self.leaning == (Leaning.AGAINST if hired else Leaning.FOR)


def summary_of(ratings: Iterable[int | None]) -> Summary:
    """Sum up ratings with equal weight; 0 is 'not enough data', None is not rated and left out.

    >>> summary_of([4, 3, 2, 0]).mean
    3.0
    """
    given = [int(one) for one in ratings if one is not None]
    rated = [one for one in given if one != Rating.NO_DATA]
    mean = sum(rated) / len(rated) if rated else None
    counts = tuple((value, rated.count(value)) for value in (4, 3, 2, 1))
    return Summary(counts, len(rated), len(given) - len(rated), mean)
