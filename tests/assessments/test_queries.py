"""Progress for everybody concerned, duties with their hour, the share on time (rules D1, F5, P4)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.panels import Panel
from doordesk.foundation.rulebook.models import Choice
from doordesk.mechanisms.assessments import actions, queries
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.states import State as LoopState
from tests.builders.assessments import all_handed_in, handed_in, interview_of, noted, screen
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
NEXT_DAY = MONDAY + timedelta(hours=26)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    versions = principles()
    return loop(people, application(opening(people, versions)), versions)


def sentences(people: Cast, who: str) -> list[str]:
    return [
        duty.sentence
        for duty in owed(Question(owner_id=getattr(people, who).pk))
        if duty.sentence.startswith("Hand in")
    ]


def test_progress_says_how_far_each_is_and_nothing_else(people: Cast, amara: Loop) -> None:
    handed_in(interview_of(amara, people.ana))
    with clock.at(NEXT_DAY):
        lines = queries.progress(amara)
    assert [(line.name.split()[0], line.state.value) for line in lines] == [
        ("Marta", "late"), ("Ana", "handed in"), ("Priya", "due"), ("Mateo", "due"), ("Wanjiru", "due"),
    ]  # fmt: skip
    with clock.at(MONDAY + HOUR):
        assert queries.progress(amara)[4].state == "not yet"
    assert lines[0].due == MONDAY + timedelta(hours=25)
    assert lines[0].assessment_id is None


def test_progress_leaves_out_cancelled_interviews(people: Cast, amara: Loop) -> None:
    amara.interviews.filter(interviewer=people.mateo).update(cancelled_at=MONDAY)
    assert "Mateo Quiroga" not in [line.name for line in queries.progress(amara)]


def test_progress_asks_for_the_new_interviewers_own_assessment(people: Cast, amara: Loop) -> None:
    handed_in(interview_of(amara, people.mateo))
    amara.interviews.filter(interviewer=people.mateo).update(interviewer=people.omar)
    assert "Omar Siddiqui" in [line.name for line in queries.owed_by(amara)]


def test_owed_by_is_empty_when_all_are_in(people: Cast, amara: Loop) -> None:
    assert len(queries.owed_by(amara)) == 5
    all_handed_in(amara)
    assert queries.owed_by(amara) == []


def test_progress_takes_three_queries_for_any_number(people: Cast, amara: Loop) -> None:
    for expected in (3, 3):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            queries.progress(amara)
        assert len(asked) == expected
        amara.interviews.filter(interviewer__in=[people.mateo, people.ana]).update(cancelled_at=MONDAY)


def test_desk_asks_for_the_assessment_from_the_interviews_start(people: Cast, amara: Loop) -> None:
    with clock.at(MONDAY + HOUR):
        assert sentences(people, "priya") == []
    with clock.at(MONDAY + 2 * HOUR):
        assert sentences(people, "priya") == ["Hand in your assessment of A. Okafor"]
        duty = owed(Question(owner_id=people.priya.pk))[0]
    assert (duty.due, duty.rule) == (MONDAY + timedelta(hours=27), "F5")
    assert "Okafor" not in duty.step


def test_desk_is_clear_after_the_hand_in(people: Cast, amara: Loop) -> None:
    handed_in(interview_of(amara, people.priya))
    with clock.at(NEXT_DAY):
        assert sentences(people, "priya") == []


@pytest.mark.parametrize("state", [LoopState.PLANNING, LoopState.CLOSED, LoopState.CANCELLED])
def test_desk_asks_only_for_running_loops(people: Cast, amara: Loop, state: LoopState) -> None:
    amara.state = state
    amara.save()
    with clock.at(NEXT_DAY):
        assert sentences(people, "priya") == []


def test_desk_asks_for_screens_while_the_application_stands_there(people: Cast) -> None:
    talk = screen(application(opening(people, principles())), people.tom)
    with clock.at(MONDAY + HOUR):
        assert sentences(people, "tom") == ["Hand in your assessment of A. Okafor"]
        Application.objects.filter(pk=talk.application_id).update(stage=Stage.WITHDRAWN)
        assert sentences(people, "tom") == []


def test_desk_follows_the_companys_hours(people: Cast, amara: Loop) -> None:
    Choice.objects.create(key="assessments.due_hours", value=48)
    with clock.at(NEXT_DAY):
        assert owed(Question(owner_id=people.priya.pk))[0].due == MONDAY + timedelta(hours=51)


def test_on_time_counts_what_came_and_what_is_overdue(people: Cast, amara: Loop) -> None:
    handed_in(interview_of(amara, people.priya))
    handed_in(interview_of(amara, people.mateo), at=MONDAY + timedelta(days=3))
    with clock.at(MONDAY + timedelta(days=4)):
        shares = [queries.on_time(who) for who in (people.priya, people.mateo, people.wanjiru, people.omar)]
    assert [(share.in_time, share.of) for share in shares] == [(1, 1), (0, 1), (0, 1), (0, 0)]


def test_on_time_judges_nothing_anew_when_the_setting_changes(people: Cast, amara: Loop) -> None:
    handed_in(interview_of(amara, people.priya), at=MONDAY + timedelta(hours=20))
    Choice.objects.create(key="assessments.due_hours", value=1)
    with clock.at(MONDAY + timedelta(hours=21)):
        assert queries.on_time(people.priya).in_time == 1


def shares(people: Cast, reader: str) -> list[Panel]:
    return list(queries.share_panel(getattr(people, reader), people.priya))


def test_share_is_for_oneself_and_the_core_and_not_under_eight(people: Cast) -> None:
    versions = principles()
    post = opening(people, versions)
    for number in range(8):
        handed_in(screen(application(post, f"Candidate {number}"), people.priya))
        if number == 6:
            assert [panel.lines for panel in shares(people, "priya")] == [()]
    assert shares(people, "priya")[0].lines[0].state == "100 %"
    assert shares(people, "rosa")
    assert [shares(people, who) for who in ("marta", "erik", "nadia", "mateo")] == [[], [], [], []]


def test_application_page_shows_progress_without_content(people: Cast, amara: Loop) -> None:
    noted(interview_of(amara, people.priya), text="a sentence nobody may read")
    handed_in(interview_of(amara, people.mateo))
    with clock.at(NEXT_DAY):
        panel = next(iter(queries.progress_panel(people.nadia, amara.application)))
    assert [line.state for line in panel.lines] == ["Late", "Due", "Due", "Handed in", "Due"]
    assert "nobody may read" not in str(panel)
    assert [deed.label for deed in panel.deeds] == ["Open the packet"]
    assert list(queries.progress_panel(people.omar, amara.application)) == []


def test_packet_explains_what_is_owed(people: Cast, amara: Loop) -> None:
    handed_in(interview_of(amara, people.mateo))
    closed = queries.packet(people.priya, amara)
    assert closed.records == ()
    assert closed.seal is not None
    assert [debt.interviewer for debt in closed.seal.owes] == [people.priya]
    handed_in(interview_of(amara, people.priya))
    opened = queries.packet(people.priya, amara)
    assert opened.seal is None
    assert [one.author for one in opened.records] == [people.priya, people.mateo]
    waiting = queries.packet(people.nadia, amara).seal
    assert waiting is not None
    assert (waiting.kind, waiting.owes) == ("reading", ())


def test_packet_holds_screens_of_the_application(people: Cast, amara: Loop) -> None:
    handed_in(screen(amara.application, people.tom))
    all_handed_in(amara)
    assert [one.is_screen for one in queries.packet(people.priya, amara).records].count(True) == 1


def test_votes_are_shown_from_the_reveal_on(people: Cast, amara: Loop) -> None:
    actions.open_seal(amara, actor=people.ana)
    assert not queries.votes_shown(amara)
    first = actions.reveal_votes(amara, actor=people.ana)
    with clock.at(NEXT_DAY):
        again = actions.reveal_votes(amara, actor=people.ana)
    assert queries.votes_shown(amara)
    assert first.votes_revealed_at == again.votes_revealed_at
