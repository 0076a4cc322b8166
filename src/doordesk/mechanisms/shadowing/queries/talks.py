"""The page of one sitting for one reader: stations, comparison, and the talk as far as they may read it."""

from dataclasses import dataclass
from datetime import datetime

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.loops.models import Trainee
from doordesk.mechanisms.shadowing.models import Talk
from doordesk.mechanisms.shadowing.queries.comparing import Comparison, compared
from doordesk.mechanisms.shadowing.queries.sittings import Sitting, sitting, staged
from doordesk.mechanisms.shadowing.queries.words import Reader, lead
from doordesk.mechanisms.shadowing.states import Stage, State

STATIONS = ("Interview", "Two assessments", "Talk", "Confirmed")
REACHED = {Stage.AHEAD: 0, Stage.WRITING: 1, Stage.TALK: 2, Stage.HELD: 3, Stage.DONE: 4, Stage.OFF: 0}


@dataclass(frozen=True, slots=True)
class Told:
    """A talk that was passed on; `judgement` is None while the mentor's assessment is sealed."""

    talk: Talk
    judgement: str | None


@dataclass(frozen=True, slots=True)
class SittingPage:
    """Everything the page shows: `holds` and `confirms` say what this reader is asked for."""

    sitting: Sitting
    comparison: Comparison
    told: Told | None
    draft: Talk | None
    holds: bool
    confirms: bool
    reader: Reader
    due: datetime | None

    @property
    def lead(self) -> str:
        """One sentence on what is expected of the reader now."""
        return lead(self.sitting, self.reader, self.due)

    @property
    def stations(self) -> list[dict[str, str]]:
        """The line of steps."""
        reached = REACHED[self.sitting.stage]
        words = {True: "done", False: "ahead"}
        states = [words[place < reached] if place != reached else "current" for place in range(len(STATIONS))]
        return [{"label": label, "state": state} for label, state in zip(STATIONS, states, strict=True)]


def sitting_page(actor: Actor, pk: int) -> SittingPage:
    """Read the page of a seat for the trainee, the interviewer of record or the Core; 404 for others."""
    one = sitting(fetch(actor, Trainee, pk, staged(Trainee.objects.all())))
    comparison = compared(actor, one)
    row = visible(actor, Talk, Talk.objects.filter(seat=one.seat)).first()
    told = None if row is None or row.state == State.NOTED else _told(row, comparison)
    ready = one.stage == Stage.TALK and comparison.pair.practice is not None
    return SittingPage(
        sitting=one,
        comparison=comparison,
        told=told,
        draft=row,
        holds=ready and can(actor, P.TALK_HOLD, one.seat),
        confirms=row is not None and row.state == State.HELD and can(actor, P.TALK_CONFIRM, row),
        reader=_reader(actor, one),
        due=one.talk_due(setting("shadowing.talk_days")) if one.stage == Stage.TALK else None,
    )


def _told(row: Talk, comparison: Comparison) -> Told:
    """What is said of the candidate is as open as the mentor's assessment is to this reader (rule F3)."""
    return Told(row, row.judgement if comparison.pair.mentors is not None else None)


def _reader(actor: Actor, one: Sitting) -> Reader:
    if actor.pk == one.trainee.pk:
        return Reader.TRAINEE
    return Reader.MENTOR if actor.pk == one.interview.interviewer_id else Reader.CORE
