"""When a certificate lapses: so many months after the last interview (rule P6). No database, no clock."""

from calendar import monthrange
from datetime import datetime, timedelta

WARNED = timedelta(days=30)


def months_later(moment: datetime, months: int) -> datetime:
    """Return the same day and hour some months on; the last day of a shorter month.

    >>> from datetime import UTC
    >>> months_later(datetime(2026, 1, 31, 9, tzinfo=UTC), 13).date().isoformat()
    '2027-02-28'
    """
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def lapses_at(
    granted: datetime, months: int, renewed: datetime | None = None, interviewed: datetime | None = None
) -> datetime:
    """Return when a certificate lapses: counted from its granting, renewal or use, whichever came last."""
    return months_later(max(filter(None, (granted, renewed, interviewed))), months)
