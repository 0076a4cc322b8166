"""A stand-in for the mechanisms that count: what people did, as a test says, by person and kind of step."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.training.queries import Done, counting
from doordesk.mechanisms.training.states import StepKind


class Ledger:
    """Things done and interviews given; `open` lets training ask here instead of the house."""

    def __init__(self) -> None:
        self.things: dict[tuple[int, StepKind], list[datetime]] = defaultdict(list)
        self.interviews: dict[int, datetime] = {}

    def do(self, person: int, kind: StepKind, times: int = 1) -> None:
        """Somebody does something, now."""
        self.things[person, kind] += [clock.now()] * times

    def counted(self, kind: StepKind, people: Collection[int], detail: str) -> Iterator[Done]:
        """As a mechanism tells it."""
        for person in people:
            for number, at in enumerate(self.things[person, kind]):
                yield Done(person, f"{kind}-{number}", at, f"{kind.label} {number + 1}")

    def last(self, people: Collection[int]) -> dict[int, datetime]:
        """When each last interviewed."""
        return {person: at for person, at in self.interviews.items() if person in people}


@contextmanager
def ledger() -> Iterator[Ledger]:
    """Put a ledger in the place of all that counts, leads and asks in the house."""
    made = Ledger()
    tables: list[dict[Any, Any]] = [counting._counting, counting._leading, counting._asking]
    before = [dict(table) for table in tables]
    told = list(counting._interviewing)
    for table in tables:
        table.clear()
    counting._counting.update({kind: partial(made.counted, kind) for kind in StepKind})
    counting._interviewing[:] = [made.last]
    try:
        yield made
    finally:
        for table, kept in zip(tables, before, strict=True):
            table.clear()
            table.update(kept)
        counting._interviewing[:] = told
