"""Reading, voting again, speaking, being away: each member's deeds, and the leader's notes (D3, D4, D6)."""

from django.db import transaction

from doordesk.foundation.access.doors import visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.actions.moving import announce, at_step, entered, sentence
from doordesk.mechanisms.debriefs.models import Absence, Ballot, Debrief, ReadingMark, Spoken
from doordesk.mechanisms.debriefs.queries.votes import missing_votes, room_of
from doordesk.mechanisms.debriefs.states import State


@transaction.atomic
def mark_read(debrief: Debrief, assessment: Assessment, *, actor: Person) -> ReadingMark:
    """Note that the actor has read one assessment; the room sees how many, never which votes (rule D3)."""
    row = entered(debrief, P.DEBRIEF_JOIN, actor)
    at_step(row, State.READING, "Reading is noted")
    found = _readable(row, assessment, actor)
    mark, made = ReadingMark.objects.get_or_create(
        debrief=row, person=actor, assessment=found, defaults={"at": now()}
    )
    if made:
        record(actor, Kind.DEBRIEF_READ, row, assessment=found.pk, read=True)
        announce(row, events.READ, actor.pk)
    return mark


@transaction.atomic
def unmark_read(debrief: Debrief, assessment: Assessment, *, actor: Person) -> None:
    """Take the mark away again."""
    row = entered(debrief, P.DEBRIEF_JOIN, actor)
    at_step(row, State.READING, "Reading is noted")
    gone, _ = row.marks.filter(person=actor, assessment=assessment).delete()
    if gone:
        record(actor, Kind.DEBRIEF_READ, row, assessment=assessment.pk, read=False)
        announce(row, events.READ, actor.pk)


def _readable(row: Debrief, assessment: Assessment, actor: Person) -> Assessment:
    of_it = Assessment.objects.filter(
        pk=assessment.pk, interview__application=row.loop.application_id, state=AssessmentState.HANDED_IN
    )
    found = visible(actor, Assessment, of_it).first()
    if found is None:
        raise Refused("That assessment is not part of this packet.", rule="D3", code="not_in_packet")
    return found


@transaction.atomic
def cast_vote(debrief: Debrief, vote: int, *, actor: Person) -> Ballot:
    """Cast the second vote, sealed until the reveal; until then it can be changed (rules D3, D4, F2)."""
    row = entered(debrief, P.DEBRIEF_VOTE, actor)
    at_step(row, State.REVOTING, "Second votes are cast")
    if vote not in Vote.values:
        raise Refused("There are four votes.", rule="F2", way_out="Choose one of them.", place="vote")
    ballot, _ = Ballot.objects.update_or_create(
        debrief=row, person=actor, defaults={"vote": vote, "cast_at": now()}
    )
    row.absences.filter(person=actor).delete()
    record(actor, Kind.DEBRIEF_VOTED, row)
    announce(row, events.VOTED, actor.pk)
    return ballot


@transaction.atomic
def note_absence(debrief: Debrief, person: Person, reason: str, *, actor: Person) -> Absence:
    """Go on without somebody's second vote, for a reason that stays in the packet (rule D3)."""
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    at_step(row, State.REVOTING, "An absence is noted")
    said = sentence(reason, "Going on without a vote needs a reason.", place="reason", rule="D3", most=300)
    if person.pk not in {one.person.pk for one in missing_votes(row)}:
        raise Refused(f"No second vote of {person.name} is missing.", rule="D3", place="person")
    noted, _ = Absence.objects.update_or_create(
        debrief=row, person=person, defaults={"reason": said, "by": actor, "at": now()}
    )
    record(actor, Kind.DEBRIEF_ABSENCE_NOTED, row, person=person.pk, absent=True)
    announce(row, events.VOTED, person.pk)
    return noted


@transaction.atomic
def lift_absence(debrief: Debrief, person: Person, *, actor: Person) -> None:
    """Wait for somebody after all."""
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    at_step(row, State.REVOTING, "An absence is noted")
    gone, _ = row.absences.filter(person=person).delete()
    if gone:
        record(actor, Kind.DEBRIEF_ABSENCE_NOTED, row, person=person.pk, absent=False)
        announce(row, events.VOTED, person.pk)


@transaction.atomic
def note_spoken(debrief: Debrief, person: Person, *, actor: Person, spoken: bool = True) -> None:
    """Tick, or untick, that somebody has spoken in the discussion (rule D6)."""
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    at_step(row, State.DISCUSSING, "Who has spoken is noted")
    if person.pk not in {one.person.pk for one in room_of(row)}:
        raise Refused(f"{person.name} is not in this debrief.", rule="D6")
    if spoken:
        Spoken.objects.get_or_create(debrief=row, person=person, defaults={"at": now()})
    else:
        row.spoken.filter(person=person).delete()
    record(actor, Kind.DEBRIEF_SPOKEN, row, person=person.pk, spoken=spoken)
    announce(row, events.SPOKEN, person.pk)
