"""Cronbach's components: hand-made examples, an analysis of variance, and what must hold for any ratings."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.raters import Accuracy, Block, TooLittle, accuracy, complete_block
from doordesk.engines.raters.blocks import Matrix
from tests.engines.raters import published as known

cells = st.one_of(st.none(), st.integers(1, 4))
sizes = st.tuples(st.integers(2, 6), st.integers(2, 5))


def grids(cell: st.SearchStrategy[float | None]) -> st.SearchStrategy[tuple[Matrix, Matrix]]:
    def pair(size: tuple[int, int]) -> st.SearchStrategy[tuple[Matrix, Matrix]]:
        rows = st.lists(
            st.lists(cell, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
        return st.tuples(rows, rows)

    return sizes.flatmap(pair)


full = grids(st.integers(1, 4))


def components(found: Accuracy) -> tuple[float, float, float, float]:
    return (
        found.elevation,
        found.differential_elevation,
        found.stereotype_accuracy,
        found.differential_accuracy,
    )


# Three ratees by two dimensions, worked by hand.
TARGETS = [[3, 2], [2, 2], [1, 3]]


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        pytest.param(TARGETS, (0, 0, 0, 0), id="the experts' own"),
        pytest.param([[4, 3], [3, 3], [2, 4]], (1, 0, 0, 0), id="one step too high, whoever it is"),
        # differences by ratee +1, 0, -1 on both dimensions: sqrt((1 + 0 + 1) / 3)
        pytest.param(
            [[4, 3], [2, 2], [0, 2]], (0, sqrt(2 / 3), 0, 0), id="the best too high, the last too low"
        ),
        # +1 on the first dimension and -1 on the second, for everybody
        pytest.param([[4, 1], [3, 1], [2, 2]], (0, 0, 1, 0), id="one dimension high, the other low"),
        # +1 and -1, -1 and +1, nothing: means by row and column are 0; sqrt(4 / 6)
        pytest.param([[4, 1], [1, 3], [1, 3]], (0, 0, 0, sqrt(4 / 6)), id="strengths in the wrong place"),
        # differences [[1, 0], [2, 1], [0, -1]]: mean 0.5; rows 0.5, 1.5, -0.5; columns 1, 0; no rest
        pytest.param(
            [[4, 2], [4, 3], [1, 2]], (0.5, sqrt(2 / 3), 0.5, 0), id="high, ratees and dimensions at once"
        ),
    ],
)
def test_hand_made_examples(ratings: Matrix, expected: tuple[float, ...]) -> None:
    assert components(accuracy(ratings, TARGETS)) == pytest.approx(expected)


def test_the_components_are_those_of_an_analysis_of_variance() -> None:
    """The sums of squares of a two-way table without replication, by the computing formulas of a textbook.

    Differences [[1, 0, 2], [0, 1, -1], [2, 1, 0], [1, -1, 0]], 4 x 3. Total 6; row totals 3, 0, 3, 0; column
    totals 4, 1, 1; sum of squares 14. Correction 36 / 12 = 3; rows 18 / 3 - 3 = 3; columns 18 / 4 - 3 = 1.5;
    rest 14 - 3 - 3 - 1.5 = 6.5.
    """
    apart = [[1, 0, 2], [0, 1, -1], [2, 1, 0], [1, -1, 0]]
    targets = [[2, 3, 2], [3, 1, 3], [1, 2, 4], [2, 3, 3]]
    ratings = [[t + d for t, d in zip(*rows, strict=True)] for rows in zip(targets, apart, strict=True)]
    found = accuracy(ratings, targets)
    assert [one**2 * 12 for one in components(found)] == pytest.approx([3, 3, 1.5, 6.5])


def test_the_components_match_a_published_analysis_of_variance() -> None:
    """Differences to a target of 0 are the table itself; its published mean squares give three components."""
    found = accuracy(known.SHROUT_FLEISS, [[0] * 4] * 6)
    squares = [one**2 * 24 for one in components(found)][1:]
    printed = (known.TARGETS_MEAN_SQUARE, known.JUDGES_MEAN_SQUARE, known.REST_MEAN_SQUARE)
    assert [square / freedom for square, freedom in zip(squares, (5, 3, 15), strict=True)] == pytest.approx(
        printed, abs=5e-3
    )


@given(full)
def test_the_squares_add_up_to_the_mean_squared_distance(pair: tuple[Matrix, Matrix]) -> None:
    ratings, targets = pair
    apart = [(r or 0) - (t or 0) for rows in zip(*pair, strict=True) for r, t in zip(*rows, strict=True)]
    found = accuracy(ratings, targets)
    assert found.distance == pytest.approx(sum(one * one for one in apart) / len(apart))


@given(full, st.integers(-3, 3))
def test_shifting_every_rating_moves_elevation_only(pair: tuple[Matrix, Matrix], shift: int) -> None:
    ratings, targets = pair
    before = components(accuracy(ratings, targets))
    after = components(accuracy([[(one or 0) + shift for one in row] for row in ratings], targets))
    assert after == pytest.approx((before[0] + shift, *before[1:]), abs=1e-7)


@given(full, st.integers(1, 3))
def test_shifting_one_ratee_leaves_dimensions_and_the_rest(pair: tuple[Matrix, Matrix], shift: int) -> None:
    ratings, targets = pair
    before = components(accuracy(ratings, targets))
    moved = [[(one or 0) + shift for one in ratings[0]], *ratings[1:]]
    assert components(accuracy(moved, targets))[2:] == pytest.approx(before[2:], abs=1e-7)


@given(full)
def test_ratees_and_dimensions_change_places_together(pair: tuple[Matrix, Matrix]) -> None:
    turned = [list(map(list, zip(*one, strict=True))) for one in pair]
    elevation, by_ratee, by_dimension, rest = components(accuracy(*pair))
    assert components(accuracy(*turned)) == pytest.approx((elevation, by_dimension, by_ratee, rest), abs=1e-7)


@given(grids(cells))
def test_the_block_has_no_gap_and_none_is_larger(pair: tuple[Matrix, Matrix]) -> None:
    whole = [
        [r is not None and t is not None for r, t in zip(*rows, strict=True)]
        for rows in zip(*pair, strict=True)
    ]
    width = len(whole[0])
    by_hand = [
        len(rows) * len(columns)
        for chosen in range(2**width)
        if len(columns := [place for place in range(width) if chosen >> place & 1]) > 1
        and len(rows := [row for row in whole if all(row[place] for place in columns)]) > 1
    ]
    if not by_hand:
        with pytest.raises(TooLittle):
            complete_block(*pair)
        return
    block = complete_block(*pair)
    assert block.size == max(by_hand)
    assert all(whole[row][column] for row in block.rows for column in block.columns)


def test_of_two_blocks_of_one_size_more_ratees_win() -> None:
    gaps: Matrix = [[1, 2, None], [1, 2, None], [1, 2, 3], [None, None, 3]]
    assert complete_block(gaps) == Block((0, 1, 2), (0, 1))


def test_too_little_and_unlike_shapes_are_refused() -> None:
    with pytest.raises(TooLittle, match="least that can be compared"):
        accuracy([[1, 2]], [[1, 2]])
    with pytest.raises(ValueError, match="different shapes"):
        accuracy([[1, 2], [2, 1]], [[1, 2, 3], [3, 2, 1]])
