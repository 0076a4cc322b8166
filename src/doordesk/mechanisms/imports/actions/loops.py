"""The loop of each application that was assessed: one, closed, open to those who may read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from doordesk.mechanisms.assessments.actions.history import open_historical_seals
from doordesk.mechanisms.imports.actions.shelves import Shelves
from doordesk.mechanisms.imports.models import Told
from doordesk.mechanisms.imports.queries.records import Card
from doordesk.mechanisms.loops.actions.history import record_historical_loops
from doordesk.mechanisms.loops.models import Loop


@dataclass(frozen=True, slots=True)
class _Panel:
    """A loop as a record: it has its application's number."""

    id: str
    told: Told = Told.WHOLE


def settle_loops(cards: Sequence[Card], shelves: Shelves) -> dict[str, Loop]:
    """Return the loops of these scorecards by their application's number, made where there is none."""
    began = _earliest(cards)
    known = {row: key for key in began if (row := shelves.loops.row(key))}
    loops = {known[loop.pk]: loop for loop in Loop.objects.filter(pk__in=known)}
    new = {key: _loop(key, moment, shelves) for key, moment in began.items() if key not in loops}
    record_historical_loops(list(new.values()), actor=shelves.actor)
    open_historical_seals(list(new.values()), actor=shelves.actor)
    for key, loop in new.items():
        shelves.loops.put(_Panel(key), loop)
    shelves.loops.save()
    return loops | new


def _earliest(cards: Iterable[Card]) -> dict[str, datetime]:
    began: dict[str, datetime] = {}
    for card in cards:
        moment = card.interviewed_at or card.submitted_at
        began[card.bid] = min(moment, began.get(card.bid, moment))
    return began


def _loop(key: str, moment: datetime, shelves: Shelves) -> Loop:
    application = shelves.applications.row(key)
    assert application is not None  # noqa: S101 - a scorecard without one was skipped
    return Loop(application_id=application, planned_at=moment)
