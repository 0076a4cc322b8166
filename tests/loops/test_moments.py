"""Times as people type them: on their own clock, which skips an hour in spring and repeats one in autumn."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from doordesk.mechanisms.loops.forms.moments import MomentField, clocks_apart, on_the_clock
from doordesk.mechanisms.loops.queries.load import week_of

WARSAW = ZoneInfo("Europe/Warsaw")
FIRST, LAST = (datetime.fromisoformat(day) for day in ("2001-01-01", "2090-01-01"))


def typed(text: str, zone: str = "Europe/Warsaw") -> datetime:
    with timezone.override(zone):
        value = MomentField().clean(text)
    assert isinstance(value, datetime)
    return value


def test_a_time_is_read_on_the_reader_s_clock() -> None:
    assert typed("2026-03-24T14:00") == datetime(2026, 3, 24, 13, tzinfo=UTC)
    assert typed("2026-03-24 14:00", "Africa/Nairobi") == datetime(2026, 3, 24, 11, tzinfo=UTC)


def test_a_length_across_the_change_of_clocks_is_real_time() -> None:
    assert typed("2026-03-29T01:30").tzinfo is UTC


@pytest.mark.parametrize(
    "zone", ["Europe/Warsaw", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe"]
)
def test_an_hour_that_is_skipped_is_refused_with_the_reason(zone: str) -> None:
    hour = {
        "Europe/Warsaw": "2026-03-29T02:30",
        "Europe/Lisbon": "2026-03-29T01:30",
        "America/New_York": "2026-03-08T02:30",
        "Australia/Lord_Howe": "2026-10-04T02:15",
    }[zone]
    with pytest.raises(ValidationError, match=f"does not exist in {zone}: the clocks go forward"):
        typed(hour, zone)


def test_an_hour_that_comes_twice_is_refused_with_the_reason() -> None:
    with pytest.raises(ValidationError, match="25 October 2026, 02:30 comes twice in Europe/Warsaw"):
        typed("2026-10-25T02:30")


@pytest.mark.parametrize(
    "text", ["soon", "2026-13-40T10:00", "0001-01-01T00:00", "9999-12-31T23:59", "12:00"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="no date with a time"):
        typed(text)


@given(
    st.datetimes(FIRST, LAST),
    st.sampled_from(["UTC", "Europe/Warsaw", "America/St_Johns"]),
)
def test_what_is_taken_shows_as_typed(naive: datetime, zone: str) -> None:
    where = ZoneInfo(zone)
    try:
        moment = on_the_clock(naive, where)
    except ValidationError:
        return
    assert moment.astimezone(UTC).astimezone(where).replace(tzinfo=None) == naive


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Africa/Lagos", "Amara's clock (Africa/Lagos) shows the same."),
        ("Asia/Kolkata", "Amara's clock (Asia/Kolkata) is 4 h 30 min ahead of yours."),
        ("America/New_York", "Amara's clock (America/New_York) is 6 h behind yours."),
    ],
)
def test_clocks_are_compared_in_words(zone: str, words: str) -> None:
    with timezone.override(WARSAW):
        said = clocks_apart("Amara", ZoneInfo(zone), datetime(2026, 2, 2, 12, tzinfo=UTC))
    assert said == words


def test_a_week_is_counted_where_somebody_works() -> None:
    evening = datetime(2026, 3, 1, 22, tzinfo=UTC)
    assert week_of(evening, "UTC") != week_of(evening, "Asia/Tokyo")
    assert week_of(datetime(2027, 1, 1, 12, tzinfo=UTC), "UTC") == (2026, 53)
