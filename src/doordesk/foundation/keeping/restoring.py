"""Put a backup back into an empty place; the database comes last, so that a half restore is none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

import doordesk
from doordesk.foundation.keeping import archive, schema
from doordesk.foundation.keeping.aside import aside
from doordesk.foundation.keeping.databases import Database, database
from doordesk.foundation.keeping.manifest import DATABASES, FILES, KEY, Manifest
from doordesk.foundation.keeping.troubles import in_words
from doordesk.foundation.kernel.refusals import Refused


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back; `key_differs` when DOORDESK_SECRET says another key than the backup's."""

    manifest: Manifest
    key_differs: bool


def restore(file: Path) -> Restored:
    """Verify all of a backup, then make it this installation's company."""
    here = database()
    require_readable(file, here)
    _require_empty(here)
    home: Path = settings.HOME
    with in_words(home):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with in_words(home), aside(home) as folder:
        told = archive.unpack(file, folder)
        if here.inspect(folder / DATABASES[here.kind], told.trail) != told.trail:
            what = f"{file} cannot be used: its trail ends elsewhere than it says."
            raise Refused(what, way_out="Nothing was changed. Take another backup.", code="damaged")
        with _files_in_place(folder / FILES):
            (folder / KEY).replace(home / KEY)
            here.put_back(folder / DATABASES[here.kind])
    key = (home / KEY).read_text()
    return Restored(told, key_differs=os.environ.get("DOORDESK_SECRET", key) != key)


def require_readable(file: Path, here: Database) -> Manifest:
    """Refuse a backup of the other kind of database, or one that a later Doordesk made."""
    told = archive.account_of(file)
    if schema.unknown(told.migrations) or (_later(told.doordesk) and not told.behind):
        raise archive.newer(file, told.doordesk)
    if told.database != here.kind:
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        what = f"{file} is of {names[told.database]}; this installation is set up for {names[here.kind]}."
        raise Refused(what, way_out="Set DATABASE_URL to one of the same kind.", code="other-database")
    return told


def _later(version: str) -> bool:
    return _numbers(version) > _numbers(doordesk.__version__)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split("+", maxsplit=1)[0].split(".") if part.isdecimal()]


def _require_empty(here: Database) -> None:
    files: Path = settings.FILES
    if not here.is_empty() or _has_another(settings.HOME):
        what = "There is a company here already; a restore never overwrites one."
        way_out = "Name an empty DOORDESK_HOME, or on PostgreSQL an empty database."
        raise Refused(what, way_out=way_out, code="taken")
    if files.is_dir() and any(files.iterdir()):
        raise Refused(
            f"There are files in {files}; a restore never overwrites any.", way_out="Move them away."
        )


def _has_another(home: Path) -> bool:
    """Tell whether a company of SQLite lives in the home while DATABASE_URL names another place."""
    usual = home / "doordesk.sqlite3"
    return str(usual) != settings.DATABASES["default"]["NAME"] and usual.exists()


@contextmanager
def _files_in_place(unpacked: Path) -> Iterator[None]:
    """Let the uploaded files stand where they belong, and take them away again when the rest fails."""
    files: Path = settings.FILES
    if not unpacked.is_dir():
        yield
        return
    if files.is_dir():
        files.rmdir()
    unpacked.replace(files)
    try:
        yield
    except BaseException:
        files.replace(unpacked)
        raise
