"""The way of one application as a line of stations, and what happened on it, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.models import Application, StageMove, Word
from doordesk.mechanisms.candidates.states import Deed, Stage

WAY = ("Applied", "Screen", "Loop", "Debrief", "Decision")
REACHED = {
    Stage.APPLIED: 0,
    Stage.SCREEN: 1,
    Stage.SCREENED: 2,
    Stage.LOOP: 2,
    Stage.DEBRIEF: 3,
    Stage.HIRE: 4,
    Stage.NO_HIRE: 4,
}


@dataclass(frozen=True, slots=True)
class Station:
    """One station for `c-stations`."""

    label: str
    state: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history: when, who, what, and why if a reason was given."""

    at: datetime
    who: Person | None
    what: str
    why: str = ""


def stations(application: Application, moves: Sequence[StageMove]) -> list[Station]:
    """Draw the way so far; one that was broken off ends with how."""
    stage = Stage(application.stage)
    days = _days(application, moves)
    broken = stage in (Stage.DECLINED, Stage.WITHDRAWN)
    here = REACHED.get(Stage(moves[-1].before), 0) if broken and moves else REACHED.get(stage, 0)
    line = [_station(place, here, days, broken=broken) for place in range(len(WAY))]
    if stage is Stage.SCREENED:
        line[2] = Station(WAY[2], "current", "to be planned")
    if broken:
        return [*line[: here + 1], Station(stage.label, "current", _day(moves[-1].at) if moves else "")]
    if here == len(WAY) - 1:
        line[-1] = Station(stage.label, "current", days.get(here, ""))
    return line


def _station(place: int, here: int, days: dict[int, str], *, broken: bool) -> Station:
    if place > here:
        return Station(WAY[place], "ahead")
    done = broken or place < here
    return Station(WAY[place], "done" if done else "current", days.get(place, ""))


def _days(application: Application, moves: Iterable[StageMove]) -> dict[int, str]:
    """Say under each station when it was reached, or that it was left out."""
    days = {0: _day(application.applied_at)}
    for move in moves:
        after = Stage(move.after)
        if move.deed == Deed.SKIP_SCREEN:
            days[1] = "left out"
        elif after in REACHED and after is not Stage.SCREENED:
            days[REACHED[after]] = _day(move.at)
    return days


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j M")


def history(application: Application, moves: Iterable[StageMove], words: Iterable[Word]) -> list[Happening]:
    """Join moves and words to the candidate, newest first, down to the day they applied."""
    moved = [Happening(move.at, move.by, Deed(move.deed).label, move.reason) for move in moves]
    said = [Happening(word.at, word.by, word.get_said_display()) for word in words]
    began = Happening(application.applied_at, None, Stage.APPLIED.label, application.source)
    return [*sorted(moved + said, key=lambda one: one.at, reverse=True), began]
