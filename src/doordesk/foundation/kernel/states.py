"""State tables: which deed leads from which state to which; nothing else changes a state."""

from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar

from django.db import models, transaction

from doordesk.foundation.kernel.refusals import Refused

S = TypeVar("S", bound=models.TextChoices)
D = TypeVar("D", bound=models.TextChoices)
M = TypeVar("M", bound=models.Model)


class Stateful(Protocol):
    """A row with a state; `state` holds the value of one of the table's states."""

    state: str

    def save(self, *, update_fields: list[str]) -> None:
        """Write the named fields."""


def locked(row: M) -> M:
    """Return the row as it is now, locked until the transaction ends; call it first in an action."""
    assert transaction.get_connection().in_atomic_block, "a row is locked inside a transaction"  # noqa: S101
    return row.__class__._base_manager.select_for_update(of=("self",)).get(pk=row.pk)


class Transitions(Generic[S, D]):
    """The table of one kind of row: (state, deed) -> state, with the noun its refusals use."""

    def __init__(self, noun: str, table: Mapping[tuple[S, D], S], *, rule: str = "") -> None:
        """`noun` reads 'this debrief'; `rule` is cited when a deed comes at the wrong moment."""
        self.noun, self.table, self.rule = noun, table, rule

    def allows(self, state: str, deed: D) -> bool:
        """Tell whether the deed is possible from this state."""
        return any(source == state and doing == deed for source, doing in self.table)

    def after(self, state: str, deed: D) -> S:
        """Return the state that follows, or refuse with the deeds that are possible now."""
        for (source, doing), target in self.table.items():
            if source == state and doing == deed:
                return target
        raise Refused(
            f"{self.noun.capitalize()} is {self._name(state)}: “{deed.label}” is not possible now.",
            rule=self.rule,
            way_out=self._way_out(state),
            code="wrong_state",
        )

    def apply(self, row: Stateful, deed: D) -> None:
        """Move a locked row on and write its state."""
        row.state = self.after(row.state, deed).value
        row.save(update_fields=["state"])

    def mermaid(self) -> str:
        """Draw the table for the documentation."""
        rows = [f"    {a.value} --> {b.value}: {deed.label}" for (a, deed), b in self.table.items()]
        return "\n".join(["stateDiagram-v2", *rows])

    def _name(self, state: str) -> str:
        return next((str(s.label).lower() for s, _ in self.table if s == state), "closed")

    def _way_out(self, state: str) -> str:
        possible = [f"“{deed.label}”" for source, deed in self.table if source == state]
        return f"Possible now: {', '.join(possible)}." if possible else "Nothing changes it any more."
