"""One's own results, principle by principle, for a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.keys import scores
from doordesk.mechanisms.practice.queries.library import all_cases
from doordesk.mechanisms.practice.queries.sheets import handed_in_by
from doordesk.mechanisms.practice.states import Case, Rating


@dataclass(frozen=True, slots=True)
class Own:
    """One rating of one's own beside the experts' score."""

    sheet: Sheet
    case: Case
    principle: str
    own: int | None
    score: float | None


def own_results(actor: Actor) -> Iterator[Own]:
    """Yield what somebody rated, attempt by attempt; the scores are of cases they have handed in."""
    cases = all_cases()
    sheets = [one for one in handed_in_by([actor.pk or 0]) if one.case in cases]
    experts = scores([cases[slug] for slug in dict.fromkeys(one.case for one in sheets)])
    for sheet in sheets:
        marks = {mark.principle: mark.rating for mark in sheet.marks.all()}
        for key, name in cases[sheet.case].names.items():
            own = marks.get(key)
            rated = None if own == Rating.NO_DATA else own
            yield Own(sheet, cases[sheet.case].case, name, rated, experts[sheet.case][key])
