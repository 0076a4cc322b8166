"""The backup of each night, by the server's own clock: once, caught up after a stop, tried again."""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from doordesk.foundation.keeping import past
from doordesk.foundation.keeping.aside import alone
from doordesk.foundation.keeping.making import Made, back_up_into
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused

log = logging.getLogger(__name__)
AT_HOUR = 2  # by this machine's clock
AGAIN_AFTER = timedelta(hours=1)
LOCK = "backups.lock"


def due(present: datetime, last: datetime | None, failed: datetime | None) -> bool:
    """Tell whether last night's backup is missing and was not tried in vain within the hour.

    >>> from datetime import UTC
    >>> at = lambda day, hour: datetime(2026, 3, day, hour, tzinfo=UTC)
    >>> due(at(2, 3), at(1, 2), None), due(at(2, 1), at(1, 2), None), due(at(2, 9), None, at(2, 8))
    (True, False, True)
    """
    night = present.replace(hour=AT_HOUR, minute=0, second=0, microsecond=0)
    if night > present:
        night -= timedelta(days=1)
    made = last is not None and night <= last <= present
    waiting = failed is not None and timedelta(0) <= present - failed < AGAIN_AFTER
    return not made and not waiting


def back_up_when_due() -> Made | None:
    """Make tonight's backup if a folder is named, it is missing, and no other process is at it."""
    folder: Path | None = settings.BACKUPS
    if folder is None:
        return None
    with alone(settings.HOME / LOCK) as nobody_else:
        if nobody_else and _is_due(folder):
            return _back_up(folder)
    return None


def _is_due(folder: Path) -> bool:
    present = now().astimezone()
    last = past.newest(folder)
    return due(present, last[0] if last else None, past.past().failed_at)


def _back_up(folder: Path) -> Made | None:
    try:
        return back_up_into(folder, settings.BACKUPS_KEEP)
    except Refused as refusal:
        trouble = refusal.sentence
        log.error("the nightly backup failed: %s", trouble)  # noqa: TRY400 - the sentence says it all
    except Exception as error:  # whatever it was, check must show it
        trouble = f"{type(error).__name__}: see the server's log."
        log.exception("the nightly backup failed")
    past.note_failure(trouble)
    return None
