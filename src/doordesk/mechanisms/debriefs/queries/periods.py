"""The periods of the process page: whole months, the same for every reader wherever they sit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

MONTHS = (3, 6, 12)
FINE, MIDDLING = 18, 54  # up to so many months stand one by one, up to so many in quarters, then in years
A_YEAR = 12


def month_of(moment: datetime, back: int = 0) -> datetime:
    """The beginning of a moment's month, or of one so many months before.

    >>> month_of(datetime(2026, 3, 4, 15, tzinfo=UTC), back=3).isoformat()
    '2025-12-01T00:00:00+00:00'
    """
    at = moment.astimezone(UTC)
    years, month = divmod(at.year * A_YEAR + at.month - 1 - back, A_YEAR)
    return datetime(years, month + 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day of a month until now; `since` is None for all time."""

    until: datetime
    since: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Whether something happened in it."""
        return self.since is None or moment >= self.since


def period_of(months: int, until: datetime) -> Period:
    """So many months, this one among them; 0 is all time."""
    return Period(until, month_of(until, months - 1) if months else None)


def places(period: Period, moments: Iterable[datetime]) -> list[datetime]:
    """The beginnings of the months, quarters or years that cover a period and all that happened in it."""
    first = month_of(period.since or min(moments, default=period.until))
    last = month_of(period.until)
    apart = (last.year - first.year) * A_YEAR + last.month - first.month
    step = 1 if apart < FINE else 3 if apart < MIDDLING else A_YEAR
    begin = (first.month - 1) % step
    return [month_of(last, apart - ahead) for ahead in range(-begin, apart + 1, step)]


def place_in(places: list[datetime], moment: datetime) -> int:
    """In which of them a moment lies."""
    return sum(beginning <= moment for beginning in places) - 1
