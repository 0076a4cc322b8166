"""Writing thousands of rows at once, for bringing in a past; single rows are saved one by one."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import models

BATCH = 500
M = TypeVar("M", bound=models.Model)


def write_rows(rows: Iterable[M], fields: Sequence[str]) -> None:
    """Make rows that have no key yet, and write these fields of the others; no `save` is called."""
    some = list(rows)
    if not some:
        return
    new, known = [row for row in some if row.pk is None], [row for row in some if row.pk is not None]
    manager = type(some[0])._base_manager
    manager.bulk_create(new, batch_size=BATCH)
    manager.bulk_update(known, fields, batch_size=BATCH)
