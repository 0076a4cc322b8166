"""Calling a debrief, its time, its leader, its end (rules D1, D2, L3, L4)."""

from datetime import timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.mail.models import Letter
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.candidates.states import Deed
from doordesk.mechanisms.candidates.states import Stage as ApplicationStage
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import State, Turn
from doordesk.mechanisms.loops.actions import end_application
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State as LoopState
from tests import cast as story
from tests.builders.debriefs import REASON, TUESDAY, Stage, called, canary, hand_in, stage, turn

pytestmark = pytest.mark.django_db
WHY = "Wanjiru Kamau is ill until Friday and the candidate has another offer."


def at_noon(made: Stage, exception: str = "", who: str = "ana") -> Debrief:
    with clock.at(TUESDAY):
        return actions.call_debrief(made.loop, TUESDAY, actor=made.who(who), exception=exception)


def test_call_moves_loop_and_application() -> None:
    made = stage()
    debrief = at_noon(made)
    made.loop.refresh_from_db()
    assert debrief.leader == made.people.ana
    assert debrief.exception == ""
    assert made.loop.state == LoopState.DEBRIEF
    assert made.loop.application.stage == ApplicationStage.DEBRIEF


def test_call_names_who_is_missing() -> None:
    made = stage(missing=("wanjiru", "mateo"))
    with pytest.raises(Refused, match="Mateo Quiroga and Wanjiru Kamau have not handed in") as refused:
        at_noon(made)
    assert (refused.value.rule, refused.value.place) == ("D1", "exception")


@pytest.mark.parametrize("said", ["She is ill until Friday, sadly.", "Wanjiru: ill", "   "])
def test_exception_names_everybody_and_says_why(said: str) -> None:
    with pytest.raises(Refused) as refused:
        at_noon(stage(missing=("wanjiru",)), said)
    assert refused.value.rule == "D1"


def test_exception_stands_in_the_packet() -> None:
    made = stage(missing=("wanjiru",))
    assert at_noon(made, WHY).exception == WHY


def test_exception_needs_no_name_of_nobody() -> None:
    assert at_noon(stage(), "Nobody is missing, all the same.").exception == ""


def test_leader_cannot_except_themself() -> None:
    with pytest.raises(Refused, match="Your own assessment is missing"):
        at_noon(stage(missing=("ana",)), "Ana is ill and has no time to write.")


@pytest.mark.parametrize("name", ["marta", "nadia", "rosa", "ben", "erik", "priya"])
def test_only_the_bar_raiser_calls(name: str) -> None:
    with pytest.raises(Forbidden):
        at_noon(stage(), who=name)


def test_call_refuses_a_time_that_is_over() -> None:
    made = stage()
    with clock.at(TUESDAY), pytest.raises(Refused, match="That time is over"):
        actions.call_debrief(made.loop, TUESDAY - timedelta(hours=1), actor=made.people.ana)


def test_call_twice_is_refused() -> None:
    made = stage()
    at_noon(made)
    with pytest.raises(Refused):
        at_noon(made)


def test_letters_say_when_in_each_zone_and_carry_no_content() -> None:
    made = stage(missing=("wanjiru",))
    Letter.objects.all().delete()
    at_noon(made, WHY)
    letters = {one.to: one.body for one in Letter.objects.all()}
    assert made.people.ana.email not in letters
    assert "10:00 (Europe/Warsaw)" in letters[str(made.people.marta.email)]
    assert "still missing" in letters[str(made.people.wanjiru.email)]
    assert "still missing" not in letters[str(made.people.priya.email)]
    assert not any(
        canary("mateo", part) in body for body in letters.values() for part in ("notes", "evidence")
    )


def test_time_can_change_until_the_reading() -> None:
    made = called()
    with clock.at(TUESDAY):
        actions.set_time(made.room, TUESDAY + timedelta(hours=4), actor=made.people.ana)
        assert made.room.meets_at == TUESDAY + timedelta(hours=4)
        actions.begin_reading(made.room, actor=made.people.ana)
        with pytest.raises(Refused, match="has begun"):
            actions.set_time(made.room, TUESDAY + timedelta(hours=5), actor=made.people.ana)


def test_desk_says_by_when_a_debrief_is_due() -> None:
    """Rule D2: 24 hours after the end of the last interview, once all assessments are in."""
    made = stage(missing=("wanjiru",))
    ana = made.people.ana
    assert [one for one in owed(Question(owner_id=ana.pk)) if one.rule == "D2"] == []
    hand_in(made.assessment("wanjiru"))
    (duty,) = [one for one in owed(Question(owner_id=ana.pk)) if one.rule == "D2"]
    assert duty.sentence == "Call the debrief of A. Okafor"
    assert duty.due == story.MONDAY + 5 * story.HOUR + timedelta(hours=24)


def test_another_bar_raiser_takes_over() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.HIRE, Turn.HIRE)
    with clock.at(TUESDAY):
        actions.take_over(made.room, made.people.ben, "Ana is ill.", actor=made.people.rosa)
        assert made.room.leader == made.people.ben
        with pytest.raises(Refused, match=r"Ben Achterberg's key is not turned") as refused:
            actions.close_debrief(made.room, actor=made.people.ben)
        assert refused.value.rule == "D9"
        with pytest.raises(Forbidden):
            actions.close_debrief(made.room, actor=made.people.ana)


@pytest.mark.parametrize("name", ["marta", "priya", "leila", "nadia", "david", "omar"])
def test_lead_stays_with_a_bar_raiser_from_outside(name: str) -> None:
    made = called()
    with clock.at(TUESDAY), pytest.raises(Refused) as refused:
        actions.take_over(made.room, made.who(name), "Ana is ill.", actor=made.people.ana)
    assert refused.value.rule in {"L4", "L5", "L10"}
    assert made.room.leader == made.people.ana


@pytest.mark.parametrize("name", ["marta", "priya", "erik", "ben", "omar"])
def test_lead_is_not_handed_over_by_others(name: str) -> None:
    made = called()
    with clock.at(TUESDAY), pytest.raises(Forbidden):
        actions.take_over(made.room, made.people.ben, "Ana is ill.", actor=made.who(name))


def test_bar_raiser_on_the_loop_steps_in_for_themself_only() -> None:
    made = stage()
    Interview.objects.filter(loop=made.loop, interviewer=made.people.mateo).update(
        interviewer=made.people.tom
    )
    Assessment.objects.filter(author=made.people.mateo).update(author=made.people.tom)
    with clock.at(TUESDAY):
        made.debrief = actions.call_debrief(made.loop, actor=made.people.ana)
        with pytest.raises(Forbidden, match="step in yourself"):
            actions.take_over(made.room, made.people.ben, "Ana is ill.", actor=made.people.tom)
        actions.take_over(made.room, made.people.tom, "Ana is ill.", actor=made.people.tom)
    assert made.room.leader == made.people.tom


def test_candidate_withdraws_and_nothing_is_shown() -> None:
    made = called(at=State.DISCUSSING)
    with clock.at(TUESDAY):
        with pytest.raises(Forbidden):
            actions.cancel_debrief(made.room, "Took another offer.", actor=made.people.ana)
        actions.cancel_debrief(made.room, "Took another offer.", actor=made.people.nadia)
        assert made.room.standing == State.CANCELLED
        assert not made.room.revealed
        with pytest.raises(Refused, match="cancelled"):
            actions.begin_deciding(made.room, actor=made.people.ana)
        with pytest.raises(Refused):
            actions.turn_key(made.room, Turn.HIRE, REASON, actor=made.people.marta)


def test_withdrawal_from_the_application_ends_the_debrief_too() -> None:
    made = called(at=State.REVOTING)
    with clock.at(TUESDAY):
        end_application(made.loop.application, Deed.WITHDRAW, actor=made.people.nadia, reason="Gone.")
        assert made.room.standing == State.CANCELLED
        with pytest.raises(Refused):
            actions.cast_vote(made.room, 3, actor=made.people.priya)
