"""The list of cases as one person sees it: what they tried, what is open, what waits for keys."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.ui.filters import Filters
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.keys import FEWEST, counted
from doordesk.mechanisms.practice.queries.library import Listed, all_cases
from doordesk.mechanisms.practice.states import Purpose, State

UNTRIED, BEGUN, TRIED, WAITING, RETIRED = "untried", "begun", "tried", "waiting", "retired"
STANDINGS = (
    (UNTRIED, "Not tried yet"),
    (BEGUN, "Begun"),
    (TRIED, "Tried"),
    (WAITING, "Waiting for keys"),
    (RETIRED, "Retired"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the list: how far this person is with it, and how many keys it has."""

    listed: Listed
    standing: str
    keys: int
    tried_at: datetime | None = None
    attempts: int = 0
    has_key: bool = False

    @property
    def words(self) -> str:
        """The standing in words."""
        return dict(STANDINGS)[self.standing]


def rows_for(actor: Actor) -> list[Row]:
    """Return the cases somebody sees, in order; retired ones for the Core and for those who tried them."""
    sheets: dict[str, list[Sheet]] = {}
    for sheet in Sheet.objects.filter(person=actor.pk or 0).order_by("begun_at", "pk"):
        sheets.setdefault(sheet.case, []).append(sheet)
    keys = counted()
    rows = (_row(one, sheets.get(slug, []), keys.get(slug, 0)) for slug, one in all_cases().items())
    core = actor.holds(Role.CORE)
    return [row for row in rows if row.standing != RETIRED or core]


def _row(listed: Listed, sheets: list[Sheet], keys: int) -> Row:
    attempts = [one for one in sheets if one.purpose == Purpose.ATTEMPT and one.state == State.HANDED_IN]
    has_key = any(one.purpose == Purpose.KEY and one.state == State.HANDED_IN for one in sheets)
    if attempts:
        standing = TRIED
    elif listed.retired:
        standing = RETIRED
    elif any(one.state == State.DRAFT for one in sheets):
        standing = BEGUN
    else:
        standing = UNTRIED if keys >= FEWEST else WAITING
    tried_at = attempts[0].handed_in_at if attempts else None
    return Row(listed, standing, keys, tried_at, len(attempts), has_key)


def wanted(rows: Iterable[Row], filters: Filters) -> list[Row]:
    """Narrow to what was searched and chosen."""
    return [row for row in rows if _matches(row, filters)]


def _matches(row: Row, filters: Filters) -> bool:
    case = row.listed.case
    said = " ".join(
        (case.title, case.field, case.post, case.candidate, *row.listed.names.values())
    ).casefold()
    return (
        all(word in said for word in filters.q.casefold().split())
        and filters.value("field") in ("", case.field)
        and filters.value("standing") in ("", row.standing)
    )
