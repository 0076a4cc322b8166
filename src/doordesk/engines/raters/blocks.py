"""Which part of a matrix with gaps is used: the largest block without any."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Matrix = Sequence[Sequence[float | None]]
"""One row for each ratee, one value for each dimension; None where there is no rating."""

LEAST = 2
MOST_WAYS = 20_000


class TooLittle(ValueError):
    """Too few ratings for the figure that was asked for; the sentence says what is missing."""


@dataclass(frozen=True, slots=True)
class Block:
    """Places of the rows and columns that are used, both ascending."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many ratings it holds."""
        return len(self.rows) * len(self.columns)


def complete_block(*matrices: Matrix) -> Block:
    """Return the largest block in which no matrix has a gap: at least two rows and two columns.

    `matrices` have the same shape. A cell counts only where all of them have a value. The most cells win; of
    blocks of one size the one with more rows (ratees), then the one further left. Sets of columns are tried
    as they arise from the rows' own gaps; beyond 20,000 such sets (rows with scattered gaps in very wide
    matrices) those found first are taken.

    Errors: `ValueError` when the shapes differ, `TooLittle` when no block of two by two is without gaps.

    >>> complete_block([[1, 2, None], [3, 4, 1], [2, 2, 2]])
    Block(rows=(0, 1, 2), columns=(0, 1))
    """
    present = _present(matrices)
    blocks = (_block(columns, present) for columns in _column_sets(present))
    usable = [one for one in blocks if len(one.rows) >= LEAST and len(one.columns) >= LEAST]
    if not usable:
        message = "Two ratees rated on the same two dimensions are the least that can be compared."
        raise TooLittle(message)
    return min(usable, key=lambda one: (-one.size, -len(one.rows), one.columns))


def _present(matrices: Sequence[Matrix]) -> list[frozenset[int]]:
    """Return for each row the columns in which every matrix has a value."""
    shapes = {tuple(len(row) for row in one) for one in matrices}
    if len(shapes) > 1:
        message = "Ratings and targets have different shapes."
        raise ValueError(message)
    if len(set(shapes.pop())) > 1:
        message = "The rows have different lengths."
        raise ValueError(message)
    return [
        frozenset(place for place, cells in enumerate(zip(*rows, strict=True)) if None not in cells)
        for rows in zip(*matrices, strict=True)
    ]


def _column_sets(present: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """Return every set of columns that is common to some rows: the largest block's is one of them."""
    found: set[frozenset[int]] = set()
    for row in dict.fromkeys(present):
        found |= {row, *(row & one for one in found)}
        if len(found) > MOST_WAYS:
            break
    return found


def _block(columns: frozenset[int], present: Sequence[frozenset[int]]) -> Block:
    rows = tuple(place for place, row in enumerate(present) if columns <= row)
    return Block(rows, tuple(sorted(columns)))
