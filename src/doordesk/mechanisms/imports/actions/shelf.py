"""Which foreign row is which of ours, one kind at a time: looked up in memory, written at once."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Model

from doordesk.foundation.kernel.bulk import BATCH, write_rows
from doordesk.mechanisms.imports.models import Kind, Reference, Told
from doordesk.mechanisms.imports.queries.records import Record, digest
from doordesk.mechanisms.imports.queries.report import Outcome, Report
from doordesk.mechanisms.imports.queries.standing import Sorted, sort

SOURCE = "greenhouse"
R = TypeVar("R", bound=Record)
REMOVED = "its row was removed here; an import does not bring it back."


def _keys(model: type[Model]) -> set[int]:
    return set(model._base_manager.values_list("pk", flat=True))


class Shelf:
    """The references of one kind to rows of one model; `put` on it, then `save`."""

    def __init__(self, kind: Kind, model: type[Model], report: Report) -> None:
        """Read what earlier imports noted, and which of those rows are still there."""
        self.kind, self.report = kind, report
        self._known = {one.external_id: one for one in Reference.objects.filter(source=SOURCE, kind=kind)}
        self._there = _keys(model) if self._known else set()
        self._put: dict[str, tuple[Reference, Model]] = {}

    def __contains__(self, key: str) -> bool:
        """Tell whether this foreign row was taken in, now or before."""
        return key in self._known

    @property
    def keys(self) -> set[str]:
        """All foreign rows that were taken in."""
        return set(self._known)

    def sort(self, records: Mapping[str, R]) -> Sorted[R]:
        """Judge the records."""
        return sort(records, self._known, self._there)

    def told(self, key: str) -> Told | None:
        """How much is known of a foreign row."""
        return Told(self._known[key].told) if key in self._known else None

    def row(self, key: str) -> int | None:
        """Our key for a foreign row; None when there is none, or no more."""
        reference = self._known.get(key)
        return reference.row_id if reference and reference.row_id in self._there else None

    def put(self, record: Record, row: Model, told: Told | None = None) -> None:
        """Note that this record became that row, which may not be written yet."""
        reference = self._known.get(record.id) or Reference(
            source=SOURCE, kind=self.kind, external_id=record.id
        )
        reference.told, reference.digest = record.told if told is None else told, digest(record)
        self._put[record.id] = reference, row

    def save(self) -> None:
        """Write what was put here; the rows themselves are written by now."""
        for key, (reference, row) in self._put.items():
            reference.row_id = row.pk
            self._known[key] = reference
            self._there.add(row.pk)
        write_rows((one for one, _ in self._put.values()), ["row_id", "told", "digest"])
        self._put.clear()

    def forget(self, keys: set[str]) -> None:
        """Drop what was noted of these foreign rows."""
        gone = [self._known.pop(key).pk for key in keys if key in self._known]
        for start in range(0, len(gone), BATCH):
            Reference.objects.filter(pk__in=gone[start : start + BATCH]).delete()

    def count(self, outcome: Outcome, times: int = 1) -> None:
        """Note in the report what became of rows of this kind."""
        self.report.count(outcome, self.kind, times)

    def count_known(self, found: Sorted[R]) -> None:
        """Note in the report what needs nothing done."""
        self.count(Outcome.UNCHANGED, len(found.same))
        for record in found.gone:
            self.report.skip(self.kind, record.id, REMOVED)
