"""The names of a series of backups, and which of them may go. Pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

FORM = "doordesk-%Y-%m-%dT%H%M%SZ.zip"
NAMED = re.compile(r"doordesk-\d{4}-\d\d-\d\dT\d{6}Z\.zip")


def name_for(moment: datetime) -> str:
    """Name the backup of a moment; names sort as the moments do."""
    return moment.astimezone(UTC).strftime(FORM)


def moment_of(name: str) -> datetime | None:
    """Return the moment in a name; None for any other name."""
    if not NAMED.fullmatch(name):
        return None
    try:
        return datetime.strptime(name, FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def surplus(names: Iterable[str], keep: int, fresh: str) -> list[str]:
    """Return what may go so that `keep` are left: the oldest that bear such a name, never the fresh."""
    others = sorted((name for name in names if moment_of(name) and name != fresh), reverse=True)
    return others[max(keep - 1, 0) :]
