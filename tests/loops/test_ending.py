"""A loop is cancelled, ends with its application, or closes with a decision."""

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.states import Deed, Stage
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.states import State
from tests.builders.loops import TUESDAY, World, begun, invited, letters, sound, talk
from tests.cast import HOUR

pytestmark = pytest.mark.django_db


def test_cancel_loop_calls_off_every_interview_and_frees_the_application(world: World) -> None:
    loop = invited(world)
    loop = actions.cancel_loop(loop, "The post waits until May.", actor=world.people.marta)
    world.application.refresh_from_db()
    assert (loop.state, world.application.stage) == (State.CANCELLED, Stage.SCREENED)
    assert not loop.interviews.filter(cancelled_at=None).exists()
    methods = {who: [one.calendar_method for one in written] for who, written in letters().items()}
    assert methods == {who: ["CANCEL"] for who in ("marta", "ana", "priya", "mateo", "wanjiru")} | {
        "amara": ["PUBLISH"]
    }


def test_the_reason_of_a_cancellation_stays_inside(world: World) -> None:
    actions.cancel_loop(invited(world), "Budget cut, quietly.", actor=world.people.marta)
    assert not any("Budget" in one.body + one.calendar for written in letters().values() for one in written)
    assert "Budget" not in str([entry.facts for entry in Entry.objects.all()])
    assert world.application.moves.last().reason == "Budget cut, quietly."  # type: ignore[union-attr]


def test_cancelling_a_plan_sends_nothing(world: World) -> None:
    actions.cancel_loop(sound(world), "Another candidate took the post.", actor=world.people.nadia)
    assert letters() == {}


def test_cancel_loop_leaves_past_interviews_in_the_calendars(world: World) -> None:
    loop = invited(world)
    with clock.at(TUESDAY + 2 * HOUR):
        actions.cancel_loop(loop, "Amara found another post.", actor=world.people.nadia)
    assert set(letters()) == {"mateo", "wanjiru", "amara"}


def test_cancel_loop_needs_a_reason(world: World) -> None:
    with pytest.raises(Refused) as refused:
        actions.cancel_loop(sound(world), " ", actor=world.people.nadia)
    assert refused.value.place == "reason"


@pytest.mark.parametrize("name", ["ana", "priya", "omar", "erik", "rosa"])
def test_cancel_loop_is_for_recruiter_and_hiring_manager(world: World, name: str) -> None:
    loop = sound(world)
    with pytest.raises(Forbidden):
        actions.cancel_loop(loop, "No.", actor=world.people.everybody[name])


def test_a_cancelled_loop_makes_room_for_a_new_one(world: World) -> None:
    first = sound(world)
    actions.cancel_loop(first, "Everybody was ill.", actor=world.people.nadia)
    world.application.refresh_from_db()
    assert begun(world).pk != first.pk


def test_end_application_cancels_the_loop_and_moves_on(world: World) -> None:
    loop = invited(world)
    ended = actions.end_application(
        world.application, Deed.WITHDRAW, actor=world.people.nadia, reason="Took another post."
    )
    loop.refresh_from_db()
    assert (ended.stage, loop.state) == (Stage.WITHDRAWN, State.CANCELLED)
    assert len(letters()["amara"]) == 1


def test_end_application_calls_the_screen_off(world: World) -> None:
    world.application.stage = Stage.APPLIED
    world.application.save()
    actions.plan_screen(
        world.application, actor=world.people.nadia, interviewer=world.people.omar,
        starts_at=TUESDAY, ends_at=TUESDAY + HOUR, place="By phone",
    )  # fmt: skip
    ended = actions.end_application(
        world.application, Deed.DECLINE, actor=world.people.nadia, reason="No permit in time."
    )
    assert ended.stage == Stage.DECLINED
    assert [one.calendar_method for one in letters()["omar"]] == ["REQUEST", "CANCEL"]


@pytest.mark.parametrize("name", ["ana", "priya", "omar", "erik", "rosa"])
def test_end_application_is_for_recruiter_and_hiring_manager(world: World, name: str) -> None:
    invited(world)
    with pytest.raises(Forbidden):
        actions.end_application(
            world.application, Deed.WITHDRAW, actor=world.people.everybody[name], reason="No."
        )


def test_end_application_takes_only_endings(world: World) -> None:
    with pytest.raises(Refused):
        actions.end_application(
            world.application, Deed.SKIP_SCREEN, actor=world.people.nadia, reason="Because."
        )


def test_debrief_and_decision_move_the_loop(world: World) -> None:
    loop = invited(world)
    assert actions.mark_in_debrief(loop, actor=world.people.ana).state == State.DEBRIEF
    with pytest.raises(Refused, match="debrief of this loop is under way"):
        actions.cancel_loop(loop, "Too late.", actor=world.people.nadia)
    assert actions.close_loop(loop, actor=world.people.ana).state == State.CLOSED
    with pytest.raises(Refused):
        actions.change_interview(talk(loop, world.people.mateo), actor=world.people.nadia, place="Room Oak")


def test_a_closed_loop_does_not_stand_in_the_way_of_a_later_one(world: World) -> None:
    loop, ana, nadia = invited(world), world.people.ana, world.people.nadia
    actions.mark_in_debrief(loop, actor=ana)
    actions.close_loop(loop, actor=ana)
    for deed in (Deed.OPEN_DEBRIEF, Deed.DECIDE_HIRE, Deed.WITHDRAW, Deed.REOPEN, Deed.SKIP_SCREEN):
        advance(world.application, deed, actor=nadia)
    assert actions.plan_loop(world.application, actor=nadia).state == State.PLANNING
