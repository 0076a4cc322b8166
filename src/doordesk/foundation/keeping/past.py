"""What backups left behind: a small file in the home, and the series in its folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from doordesk.foundation.keeping import archive, rotation
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused

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


def kept(folder: Path) -> Iterator[tuple[datetime, Path]]:
    """The backups of this company's series in a folder, oldest first; other files are nobody's business."""
    for file in sorted(folder.glob("doordesk-*.zip")):
        moment = rotation.moment_of(file.name)
        try:
            if moment and archive.account_of(file).series == series():
                yield moment, file
        except (OSError, Refused):  # not a backup, or one that cannot be read: it counts for nothing
            continue


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def _keep(told: dict[str, Any]) -> None:
    fresh = settings.HOME / f"{NOTE}.new"
    fresh.write_text(json.dumps(told), encoding="utf-8")
    fresh.replace(settings.HOME / NOTE)
