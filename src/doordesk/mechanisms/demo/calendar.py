"""When things of the story happen: its days are working days counted from today."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
FRIDAY = 4


def working_day(today: date, offset: int) -> date:
    """Return the day `offset` working days from today; a weekend's today counts as the Friday before.

    >>> working_day(date(2026, 11, 23), -1)  # a Monday
    datetime.date(2026, 11, 20)
    >>> working_day(date(2026, 11, 22), 1)  # a Sunday
    datetime.date(2026, 11, 23)
    """
    day = today
    while day.weekday() > FRIDAY:
        day -= DAY
    step = DAY if offset > 0 else -DAY
    for _ in range(abs(offset)):
        day += step
        while day.weekday() > FRIDAY:
            day += step
    return day


def moment(today: date, offset: int, hour: float, zone: str) -> datetime:
    """Return the instant, in UTC, of an hour (9.5 = half past nine) on a working day in a zone."""
    clock = time(int(hour), round(hour % 1 * 60), tzinfo=ZoneInfo(zone))
    return datetime.combine(working_day(today, offset), clock).astimezone(UTC)
