"""What only computes of the process: spreads, lengths, moves, bunches, months (rules D2, D3, D4, F3)."""

import doctest
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.mechanisms.debriefs.queries import measures, periods
from doordesk.mechanisms.debriefs.queries.measures import (
    Moves,
    Share,
    bunches,
    lengths,
    moves_of,
    spread_of,
)
from doordesk.mechanisms.debriefs.queries.periods import month_of, period_of, place_in, places
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.debriefs.views import drawings

START = datetime(2025, 1, 1, tzinfo=UTC)
durations = st.lists(st.floats(0, 1e4), min_size=1, max_size=40)
moments = st.integers(0, 900 * 24).map(lambda hours: START + timedelta(hours=hours))
votes = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=40)
STEPS = (State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING)


@given(durations, st.integers(5, 20))
def test_spread_keeps_its_order_and_names_no_middle_of_few(values: list[float], fewest: int) -> None:
    spread = spread_of(values, fewest)
    assert spread is not None
    assert (spread.of, spread.low, spread.high) == (len(values), min(values), max(values))
    assert (spread.half is None) == (len(values) < fewest)
    if spread.half:
        low, middle, high = spread.half
        slack = 1e-9 * spread.high  # interpolation rounds
        assert spread.low - slack <= low <= middle + slack <= high + 2 * slack <= spread.high + 3 * slack
        assert spread.median == middle
        assert sum(one <= middle + slack for one in values) * 2 >= len(values)


def test_spread_of_nothing_is_nothing() -> None:
    assert spread_of([], 5) is None


@given(votes)
def test_every_vote_moved_up_down_or_stayed(pairs: list[tuple[int, int]]) -> None:
    moves = moves_of(pairs)
    assert moves.changed == Share(sum(first != second for first, second in pairs), len(pairs))
    turned = moves_of((second, first) for first, second in pairs)
    assert turned == Moves(moves.down, moves.same, moves.up)


def test_share_of_nothing_has_no_percent() -> None:
    assert Share(0, 0).percent is None
    assert Share(2, 5).percent == 40


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_steps_add_up_to_the_meeting(minutes: list[int]) -> None:
    at, steps = START, [(State.CALLED, START - timedelta(hours=3))]
    for state, length in zip(STEPS, minutes, strict=True):
        steps.append((state, at))
        at += timedelta(minutes=length)
    steps.append((State.CLOSED, at))
    assert lengths(steps) == dict(zip(STEPS, map(float, minutes), strict=True))


def test_going_back_to_the_discussion_adds_to_it() -> None:
    walked = (State.DISCUSSING, State.DECIDING, State.DISCUSSING, State.DECIDING, State.CLOSED)
    steps = [(state, START + timedelta(minutes=10 * at)) for at, state in enumerate(walked)]
    assert lengths(steps) == {State.DISCUSSING: 20.0, State.DECIDING: 20.0}


@given(st.lists(moments, max_size=40), moments, moments, st.sampled_from([0, 3, 6, 12]), st.integers(5, 9))
def test_two_looks_differ_by_whole_bunches_or_not_at_all(
    closings: list[datetime], one_day: datetime, another: datetime, months: int, size: int
) -> None:
    """Whatever the day and the period: what is told once and not the other time is no single debrief (F3)."""
    closed = sorted((at, number) for number, at in enumerate(closings))

    def told(day: datetime, back: int) -> set[int]:
        period = period_of(back, day)
        whole = bunches([one for one in closed if one[0] <= day], size)
        return {number for bunch in whole if period.holds(bunch[-1][0]) for _, number in bunch}

    looks = [told(one_day, 0), told(one_day, months), told(another, 3), told(another, months)]
    for look in looks:
        assert all(len(look - other) % size == 0 and len(look) % size == 0 for other in looks)


@given(moments, st.integers(0, 40))
def test_months_are_counted_back_over_years(at: datetime, back: int) -> None:
    begin = month_of(at, back)
    assert (begin.day, begin.hour) == (1, 0)
    assert (at.year - begin.year) * 12 + at.month - begin.month == back


@given(st.lists(moments, min_size=1, max_size=30), st.sampled_from([0, 3, 6, 12]))
def test_every_closing_has_its_place_in_time(closings: list[datetime], months: int) -> None:
    until = START + timedelta(days=901)
    period = period_of(months, until)
    held = [at for at in closings if period.holds(at)]
    found = places(period, held)
    assert found == sorted(set(found))
    assert len(found) <= 18
    for at in held:
        place = place_in(found, at)
        assert found[place] <= at
        assert place + 1 == len(found) or at < found[place + 1]


@pytest.mark.parametrize(
    ("months", "number", "second"),
    [(12, 13, "2025-02-01"), (17, 18, "2025-02-01"), (18, 7, "2025-04-01"), (53, 18, "2025-04-01"),
     (54, 5, "2026-01-01")],
)  # fmt: skip
def test_a_long_past_stands_in_quarters_and_a_longer_one_in_years(
    months: int, number: int, second: str
) -> None:
    until = month_of(START, -months) + timedelta(days=10)
    found = places(period_of(0, until), [START + timedelta(days=4)])
    assert found[0] == START
    assert found[1].date().isoformat() == second
    assert len(found) == number


def test_examples_hold() -> None:
    tried = [doctest.testmod(module) for module in (measures, periods, drawings)]
    assert [one.failed for one in tried] == [0, 0, 0]
    assert all(one.attempted for one in tried)
