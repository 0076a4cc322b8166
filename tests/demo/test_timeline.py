"""Deeds are done in the order of their moments, at their moments, and none that is still to come."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.demo.calendar import working_day
from doordesk.mechanisms.demo.timeline import Timeline

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@given(st.lists(st.integers(-50, 50)))
def test_deeds_are_done_in_order_and_never_early(hours: list[int]) -> None:
    timeline, done = Timeline(NOON), []
    for hour in hours:
        timeline.at(NOON + timedelta(hours=hour), lambda: done.append(clock.now()))
    assert timeline.play() == sum(hour <= 0 for hour in hours)
    assert done == sorted(NOON + timedelta(hours=hour) for hour in hours if hour <= 0)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-90, 90))
def test_working_days_are_weekdays_in_order(today: date, offset: int) -> None:
    day = working_day(today, offset)
    assert day.weekday() < 5
    assert working_day(today, offset - 1) < day < working_day(today, offset + 1)
