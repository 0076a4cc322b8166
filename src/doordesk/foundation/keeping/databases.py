"""The two databases, seen alike: copy it while people write, look into a copy, put a copy back."""

from pathlib import Path
from typing import Protocol

from django.db import connection

from doordesk.foundation.keeping.manifest import Head
from doordesk.foundation.keeping.postgres import Postgres
from doordesk.foundation.keeping.sqlite import Sqlite


class Database(Protocol):
    """What a backup asks of a database."""

    kind: str

    def copy(self, target: Path) -> Head:
        """Write a consistent copy; return a place in the trail that the copy must hold."""

    def inspect(self, copy: Path, held: Head) -> Head:
        """Return where the copy's trail ends; refuse a copy that is damaged or lacks the entry `held`."""

    def is_empty(self) -> bool:
        """Tell whether there is nothing here that a restore could overwrite."""

    def put_back(self, copy: Path) -> None:
        """Make the copy the company's database, whole or not at all."""


def database() -> Database:
    """Return the one this installation is set up with."""
    return Sqlite() if connection.vendor == "sqlite" else Postgres()
