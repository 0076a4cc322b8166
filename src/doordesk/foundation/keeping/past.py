"""What backups left behind: a small file in the home, and the series in its folder."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from doordesk.foundation.keeping import archive, rotation
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused

log = logging.getLogger(__name__)
NOTE = "backups.json"


@dataclass(frozen=True, slots=True)
class Past:
    """When the last good backup was made, and where; when one last failed since, and why."""

    good_at: datetime | None = None
    file: str = ""
    failed_at: datetime | None = None
    trouble: str = ""


def past() -> Past:
    """Return what is remembered; nothing where the note is missing or cannot be read."""
    try:
        told = json.loads((settings.HOME / NOTE).read_text(encoding="utf-8"))
        return Past(
            _moment(told.get("good_at")), str(told.get("file", "")),
            _moment(told.get("failed_at")), str(told.get("trouble", "")),
        )  # fmt: skip
    except (AttributeError, OSError, TypeError, ValueError):
        return Past()


def note_good(file: Path) -> None:
    """Remember a backup that was made and verified; an earlier failure is settled by it."""
    _keep({"good_at": now().isoformat(), "file": str(file)})


def note_failure(trouble: str) -> None:
    """Remember that the nightly backup failed, and keep the last good one in mind."""
    before = past()
    good = {"good_at": before.good_at.isoformat(), "file": before.file} if before.good_at else {}
    _keep({**good, "failed_at": now().isoformat(), "trouble": trouble})


def series() -> str:
    """The mark of this company's own series, so that two companies may share a folder."""
    return sha256(f"a series of backups {settings.SECRET_KEY}".encode()).hexdigest()[:24]


def kept(folder: Path) -> list[str]:
    """The names of this company's series in a folder; other files are nobody's business."""
    named = (file for file in sorted(folder.glob("doordesk-*.zip")) if rotation.moment_of(file.name))
    return [file.name for file in named if _is_ours(file)]


def newest(folder: Path) -> tuple[datetime, Path] | None:
    """The last good backup of the series up to now; one whose clock was ahead does not count."""
    for file in sorted(folder.glob("doordesk-*.zip"), reverse=True):
        moment = rotation.moment_of(file.name)
        if moment and moment <= now() and _is_ours(file):
            return moment, file
    return None


def _is_ours(file: Path) -> bool:
    try:
        return archive.account_of(file).series == series()
    except (OSError, Refused):  # no backup, or one that cannot be read: it counts for nothing
        return False


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def _keep(told: dict[str, Any]) -> None:
    fresh = settings.HOME / f"{NOTE}.new"
    try:
        fresh.write_text(json.dumps(told), encoding="utf-8")
        fresh.replace(settings.HOME / NOTE)
    except (
        OSError
    ) as error:  # the home's disk is full, perhaps: the backup itself is as good or bad as it was
        log.warning("what became of a backup could not be noted in the home: %s", error.strerror)
