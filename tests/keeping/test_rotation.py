"""Which backups may go, and when one is due: pure, so shown for any."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.keeping.nightly import AGAIN_AFTER, AT_HOUR, due
from doordesk.foundation.keeping.rotation import moment_of, name_for, surplus

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - the strategy adds the zone
    lambda moment: moment.replace(microsecond=0)
)
OTHERS = st.sampled_from(
    ["doordesk.sqlite3", "taxes.zip", "doordesk-2026.zip", "doordesk-2026-13-01T000000Z.zip"]
)


@given(MOMENTS)
def test_a_name_tells_its_moment(moment: datetime) -> None:
    assert moment_of(name_for(moment)) == moment


@given(st.sets(MOMENTS, min_size=1), st.sets(OTHERS), st.integers(1, 20))
def test_the_newest_stay_and_strangers_are_never_touched(
    moments: set[datetime], others: set[str], keep: int
) -> None:
    names = {name_for(moment) for moment in moments}
    fresh = max(names)
    gone = set(surplus(names | others, keep, fresh))
    assert not gone & others
    assert names - gone == set(sorted(names)[-keep:])


@given(MOMENTS, st.sets(MOMENTS, min_size=1), st.integers(1, 5))
def test_the_fresh_one_stays_even_when_a_clock_was_wrong(
    fresh: datetime, moments: set[datetime], keep: int
) -> None:
    names = {name_for(one) for one in moments | {fresh}}
    gone = surplus(names, keep, name_for(fresh))
    assert name_for(fresh) not in gone
    assert len(names) - len(gone) == min(keep, len(names))


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_one_is_due_a_night(present: datetime, ago: timedelta) -> None:
    last = present - ago
    nights = (present - timedelta(hours=AT_HOUR)).date() - (last - timedelta(hours=AT_HOUR)).date()
    assert due(present, last, None) == (nights >= timedelta(days=1))


@given(MOMENTS, st.timedeltas(timedelta(days=-2), timedelta(days=2)))
def test_what_failed_waits_an_hour_and_a_clock_set_back_stops_nothing(
    present: datetime, ago: timedelta
) -> None:
    assert due(present, None, present - ago) == (ago >= AGAIN_AFTER or ago < timedelta(0))
