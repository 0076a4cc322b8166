"""Django's SQLite backend with two additions; Django finds it by the name of this module.

- Writers of one process wait for each other at a lock instead of asking the file again and again: twice as
  many durable writes a second, and none that waits for long (benchmarks/writes.py).
- Searching ignores case in every alphabet; SQLite by itself does so in the English one alone.
"""

import os
from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations as SqliteOperations

WRITERS: dict[str, Lock] = {}  # by database file; other processes wait at the file
FOLDED = ("icontains", "iendswith", "iexact", "istartswith")

if hasattr(os, "register_at_fork"):  # a worker that is forked while somebody writes starts a line of its own
    os.register_at_fork(after_in_child=WRITERS.clear)


def fold(text: object) -> str | None:
    """Take the case off a text as SQL calls it; NULL stays NULL."""
    return None if text is None else str(text).casefold()


class DatabaseOperations(SqliteOperations):
    """Compares without case by `fold`."""

    def lookup_cast(self, lookup_type: str, internal_type: str | None = None) -> str:
        """Fold the column's side; the other side is folded by the operators below."""
        return "FOLD(%s)" if lookup_type in FOLDED else super().lookup_cast(lookup_type, internal_type)


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection: takes the writers' lock with a transaction, and gives it back with its end."""

    ops_class = DatabaseOperations
    operators = base.DatabaseWrapper.operators | dict.fromkeys(FOLDED, r"LIKE FOLD(%s) ESCAPE '\'")
    pattern_ops = base.DatabaseWrapper.pattern_ops | {
        name: sql.replace("UPPER(", "FOLD(") for name, sql in base.DatabaseWrapper.pattern_ops.items()
    }
    writing: "Lock | None" = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file and teach it to fold."""
        connection = super().get_new_connection(conn_params)
        connection.create_function("FOLD", 1, fold, deterministic=True)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        """Stand in line, then begin. Who waits in vain begins all the same: the file has the last word."""
        lock = WRITERS.setdefault(str(self.settings_dict["NAME"]), Lock())
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 0))
        self.writing = lock if lock.acquire(timeout=patience) else None
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._let_the_next_write()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._let_the_next_write()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._let_the_next_write()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._let_the_next_write()

    def _let_the_next_write(self) -> None:
        lock, self.writing = self.writing, None
        if lock is not None:
            lock.release()
