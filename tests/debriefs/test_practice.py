"""What is written for practice never meets a packet, a figure or a debrief, whoever wrote what (rule F8)."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, next_steps, owed
from doordesk.mechanisms.assessments import queries
from doordesk.mechanisms.assessments.models import Amendment, Assessment, Section
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.debriefs.queries.closing import content_of
from doordesk.mechanisms.debriefs.queries.meeting import meeting_of
from doordesk.mechanisms.debriefs.queries.passages import passages
from doordesk.mechanisms.debriefs.queries.process import process
from doordesk.mechanisms.debriefs.queries.room import Room, enter
from doordesk.mechanisms.debriefs.states import Outcome, State
from doordesk.mechanisms.loops.models import Loop, Trainee
from tests import cast as story
from tests.builders.debriefs import TUESDAY, VOTERS, Stage, called

pytestmark = pytest.mark.django_db
LATER = TUESDAY + 2 * story.HOUR


@st.composite
def practices(draw: st.DrawFn) -> tuple[str, str, str, int, int]:
    """Whose interview, who practised there, how far, with which rating and vote."""
    who = draw(st.sampled_from(["leila", "omar", "tom", "ben", "rosa", "nadia", "marta", "ana", "priya"]))
    state = draw(st.sampled_from(["draft", "handed_in", "handed_in"]))
    return draw(st.sampled_from(VOTERS)), who, state, draw(st.integers(0, 4)), draw(st.integers(1, 4))


@pytest.mark.parametrize("at", [State.READING, State.DECIDING])
def test_packet_room_and_figures_are_the_same_with_and_without_practice(at: State) -> None:
    """Drawn beyond what seats allow: even a row by the leader, or by somebody without a seat, stays apart."""
    stage = called(at=at)
    with clock.at(LATER):
        before = _figures(stage)

    @given(written=st.lists(practices(), min_size=1, max_size=4, unique_by=lambda one: one[:2]))
    @settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def nothing_changes(written: list[tuple[str, str, str, int, int]]) -> None:
        with transaction.atomic(), clock.at(LATER):
            for whose, who, state, rating, vote in written:
                _practise(stage, whose, who, state, rating, vote)
            assert _figures(stage) == before
            transaction.set_rollback(True)

    nothing_changes()


def _practise(stage: Stage, whose: str, who: str, state: str, rating: int, vote: int) -> None:
    interview = stage.loop.interviews.get(interviewer=stage.who(whose))
    if whose != who:
        Trainee.objects.get_or_create(interview=interview, person=stage.who(who))
    made = Assessment.everything.create(
        interview=interview, author=stage.who(who), practice=True, opened_at=story.MONDAY, vote=vote,
        remark="Practice.",
    )  # fmt: skip
    Section.objects.create(assessment=made, part=Part.NOTES, text="She stopped the job, for practice.")
    for owned in interview.owned.all():
        Section.objects.create(
            assessment=made, part=Part.PRINCIPLE, version=owned.version, text="For practice.", rating=rating
        )
    Assessment.everything.filter(pk=made.pk).update(
        state=state, handed_in_at=story.MONDAY + 3 * story.HOUR, due_at=story.MONDAY + 2 * story.HOUR
    )
    Amendment.objects.create(assessment=made, number=1, reason="x", text="practice", made_at=story.MONDAY)


def _figures(stage: Stage) -> list[object]:
    """All that is made of assessments, for those of the loop, the keepers and the trainee."""
    loop, everybody = Loop.objects.get(pk=stage.loop.pk), stage.people.everybody
    found: list[object] = [queries.progress(loop), queries.owed_by(loop), process(), _closing(stage)]
    found += [queries.on_time(who) for who in everybody.values()]
    found += [queries.on_time_in(Loop.objects.all()), next_steps([loop.application_id])]
    for name in ("ana", "mateo", "nadia", "leila"):
        who = everybody[name]
        found.append(queries.packet(who, loop))
        found.append([one for one in owed(Question(owner_id=who.pk)) if one.rule != "F8"])
        if name not in ("nadia", "leila"):
            found += [queries.authors_of(who, loop), *_room(enter(who, stage.room.pk))]
    return found


def _room(room: Room) -> list[object]:
    words = [(one.pk, one.text) for one in passages(room.actor, room.debrief)]
    return [room.members, room.records, room.voters, room.missing, words, meeting_of(room)]


def _closing(stage: Stage) -> object:
    return content_of(stage.room, Outcome.NO_HIRE, veto="", closed_by=stage.people.ana)
