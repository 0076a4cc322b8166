"""Drawings place everything inside their frame, in the order of its value, and hide nothing."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.ui import plots

values = st.floats(0, 1e6)
counts = st.lists(st.integers(0, 500), min_size=1, max_size=40)
points = st.lists(st.builds(plots.Point, st.floats(0, 1), values), max_size=30)


def number(share: str) -> float:
    assert share.endswith("%")
    return float(share[:-1])


@given(values, st.integers(2, 8))
def test_axis_is_round_and_holds_the_highest(highest: float, most: int) -> None:
    scale = plots.axis(highest, most)
    assert scale.top >= highest * (1 - 1e-9)
    assert scale.top <= max(highest * 10, 1.0)
    assert 2 <= len(scale.ticks) <= most + 1
    assert scale.ticks[0].label == "0"
    assert number(scale.ticks[-1].at) == 100


@given(points, st.floats(1, 1e4))
def test_dots_stand_in_the_frame_and_the_higher_ones_higher(found: list[plots.Point], target: float) -> None:
    drawn = plots.dot_strip(found, [], (target, "target"))
    assert drawn.target is not None
    for point, dot in zip(found, drawn.dots, strict=True):
        assert 0 <= number(dot.x) <= 100
        assert 0 <= number(dot.y) <= 100
        assert dot.late == (point.value > target)
        over = number(drawn.target.at) - number(dot.y)
        assert over >= -0.02 if dot.late else over <= 0.02
    ranked = sorted(zip((one.value for one in found), drawn.dots, strict=True), key=lambda one: one[0])
    heights = [number(dot.y) for _, dot in ranked]
    assert heights == sorted(heights, reverse=True)


def test_median_over_the_target_changes_sides_with_it() -> None:
    point = plots.Point(0.5, 30)
    assert plots.dot_strip([point], [], (24, "target"), (30, "median")).crossed
    assert not plots.dot_strip([point], [], (24, "target"), (20, "median")).crossed
    assert not plots.dot_strip([point], [], None, (30, "median")).crossed


@given(st.lists(st.lists(values, min_size=5, max_size=5).map(sorted), min_size=1, max_size=6))
def test_ranges_keep_their_order_and_say_when_they_run_on(rows: list[list[float]]) -> None:
    made = [plots.Range(str(at), "", row[0], row[4], (row[1], row[2], row[3])) for at, row in enumerate(rows)]
    drawn = plots.range_bars(made)
    top = float(drawn.ticks[-1].label)
    for row, bar in zip(rows, drawn.rows, strict=True):
        assert number(bar.low) <= number(bar.high) <= 100
        assert number(bar.box) <= number(bar.median) + 0.02
        assert number(bar.median) <= number(bar.box) + number(bar.width) + 0.02
        assert bar.runs_on == (row[4] > top * (1 + 1e-4)) or abs(row[4] - top) <= top * 1e-4


def test_one_long_evening_does_not_press_the_others_flat() -> None:
    usual = plots.Range("Read", "", 8, 20, (10, 12, 15))
    long = plots.Range("Discuss", "", 10, 1400, (20, 30, 40))
    drawn = plots.range_bars([usual, long])
    assert drawn.ticks[-1].label == "60"
    assert [row.runs_on for row in drawn.rows] == [False, True]


@given(counts)
def test_columns_stand_side_by_side_under_their_numbers(found: list[int]) -> None:
    labels = [f"m{at}" for at in range(len(found))]
    drawn = plots.columns(found, labels)
    assert [one.count for one in drawn.columns] == found
    assert len(drawn.ticks) <= 6
    for one, following in zip(drawn.columns, drawn.columns[1:], strict=False):
        assert number(one.x) + number(one.width) <= number(following.x)
    for one in drawn.columns:
        assert abs(number(one.y) + number(one.height) - 100) <= 0.02 or not max(found)


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 900)), max_size=9))
def test_bars_are_as_long_as_their_counts(rows: list[tuple[str, int]]) -> None:
    drawn = plots.bars(rows)
    assert [(bar.label, bar.count) for bar in drawn] == rows
    most = max((count for _, count in rows), default=0)
    for bar in drawn:
        assert abs(number(bar.width) - (100 * bar.count / most if most else 0)) <= 0.01


def test_examples_hold() -> None:
    tried = doctest.testmod(plots)
    assert tried.failed == 0
    assert tried.attempted
