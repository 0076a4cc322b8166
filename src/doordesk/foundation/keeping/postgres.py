"""PostgreSQL: a copy by pg_dump, of the very moment at which the end of the trail was read."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection

from doordesk.foundation.keeping.manifest import Head
from doordesk.foundation.keeping.programs import Programs, address, password
from doordesk.foundation.kernel.refusals import Refused

PLAIN = ("--no-owner", "--no-privileges")  # it may come back under another account
HEAD_ROWS = re.compile(
    r"^COPY \S*audit_head \((?P<names>[^)]*)\) FROM stdin;\n(?P<row>.*\n)?\\\.$", re.MULTILINE
)


class Postgres:
    """A company in a PostgreSQL database."""

    kind = "postgresql"

    def copy(self, target: Path) -> Head:
        """Dump a snapshot in PostgreSQL's custom form; nobody who writes has to wait."""
        with _moment() as (snapshot, head):
            self._programs.run(
                "pg_dump", "--format=custom", "--no-password", *PLAIN, f"--snapshot={snapshot}",
                f"--file={target}", f"--dbname={address()}",
            )  # fmt: skip
        return head

    def inspect(self, copy: Path, held: Head) -> Head:
        """Read the dump to its end, and in it the end of the trail, which must be the one held."""
        self._programs.run("pg_restore", f"--file={os.devnull}", copy)
        told = self._programs.run("pg_restore", "--data-only", "--table=audit_head", "--file=-", copy)
        found = HEAD_ROWS.search(told)
        if found is None:
            raise _unsound()
        names = found["names"].split(", ")
        row = dict(zip(names, (found["row"] or "").rstrip("\n").split("\t"), strict=False))
        head = Head(int(row.get("number") or 0), row.get("digest", ""))
        if head != held:
            raise _unsound()
        return head

    def is_empty(self) -> bool:
        """Tell whether the database has no table yet."""
        return not connection.introspection.table_names()

    def put_back(self, copy: Path) -> None:
        """Restore in one transaction: all of it or nothing."""
        connection.close()
        self._programs.run(
            "pg_restore", "--single-transaction", "--exit-on-error", "--no-password", *PLAIN,
            f"--dbname={address()}", copy,
        )  # fmt: skip

    @property
    def _programs(self) -> Programs:
        connection.ensure_connection()
        return Programs(connection.connection.info.server_version // 10_000)


@contextmanager
def _moment() -> Iterator[tuple[str, Head]]:
    """Hold on to one moment of the database: its name for pg_dump, and the end of its trail."""
    with psycopg.connect(address(), password=password() or None) as held:
        held.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        held.read_only = True
        row = held.execute("SELECT number, digest FROM audit_head").fetchone()
        named = held.execute("SELECT pg_export_snapshot()").fetchone()
        yield str(named[0]) if named else "", Head(*(row or (0, "")))


def _unsound() -> Refused:
    what = "The dump is not whole: the end of the trail in it is not the one that was read."
    return Refused(what, way_out="Run 'doordesk check --audit' and look at the disk.", code="damaged")
