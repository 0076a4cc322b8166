"""Cronbach's four components: where somebody's ratings differ from the target scores. Rule P2."""

from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from doordesk.engines.raters.blocks import Block, Matrix, complete_block

Full = list[list[float]]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The four components, in steps of the rating scale; 0 means no difference from the target scores.

    `elevation` has a sign (above 0: higher than the experts). The other three are root mean squares. The
    squares of all four add up to `distance`, the mean squared difference between ratings and targets.
    """

    elevation: float
    differential_elevation: float
    stereotype_accuracy: float
    differential_accuracy: float
    block: Block

    @property
    def distance(self) -> float:
        """The mean squared difference (Cronbach's D squared, by cell), in squared steps."""
        return (
            self.elevation**2
            + self.differential_elevation**2
            + self.stereotype_accuracy**2
            + self.differential_accuracy**2
        )

    @property
    def ratees(self) -> int:
        """How many ratees were used."""
        return len(self.block.rows)

    @property
    def dimensions(self) -> int:
        """How many dimensions were used."""
        return len(self.block.columns)


def accuracy(ratings: Matrix, targets: Matrix) -> Accuracy:
    """Compare one rater's ratings with target scores. Rule P2.

    Both are matrices of n ratees (rows) by k dimensions (columns) on one scale, None for a gap; what is used
    is the largest block in which neither has one (`complete_block`). With d the difference rating minus
    target, d.. its mean, di. and d.j its means by ratee and by dimension:

    - elevation = d..: higher or lower than the targets, whoever is rated;
    - differential elevation = sqrt(mean over i of (di. - d..)²): who is better than whom, over all;
    - stereotype accuracy = sqrt(mean over j of (d.j - d..)²): which dimension is rated higher than which;
    - differential accuracy = sqrt(mean over i, j of (dij - di. - d.j + d..)²): who is strong in what.

    Small is accurate in all four. They are distances; Cronbach's further split of each into spread and
    correlation is not made here, for a handful of cases gives no correlation worth having.

    Errors: `TooLittle` below two ratees by two dimensions, `ValueError` for different shapes.

    Source: L. J. Cronbach (1955), Processes affecting scores on "understanding of others" and "assumed
    similarity", Psychological Bulletin 52, 177-193; in this notation L. M. Sulsky and W. K. Balzer (1988),
    Meaning and measurement of performance rating accuracy, Journal of Applied Psychology 73, 497-506.

    >>> found = accuracy([[4, 3], [3, 2]], [[3, 2], [2, 1]])
    >>> found.elevation, found.differential_elevation, found.differential_accuracy
    (1.0, 0.0, 0.0)
    """
    block = complete_block(ratings, targets)
    apart = _differences(ratings, targets, block)
    rows, columns = [fmean(row) for row in apart], [fmean(one) for one in zip(*apart, strict=True)]
    whole = fmean(rows)
    return Accuracy(
        elevation=whole,
        differential_elevation=_root_mean_square([row - whole for row in rows]),
        stereotype_accuracy=_root_mean_square([one - whole for one in columns]),
        differential_accuracy=_root_mean_square(
            [
                apart[i][j] - row - column + whole
                for i, row in enumerate(rows)
                for j, column in enumerate(columns)
            ]
        ),
        block=block,
    )


def _differences(ratings: Matrix, targets: Matrix, block: Block) -> Full:
    return [[_apart(ratings[i][j], targets[i][j]) for j in block.columns] for i in block.rows]


def _apart(rating: float | None, target: float | None) -> float:
    """Subtract; a block has no gaps, which only its maker knows."""
    if rating is None or target is None:
        message = "A block without gaps has one."
        raise AssertionError(message)
    return rating - target


def _root_mean_square(values: list[float]) -> float:
    return sqrt(fmean(one * one for one in values))
