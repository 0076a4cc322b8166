"""What an import did, or would do: counts by kind, and what was left out with the reason. Touches nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from doordesk.mechanisms.imports.models import Kind

KINDS = (Kind.PERSON, Kind.OPENING, Kind.CANDIDATE, Kind.APPLICATION, Kind.ASSESSMENT)


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that was left out, or a part of one: its kind, the old system's number, where and why."""

    kind: Kind
    id: str
    reason: str


@dataclass
class Report:
    """The whole of it; `aside` names files that were not read, `dry_run` says that nothing was written."""

    dry_run: bool = False
    counts: Counter[tuple[Outcome, Kind]] = field(default_factory=Counter)
    skipped: list[Skip] = field(default_factory=list)
    aside: tuple[str, ...] = ()

    def count(self, outcome: Outcome, kind: Kind, times: int = 1) -> None:
        """Note what became of some rows."""
        self.counts[outcome, kind] += times

    def skip(self, kind: Kind, key: str, reason: str) -> None:
        """Note what is left out, and why."""
        self.skipped.append(Skip(kind, key, reason))

    def as_dict(self) -> dict[str, Any]:
        """Give it for machines: every kind has its number, be it 0."""
        counts: dict[str, Any] = {
            outcome.value: {kind.value: self.counts[outcome, kind] for kind in KINDS} for outcome in Outcome
        }
        rows = [{"kind": one.kind.value, "id": one.id, "reason": one.reason} for one in self.skipped]
        return {**counts, "skipped": rows}

    def as_text(self) -> str:
        """Give it for people."""
        opening = "A dry run: nothing was written. The import would do this." if self.dry_run else "Imported."
        return "\n".join([opening, "", *self._table(), *self._left_out(), *self._not_read()])

    def _table(self) -> Iterable[str]:
        yield f"{'':<12}" + "".join(f"{outcome.value:>11}" for outcome in Outcome)
        for kind in KINDS:
            yield f"{kind.value:<12}" + "".join(f"{self.counts[outcome, kind]:>11}" for outcome in Outcome)

    def _left_out(self) -> Iterable[str]:
        if self.skipped:
            yield from ("", f"Skipped: {len(self.skipped)}")
        for one in self.skipped:
            yield f"  {one.kind.value} {one.id or 'without a number'}: {one.reason}"

    def _not_read(self) -> Iterable[str]:
        if self.aside:
            yield from ("", f"Not read, since no table has this name: {', '.join(self.aside)}")
