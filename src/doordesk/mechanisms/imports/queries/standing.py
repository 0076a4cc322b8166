"""Whether a record is new, changed, as before, or of a row that was removed here. Touches nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, TypeVar

from doordesk.mechanisms.imports.models import Reference, Told
from doordesk.mechanisms.imports.queries.records import Record, digest

R = TypeVar("R", bound=Record)


class Verdict(Enum):
    """What an import has to do about a record."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()
    GONE = auto()


@dataclass
class Sorted(Generic[R]):
    """Records by verdict; those that are known stand beside what is known of them."""

    new: list[R] = field(default_factory=list)
    changed: list[tuple[R, Reference]] = field(default_factory=list)
    same: list[R] = field(default_factory=list)
    gone: list[R] = field(default_factory=list)


def judge(record: Record, known: Reference | None, *, there: bool) -> Verdict:
    """Compare a record with what was imported before; `there` says whether its row still is."""
    if known is None:
        return Verdict.NEW
    if not there:
        return Verdict.GONE
    if known.told == Told.OURS or record.told < known.told:
        return Verdict.SAME
    changed = record.told > known.told or digest(record) != known.digest
    return Verdict.CHANGED if changed else Verdict.SAME


def sort(records: Mapping[str, R], known: Mapping[str, Reference], there: Collection[int]) -> Sorted[R]:
    """Judge all records of a kind."""
    found: Sorted[R] = Sorted()
    for record in records.values():
        reference = known.get(record.id)
        verdict = judge(record, reference, there=reference is not None and reference.row_id in there)
        if verdict is Verdict.NEW:
            found.new.append(record)
        elif verdict is Verdict.CHANGED and reference is not None:
            found.changed.append((record, reference))
        elif verdict is Verdict.GONE:
            found.gone.append(record)
        else:
            found.same.append(record)
    return found
