"""Where backups stand, as `doordesk check` says it."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from django.conf import settings

from doordesk.foundation.keeping.past import newest, past
from doordesk.foundation.kernel.clock import now

OLD_WHEN_NIGHTLY = timedelta(days=2)
OLD_BY_HAND = timedelta(days=7)
Words = tuple["Standing", str, str]  # how it stands, what is so, what to do


class Standing(Enum):
    """How much a sentence matters."""

    GOOD = auto()
    NOTE = auto()
    BAD = auto()


def standing() -> Iterator[Words]:
    """Say how the backups stand: those of each night where a folder is named, else the last made by hand."""
    yield _by_hand() if settings.BACKUPS is None else _nightly(settings.BACKUPS)
    before = past()
    if settings.BACKUPS is not None and before.failed_at:
        what = f"The backup of {_said(before.failed_at)} failed: {before.trouble}"
        yield Standing.BAD, what, "It is tried again every hour; 'doordesk backup --into' tries now."


def _by_hand() -> Words:
    before = past()
    way_out = "doordesk backup FILE, or let 'serve' do it each night: DOORDESK_BACKUPS=FOLDER"
    if before.good_at is None:
        return Standing.NOTE, "No backup was ever made from here.", way_out
    what = f"The last good backup is of {_said(before.good_at)}: {before.file}."
    old = now() - before.good_at > OLD_BY_HAND
    return (Standing.NOTE, what, way_out) if old else (Standing.GOOD, what, "")


def _nightly(folder: Path) -> Words:
    if folder.exists() and not os.access(folder, os.W_OK):
        return (
            Standing.BAD,
            f"{folder} cannot be written.",
            "Look at DOORDESK_BACKUPS and who owns the folder.",
        )
    last = newest(folder)
    if last is None:
        what = f"{folder} holds no backup of this company yet."
        return Standing.NOTE, what, "'doordesk serve' makes the first within minutes; check again then."
    moment, file = last
    what = f"The last good backup is of {_said(moment)}: {file}."
    if now() - moment > OLD_WHEN_NIGHTLY:
        return Standing.BAD, what, "Is 'doordesk serve' running? Its log says why none was made since."
    return Standing.GOOD, what, ""


def _said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
