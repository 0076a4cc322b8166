"""The room as the facilitator sees it: only what whoever leads may read at this step (rules D7, F3)."""

from collections.abc import Iterator

from doordesk.engines.facilitation import meeting as seen
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import Record
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.debriefs.models import Ballot
from doordesk.mechanisms.debriefs.queries.discussion import wordings
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.states import State

HELPED = (State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING)


def meeting_of(room: Room) -> seen.Meeting:
    """The meeting at this moment, read through the leader's own room: what the seal holds is not in it."""
    application = room.debrief.loop.application
    same_post = Application.objects.filter(opening=application.opening_id).exclude(pk=application.pk)
    return seen.Meeting(
        step=str(room.state),
        candidate=application.candidate.name,
        members=_members(room),
        principles=_principles(room),
        passages=tuple(one for record in room.of_loop for one in _passages(record)),
        votes=_votes(room),
        spoken=tuple(room.debrief.spoken.values_list("person_id", flat=True)),
        lines=_lines(room),
        gaps=tuple(room.debrief.gaps.values_list("version__principle_id", "interview__interviewer_id")),
        days_open=(room.debrief.called_at - application.opening.created_at).days,
        other_candidates=tuple(same_post.values_list("candidate__name", flat=True)),
    )


def _members(room: Room) -> tuple[seen.Member, ...]:
    keys = [one.person.pk for one in room.members]
    written = Assessment.objects.filter(author__in=keys, state=AssessmentState.HANDED_IN)
    done = list(written.values_list("author_id", flat=True))
    hires = room.debrief.loop.application.opening.hiring_manager_id
    return tuple(
        seen.Member(
            id=one.person.pk,
            name=one.name,
            level=one.person.level,
            hires=one.person.pk == hires,
            leads=one.person.pk == room.debrief.leader_id,
            interviews_done=done.count(one.person.pk),
        )
        for one in room.members
        if one.expected
    )


def _principles(room: Room) -> tuple[seen.Principle, ...]:
    owned = room.debrief.loop.interviews.filter(cancelled_at=None, owned__isnull=False)
    pairs = owned.values_list("owned__version__principle_id", "interviewer_id").order_by("pk").distinct()
    owners: dict[int, list[int]] = {}
    for principle, person in pairs:
        owners.setdefault(principle, []).append(person)
    return tuple(
        seen.Principle(one.principle_id, one.name, tuple(owners.get(one.principle_id, ())))
        for one in wordings(room)
    )


def _passages(record: Record) -> Iterator[seen.Passage]:
    author = record.author.pk
    if record.notes_id is not None and record.notes:
        yield seen.Passage(record.notes_id, author, None, seen.Part.NOTES, record.notes)
    for one in record.judgements:
        if one.part == Part.PRINCIPLE and one.version is not None:
            principle = one.version.principle_id
            yield seen.Passage(one.section_id, author, principle, seen.Part.EVIDENCE, one.text, one.rating)
    if record.remark:  # a remark has no section of its own: the assessment stands for it
        yield seen.Passage(-record.assessment_id, author, None, seen.Part.REMARK, record.remark)


def _votes(room: Room) -> tuple[seen.Vote, ...]:
    """Both votes of each interviewer once all are revealed; none before (rule D3)."""
    if not room.debrief.revealed:
        return ()
    second = dict(Ballot.objects.filter(debrief=room.debrief).values_list("person_id", "vote"))
    return tuple(
        seen.Vote(one.author.pk, one.vote, second.get(one.author.pk)) for one in room.of_loop if one.vote
    )


def _lines(room: Room) -> tuple[seen.Line, ...]:
    rows = room.debrief.lines.filter(struck_at=None).select_related("version")
    return tuple(
        seen.Line(one.version.principle_id, one.column, one.author_id, one.text, one.section_id)
        for one in rows
    )
