"""PostgreSQL's own programs: which ones, how they are told where the database is, and what they answer."""

import errno
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings
from psycopg import pq
from psycopg.conninfo import make_conninfo

from doordesk.foundation.kernel.refusals import Refused

DEBIAN = Path("/usr/lib/postgresql")
VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
NO_ROOM = "No space left on device"


@dataclass(frozen=True)
class Programs:
    """pg_dump and pg_restore of one folder, for a server of version `server` (15, 16 ...)."""

    server: int

    @cached_property
    def folder(self) -> Path:
        """The first folder whose pg_dump is as new as the server: an older one refuses to dump it."""
        beside = shutil.which("pg_dump")
        folders = [Path(beside).parent] if beside else []
        folders += sorted(DEBIAN.glob("*/bin"), key=lambda one: one.parent.name, reverse=True)
        for folder in folders:
            if _major(folder / "pg_dump") >= self.server:
                return folder
        what = f"PostgreSQL {self.server} is backed up by pg_dump {self.server} or newer, which is not here."
        way_out = f"Install PostgreSQL's client programs (Debian, Ubuntu: postgresql-client-{self.server})."
        raise Refused(what, way_out=way_out, code="no-pg-dump")

    def run(self, name: str, *words: str | Path) -> str:
        """Run one of them to its end and return what it printed; its complaint becomes a sentence."""
        done = subprocess.run(  # noqa: S603 - the administrator's own programs, on the company's database
            [self.folder / name, *words], check=False, capture_output=True, text=True, env=_environment()
        )
        if done.returncode == 0:
            return done.stdout
        if NO_ROOM in done.stderr:
            raise OSError(errno.ENOSPC, NO_ROOM)
        lines = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise Refused(f"{name} failed: {lines[0].removeprefix(f'{name}: ')}.", code="pg-failed")


def address() -> str:
    """Where the database is, as PostgreSQL's client reads it; no password, which others could see."""
    told = settings.DATABASES["default"]
    known = {one.keyword.decode() for one in pq.Conninfo.get_defaults()}
    named = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"], "dbname": told["NAME"]}
    options = {key: value for key, value in told["OPTIONS"].items() if key in known}
    return make_conninfo("", **{key: value for key, value in (options | named).items() if value})


def password() -> str:
    """The password DATABASE_URL gives; may be empty."""
    return str(settings.DATABASES["default"]["PASSWORD"])


def _environment() -> dict[str, str]:
    said = {"PGPASSWORD": password()} if password() else {}
    return os.environ | {"LC_ALL": "C"} | said


def _major(program: Path) -> int:
    try:
        said = subprocess.run(  # noqa: S603 - as above
            [program, "--version"], check=False, capture_output=True, text=True
        ).stdout
    except OSError:
        return 0
    found = VERSION.search(said)
    return int(found[1]) if found else 0
