"""SQLite: a copy by VACUUM INTO, which sees one moment and holds no writer up."""

import os
import shutil
import sqlite3  # the newer one, where the settings have put it in its place
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, connection

from doordesk.foundation.audit.models import Head as HeadRow
from doordesk.foundation.keeping.aside import aside, place
from doordesk.foundation.keeping.manifest import Head
from doordesk.foundation.kernel.refusals import Refused

HEAD = "SELECT number, digest FROM audit_head"
SIDE_FILES = ("-wal", "-shm", "-journal")


class Sqlite:
    """A company in one file."""

    kind = "sqlite"

    def copy(self, target: Path) -> Head:
        """Copy in one step: the copy in steps begins anew at each write, and never ends while people work."""
        before = HeadRow.objects.first() or HeadRow()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        return Head(before.number, before.digest)

    def inspect(self, copy: Path, held: Head) -> Head:
        """Check the copy's pages, and that its trail ends where `held` says or later.

        Whether the company's own trail is whole is not asked: a company in trouble needs its backup, too.
        """
        with _opened(copy) as rows:
            sound = rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            head = Head(*(rows.execute(HEAD).fetchone() or (0, "")))
        if not sound or head.number < held.number or (head.number == held.number and head != held):
            raise _unsound()
        return head

    def is_empty(self) -> bool:
        """Tell whether there is no file, or one without a table: `doordesk check` may have opened it."""
        if not self._file.exists():
            return not any(side.exists() for side in self._sides)  # such a rest would be read into the copy
        try:
            with _opened(self._file, immutable=False) as rows:
                return rows.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
        except Refused:
            return False

    def put_back(self, copy: Path) -> None:
        """Give the copy the database's name; a file without tables makes room."""
        connection.close()
        if self._file.exists() and self.is_empty():
            for name in (*self._sides, self._file):
                name.unlink(missing_ok=True)
        with aside(self._file.parent) as near:  # DATABASE_URL may name another disk than the home's
            moved = Path(shutil.move(copy, near / copy.name))
            with moved.open("rb+") as file:
                os.fsync(file.fileno())
            place(moved, self._file)

    @property
    def _file(self) -> Path:
        return Path(settings.DATABASES["default"]["NAME"])

    @property
    def _sides(self) -> list[Path]:
        return [Path(f"{self._file}{side}") for side in SIDE_FILES]


@contextmanager
def _opened(file: Path, *, immutable: bool = True) -> Iterator[sqlite3.Connection]:
    """Open to read; of a copy nobody else writes, so that nothing is made beside it."""
    address = f"file:{quote(str(file))}?mode=ro{'&immutable=1' if immutable else ''}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as rows:
            yield rows
    except (sqlite3.DatabaseError, DatabaseError) as error:
        raise _unsound() from error


def _unsound() -> Refused:
    what = "The copy of the database is not whole: its pages or the end of its trail do not agree."
    return Refused(what, way_out="Run 'doordesk check --audit' and look at the disk.", code="damaged")
