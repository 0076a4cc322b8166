"""One import at a time: two of the same export would each make what the other makes."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import OperationalError, connection, transaction

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.imports.models import Reference

LOCK = f"LOCK TABLE {Reference._meta.db_table} IN SHARE ROW EXCLUSIVE MODE NOWAIT"


@contextmanager
def alone() -> Iterator[None]:
    """Open the transaction of an import, or refuse where another one is at work.

    SQLite has one writer at a time: an import waits for the one before it, up to the busy timeout.
    PostgreSQL has many: the table of references, which only imports write, is locked for this one.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(transaction.atomic())
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(LOCK)
        except OperationalError as error:
            raise Refused(
                "Another import is at work, or something else holds the database.",
                way_out="Nothing was changed. Wait until it is done, then import again.",
                code="import_under_way",
                place="file",
            ) from error
        yield
