"""The played members' deeds, done through the product's own actions as those members (company/plays)."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Part as Place
from doordesk.mechanisms.debriefs import actions as debriefs
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.passages import Evidence, found_in, passages, principles_of
from doordesk.mechanisms.debriefs.states import Holder, Turn
from doordesk.mechanisms.demo.actions.attending import attend
from doordesk.mechanisms.demo.queries.due import due
from doordesk.mechanisms.demo.queries.presence import Attendance
from doordesk.mechanisms.demo.queries.scripts import Part, Saying
from doordesk.mechanisms.demo.queries.situations import Act, Deed, Situation
from doordesk.mechanisms.demo.queries.tables import Table, situation
from doordesk.mechanisms.principles.models import Version

log = logging.getLogger(__name__)
UNHEARD = "No second vote came while the room waited, so the demo went on without it."


@dataclass(frozen=True)
class Move:
    """A deed at a table: whose it is and what it is about, as rows."""

    table: Table
    found: Situation
    deed: Deed

    @property
    def debrief(self) -> Debrief:
        """The debrief."""
        return self.table.debrief

    @property
    def actor(self) -> Person:
        """Who does it."""
        return self.table.people[self.deed.by]

    @property
    def part(self) -> Part:
        """What the script says of them."""
        return self.table.script.parts[self.deed.by]

    @property
    def other(self) -> Person:
        """The person it is about."""
        return self.table.people[str(self.deed.about)]

    def wording(self, principle: str) -> Version:
        """A principle as the loop's interviews own it."""
        return principles_of(self.debrief).get(principle__key=principle)


def play(table: Table, there: Attendance) -> tuple[Deed, ...]:
    """Do what is due now, for those who are not at a keyboard themselves. Returns what was done."""
    found = situation(table, there.guests)
    attend(table, found, there)
    return perform(table, found, due(table.script, found, now()))


def perform(table: Table, found: Situation, deeds: Iterable[Deed]) -> tuple[Deed, ...]:
    """Do some deeds. One that a rule refuses is logged by its name and left; the others are done."""
    return tuple(deed for deed in deeds if _done(Move(table, found, deed)))


def _done(move: Move) -> bool:
    try:
        DEEDS[move.deed.act](move)
    except Refused as refused:
        log.warning("Played %s by %s was refused: %s", move.deed.act, move.deed.by, refused.code)
        return False
    return True


def _read(move: Move) -> None:
    page = Assessment.objects.get(pk=move.deed.about)
    debriefs.mark_read(move.debrief, page, actor=move.actor)


def _vote(move: Move) -> None:
    debriefs.cast_vote(move.debrief, move.part.vote, actor=move.actor)


def _note_absence(move: Move) -> None:
    debriefs.note_absence(move.debrief, move.other, UNHEARD, actor=move.actor)


def _add_line(move: Move) -> None:
    said = move.part.lines[int(move.deed.about)]
    debriefs.add_line(
        move.debrief,
        move.wording(said.principle),
        column=said.column,
        text=said.text,
        evidence=Evidence(_rests_on(move, said).pk, said.quote),
        actor=move.actor,
    )


def _rests_on(move: Move, said: Saying) -> Section:
    """The section that holds the words: the principle's evidence, otherwise the notes."""
    texts = passages(move.actor, move.debrief).filter(assessment__author=move.table.people[said.source])
    evidence = texts.filter(version__principle__key=said.principle).first()
    if evidence and found_in(said.quote, evidence.text):
        return evidence
    return texts.get(part=Place.NOTES)


def _note_gap(move: Move) -> None:
    lack = move.part.lack
    assert lack is not None  # noqa: S101 - planned from it
    interview = move.debrief.loop.interviews.get(
        interviewer=move.table.people[lack.interview], cancelled_at=None
    )
    wording = move.wording(lack.principle)
    debriefs.note_gap(move.debrief, interview, wording, lack.note, actor=move.actor)


def _turn_key(move: Move) -> None:
    turn = Turn.NO_HIRE if move.found.doubted else Turn.HIRE
    answer = move.table.script.keys[Holder(str(move.deed.about))].answers[turn]
    debriefs.turn_key(
        move.debrief,
        turn,
        answer.reason,
        actor=move.actor,
        better_than_half=answer.better_than_half,
        raises_bar=answer.raises_bar,
    )


DEEDS: dict[Act, Callable[[Move], object]] = {
    Act.ADD_LINE: _add_line,
    Act.BEGIN_DECIDING: lambda move: debriefs.begin_deciding(move.debrief, actor=move.actor),
    Act.BEGIN_READING: lambda move: debriefs.begin_reading(move.debrief, actor=move.actor),
    Act.BEGIN_REVOTE: lambda move: debriefs.begin_revote(move.debrief, actor=move.actor),
    Act.CLOSE: lambda move: debriefs.close_debrief(move.debrief, actor=move.actor),
    Act.NOTE_ABSENCE: _note_absence,
    Act.NOTE_GAP: _note_gap,
    Act.NOTE_SPOKEN: lambda move: debriefs.note_spoken(move.debrief, move.other, actor=move.actor),
    Act.READ: _read,
    Act.REVEAL: lambda move: debriefs.reveal(move.debrief, actor=move.actor),
    Act.TURN_KEY: _turn_key,
    Act.VOTE: _vote,
}
