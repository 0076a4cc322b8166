"""What whoever led finds beside each interviewer's note: brief, assessment, votes, prompts (P3, D7, D12).

Everything is read through the leader's own room of the closed debrief: what the seal holds is not in it (F3).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.timesince import timesince

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import CoachMark
from doordesk.mechanisms.assessments.queries import Progress, Record, stood
from doordesk.mechanisms.assessments.states import Part, Rating, Standing
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.queries.suggesting import Seen, Suggestion, quotes, suggestions
from doordesk.mechanisms.coaching.states import SETTLED
from doordesk.mechanisms.debriefs.models import Gap, Line, Nudge, Prompt
from doordesk.mechanisms.debriefs.queries import Room
from doordesk.mechanisms.debriefs.queries.documents import label_of
from doordesk.mechanisms.debriefs.queries.roster import Member
from doordesk.mechanisms.debriefs.queries.votes import Pair, pairs
from doordesk.mechanisms.loops.models import OwnedPrinciple


@dataclass(frozen=True, slots=True)
class Chair:
    """One interviewer, all that was observed of them, their note as it stands, and what it could say."""

    member: Member
    owned: tuple[str, ...]
    lines: tuple[Progress, ...]
    records: tuple[Record, ...]
    pair: Pair | None
    prompts: tuple[Prompt, ...]
    kept: tuple[Nudge, ...]
    gaps: tuple[Gap, ...]
    stood: tuple[CoachMark, ...]
    note: Note | None
    offers: tuple[Suggestion, ...]

    @property
    def person(self) -> Person:
        """Whom it is about."""
        return self.member.person

    @property
    def settled(self) -> bool:
        """Whether nothing is owed to them any more."""
        return self.note is not None and self.note.state in SETTLED

    @property
    def late(self) -> tuple[Progress, ...]:
        """Their assessments that came after they were due, or did not come."""
        return tuple(one for one in self.lines if _late(one))


def _late(one: Progress) -> bool:
    return one.due is not None and (one.handed_in_at or now()) > one.due


def chairs(room: Room) -> list[Chair]:
    """Every interviewer of the loop but whoever led, in the order of their interviews; ten queries or so."""
    debrief = room.debrief
    owned = list(
        OwnedPrinciple.objects.filter(interview__loop=debrief.loop_id).select_related("version", "interview")
    )
    votes = {one.member.person.pk: one for one in pairs(debrief, room.members, room.of_loop)}
    prompts = list(visible(room.actor, Prompt, debrief.prompts.all()))
    kept = list(visible(room.actor, Nudge, debrief.nudges.filter(kept=True, by=debrief.leader_id)))
    gaps = list(debrief.gaps.select_related("version", "interview"))
    lines = list(debrief.lines.filter(struck_at=None).select_related("version", "section__assessment"))
    notes = {one.to_id: one for one in visible(room.actor, Note, debrief.coaching_notes.all())}
    marks = stood(room.actor, [one.assessment_id for one in room.of_loop])
    found = []
    for member in _interviewers(room):
        key = member.person.pk
        own = tuple(one for one in room.of_loop if one.author.pk == key)
        about = tuple(one for one in prompts if key in one.people)
        missing = tuple(one for one in gaps if one.interview.interviewer_id == key)
        progress = tuple(one for one in room.progress if one.person.pk == key)
        rested = [one for one in lines if one.section.assessment.author_id == key]
        said = tuple(one for one in kept if one.to_id == key)
        brief = tuple(dict.fromkeys(str(one.version) for one in owned if one.interview.interviewer_id == key))
        offers = suggestions(seen_of(progress, own, about, missing, rested))
        pair, note = votes.get(key), notes.get(key)
        left = tuple(one for record in own for one in marks.get(record.assessment_id, ()))
        found.append(Chair(member, brief, progress, own, pair, about, said, missing, left, note, offers))
    return found


def _interviewers(room: Room) -> list[Member]:
    return [one for one in room.members if one.interviews and one.person.pk != room.debrief.leader_id]


def seen_of(
    lines: Iterable[Progress],
    records: Iterable[Record],
    prompts: Iterable[Prompt],
    gaps: Iterable[Gap],
    rested: Iterable[Line],
) -> Seen:
    """What was observed, as the decider takes it: names and sentences, no rows."""
    judged = [one for record in records for one in record.judgements if one.part == Part.PRINCIPLE]
    rated = [one for one in judged if one.rating]
    empty = [one.name for one in judged if one.rating == Rating.NO_DATA]
    lines = list(lines)
    late = next((one for one in lines if one.handed_in_at and _late(one)), None)
    return Seen(
        handed_in=all(one.state is Standing.HANDED_IN for one in lines),
        late=timesince(late.due, late.handed_in_at, depth=1) if late and late.due else "",
        bare=tuple(one.name for one in rated if not quotes(one.text)),
        missing=tuple(dict.fromkeys([*(str(one.version) for one in gaps), *empty])),
        prompts=tuple((one.kind, f"{label_of(one.kind)}: {one.signal}") for one in prompts),
        rested=tuple((f"“{one.version}”", one.quote) for one in rested),
        rated=len(rated),
    )
