"""Dates read as people say them, in the reader's zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from doordesk.foundation.kernel import clock
from doordesk.foundation.ui import moments

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_moment_is_told_in_the_readers_zone() -> None:
    with timezone.override(ZoneInfo("Europe/Lisbon")):
        assert moments.in_words(NOON) == "Tue 24 Nov 2026, 12:00"
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert moments.in_words(NOON, "clock") == "21:00"


@pytest.mark.parametrize(
    ("zone", "words"), [("UTC", "1 Jan 2027, 02:00"), ("America/New_York", "31 Dec, 21:00")]
)
def test_short_names_a_year_that_is_not_the_readers_own(zone: str, words: str) -> None:
    with clock.at(NOON), timezone.override(ZoneInfo(zone)):
        assert moments.in_words(datetime(2027, 1, 1, 2, 0, tzinfo=UTC), "short") == words
        assert moments.in_words(NOON.replace(year=2019), "short").startswith("24 Nov 2019, ")


def test_other_clock_names_its_day_only_when_it_differs() -> None:
    with timezone.override(UTC):
        assert moments.beside(NOON, "Europe/Madrid") == "13:00 in Madrid"
        assert moments.beside(NOON, "America/New_York") == "07:00 in New York"
        assert moments.beside(NOON, "Pacific/Auckland") == "25 Nov, 01:00 in Auckland"


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(hours=3), "in 3\xa0hours"),
        (timedelta(days=-2), "2\xa0days ago"),
        (timedelta(seconds=20), "now"),
    ],
)
def test_distance_in_its_largest_unit(away: timedelta, words: str) -> None:
    assert moments.distance(NOON + away, NOON) == words


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(hours=5), "due today 17:00"),
        (timedelta(days=1), "due tomorrow 12:00"),
        (timedelta(hours=-1), "was due today 11:00"),
        (timedelta(days=-1), "was due yesterday 12:00"),
        (timedelta(days=6), "due Mon 30 Nov 12:00"),
        (timedelta(days=-400), "was due Mon 20 Oct 2025 12:00"),
    ],
)
def test_due_words(away: timedelta, words: str) -> None:
    with timezone.override(UTC):
        assert moments.due_words(NOON + away, NOON) == words
