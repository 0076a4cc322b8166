"""Agreement of raters: published results, honest intervals, and what must hold for any ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.raters import Raters, TooLittle, agreement
from doordesk.engines.raters.kappa import any_raters, same_raters, student, with_interval
from doordesk.engines.raters.shares import wilson
from tests.engines.raters import published as known

steps = st.integers(1, 4)
pairs = st.lists(st.lists(steps, min_size=2, max_size=2), min_size=1, max_size=12)


def nominal(one: float, other: float) -> float:
    return float(one != other)


def apart(one: float, other: float) -> float:
    return abs(one - other)


def test_two_raters_match_sas_and_irr() -> None:
    assert same_raters(known.SAS, nominal) == pytest.approx(known.SAS_KAPPA, abs=5e-5)
    assert same_raters(known.SAS, apart) == pytest.approx(known.SAS_LINEAR, abs=5e-5)
    assert same_raters(known.ANXIETY) == pytest.approx(known.ANXIETY_SQUARED, abs=5e-8)


def test_more_and_changing_raters_match_irrcac() -> None:
    assert any_raters(known.GWET, nominal) == pytest.approx(known.GWET_FLEISS, abs=5e-6)
    assert any_raters(known.SIX, nominal) == pytest.approx(known.SIX_FLEISS, abs=5e-8)
    found = agreement(known.GWET, raters=Raters.CHANGING)
    assert found.exact.value == pytest.approx(known.GWET_EXACT, abs=5e-8)
    assert found.items == 11  # the twelfth has one rating


def test_the_interval_comes_near_the_printed_standard_errors() -> None:
    twenty = known.SAS * 20
    found = with_interval(twenty, lambda rows: same_raters(rows, nominal))
    assert found
    assert found.interval
    half = (found.interval[1] - found.interval[0]) / 2
    assert half == pytest.approx(1.96 * known.SAS_ERROR / 20**0.5, rel=0.02)


def test_student_is_that_of_the_tables() -> None:
    printed = {4: 2.776, 9: 2.262, 19: 2.093, 29: 2.045, 120: 1.980}
    assert {freedom: student(freedom) for freedom in printed} == pytest.approx(printed, abs=6e-4)


def test_wilson_is_that_of_the_textbook() -> None:
    share = wilson(
        81 / 263, 263
    )  # R. G. Newcombe (1998), Statistics in Medicine 17, table I: 0.2553 to 0.3662
    assert (share.low, share.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert (wilson(0, 10).low, wilson(1, 10).high) == (0, 1)


def test_few_items_have_shares_but_no_kappa() -> None:
    found = agreement([[4, 4], [3, 2], [2, 2], [1, 3]])
    assert found.kappa is None
    assert (found.exact.low, found.exact.high) == pytest.approx((0.15, 0.85), abs=0.005)


def test_one_rating_throughout_has_no_kappa_and_full_agreement_no_interval() -> None:
    assert agreement([[3, 3]] * 9).kappa is None
    full = agreement([[step, step] for step in (1, 2, 3, 4, 4, 3)]).kappa
    assert full
    assert (full.value, full.interval) == (1, None)


def test_two_steps_count_four_times_one() -> None:
    near = same_raters([[1, 2], [2, 1], [3, 4], [4, 3]])
    far = same_raters([[1, 3], [3, 1], [2, 4], [4, 2]])
    assert near == pytest.approx(1 - 1 / 2.5)
    assert far == pytest.approx(1 - 4 / 2.5)


def test_nothing_rated_by_two_is_refused() -> None:
    with pytest.raises(TooLittle, match="No item has been rated by two"):
        agreement([[1, None], [None, 2]])
    with pytest.raises(ValueError, match="different lengths"):
        agreement([[1, 2], [1, 2, 3]])


@given(pairs)
def test_agreement_keeps_its_bounds_and_does_not_care_who_is_first(items: list[list[int]]) -> None:
    found = agreement(items)
    turned = agreement([row[::-1] for row in items])
    assert (found.exact, found.within_one) == (turned.exact, turned.within_one)
    assert (found.kappa and found.kappa.value) == pytest.approx(turned.kappa and turned.kappa.value)
    assert 0 <= found.exact.low <= found.exact.value <= found.exact.high <= 1
    assert found.exact.value <= found.within_one.value
    if found.kappa and found.kappa.interval:
        assert -1 <= found.kappa.interval[0] <= found.kappa.value <= found.kappa.interval[1] <= 1
