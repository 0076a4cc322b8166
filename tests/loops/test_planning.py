"""Beginning a plan; adding, changing and dropping interviews (rules L1, L2, L5, L6, L7)."""

from datetime import timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State
from doordesk.mechanisms.openings.states import State as OpeningState
from tests.builders.loops import TUESDAY, World, begun, beside, invited, letters, sound, talk
from tests.cast import HOUR, MONDAY, person

pytestmark = pytest.mark.django_db


def test_plan_loop_moves_the_application_and_opens_a_plan(world: World) -> None:
    loop = actions.plan_loop(world.application, actor=world.people.marta)
    world.application.refresh_from_db()
    assert (loop.state, world.application.stage) == (State.PLANNING, Stage.LOOP)


def test_plan_loop_makes_empty_interviews_at_the_times_given(world: World) -> None:
    slots = [actions.Slot(TUESDAY, TUESDAY + HOUR), actions.Slot(TUESDAY + HOUR, TUESDAY + 2 * HOUR)]
    loop = actions.plan_loop(world.application, actor=world.people.nadia, slots=slots)
    assert [one.starts_at for one in loop.interviews.all()] == [TUESDAY, TUESDAY + HOUR]


@pytest.mark.parametrize("state", [OpeningState.DRAFT, OpeningState.IN_REVIEW, OpeningState.CLOSED])
def test_plan_loop_refuses_an_opening_that_is_not_open(world: World, state: OpeningState) -> None:
    world.application.opening.state = state
    world.application.opening.save()
    with pytest.raises(Refused) as refused:
        actions.plan_loop(world.application, actor=world.people.nadia)
    assert refused.value.rule == "L1"


def test_plan_loop_refuses_an_opening_without_principles(world: World) -> None:
    world.application.opening.weights.all().delete()
    with pytest.raises(Refused, match="no principles yet") as refused:
        actions.plan_loop(world.application, actor=world.people.nadia)
    assert refused.value.rule == "L1"


def test_plan_loop_happens_once(world: World) -> None:
    begun(world)
    with pytest.raises(Refused):
        actions.plan_loop(world.application, actor=world.people.nadia)


@pytest.mark.parametrize("name", ["ana", "priya", "omar", "erik", "rosa", "leila"])
def test_plan_loop_is_for_recruiter_and_hiring_manager(world: World, name: str) -> None:
    with pytest.raises(Forbidden):
        actions.plan_loop(world.application, actor=world.people.everybody[name])


def test_add_interview_may_stay_unfinished_in_a_plan(world: World) -> None:
    interview = actions.add_interview(begun(world), actor=world.people.nadia, title="Ownership")
    assert (interview.interviewer, interview.starts_at) == (None, None)


def test_the_leading_bar_raiser_may_plan(world: World) -> None:
    loop = sound(world)
    actions.change_interview(talk(loop, world.people.priya), actor=world.people.ana, place="Room Oak")
    assert talk(loop, world.people.priya).place == "Room Oak"


@pytest.mark.parametrize(
    ("starts", "ends", "place"),
    [
        (MONDAY - HOUR, MONDAY + HOUR, "starts_at"),
        (TUESDAY, TUESDAY - HOUR, "ends_at"),
        (TUESDAY, TUESDAY, "ends_at"),
        (TUESDAY, None, "ends_at"),
        (None, TUESDAY, "starts_at"),
    ],
)
def test_add_interview_refuses_times_nobody_can_keep(
    world: World, starts: object, ends: object, place: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.add_interview(begun(world), actor=world.people.nadia, starts_at=starts, ends_at=ends)  # type: ignore[arg-type]
    assert refused.value.place == place
    assert not Interview.objects.exists()


def test_add_interview_refuses_an_overlap(world: World) -> None:
    starts = TUESDAY + timedelta(minutes=30)
    with pytest.raises(Refused, match="cannot sit in both") as refused:
        actions.add_interview(sound(world), actor=world.people.nadia, starts_at=starts, ends_at=starts + HOUR)
    assert refused.value.place == "starts_at"


@pytest.mark.parametrize(
    ("name", "rule", "words"),
    [
        ("leila", "L5", "more than 1 level below"),
        ("priya", "L2", "leads 2 interviews"),
    ],
)
def test_add_interview_refuses_people_who_cannot_sit_there(
    world: World, name: str, rule: str, words: str
) -> None:
    with pytest.raises(Refused, match=words) as refused:
        actions.add_interview(
            sound(world), actor=world.people.nadia, interviewer=world.people.everybody[name]
        )
    assert (refused.value.rule, refused.value.place) == (rule, "interviewer")


def test_add_interview_refuses_somebody_uncertified(world: World) -> None:
    yusuf = person("Yusuf Demir", world.people.omar.team, world.people.david)
    with pytest.raises(Refused, match="not a certified interviewer") as refused:
        actions.add_interview(begun(world), actor=world.people.nadia, interviewer=yusuf)
    assert (refused.value.rule, refused.value.place) == ("L7", "interviewer")


def test_add_interview_refuses_somebody_who_would_report_to_the_new_person(world: World) -> None:
    world.application.opening.future_reports.add(world.people.tom)
    with pytest.raises(Refused, match="report to the new person") as refused:
        actions.add_interview(begun(world), actor=world.people.nadia, interviewer=world.people.tom)
    assert refused.value.rule == "L5"


def test_add_interview_refuses_a_fourth_principle(world: World) -> None:
    loop = begun(world)
    with pytest.raises(Refused, match="owns 4 principles; 3 is the most") as refused:
        actions.add_interview(
            loop, actor=world.people.nadia, interviewer=world.people.tom, principles=world.versions
        )
    assert (refused.value.rule, refused.value.place) == ("L6", "principles")


def test_change_interview_keeps_the_wording_a_principle_was_given_in(world: World) -> None:
    loop = sound(world)
    priya = talk(loop, world.people.priya)
    before = priya.owned.get()
    actions.change_interview(priya, actor=world.people.nadia, principles=[before.version, world.versions[0]])
    assert priya.owned.count() == 2
    assert before in priya.owned.all()


def test_change_interview_without_a_change_writes_nothing(world: World) -> None:
    loop = invited(world)
    priya = talk(loop, world.people.priya)
    again = actions.change_interview(priya, actor=world.people.nadia, place=priya.place)
    assert (again.sequence, letters()) == (priya.sequence, {})


def test_change_interview_gives_a_plan_s_interview_to_somebody_else(world: World) -> None:
    loop = sound(world)
    priya = talk(loop, world.people.priya)
    changed = actions.change_interview(priya, actor=world.people.nadia, interviewer=world.people.tom)
    assert (changed.pk, changed.interviewer, letters()) == (priya.pk, world.people.tom, {})


def test_an_interview_that_has_begun_keeps_its_interviewer(world: World) -> None:
    loop = invited(world)
    priya = talk(loop, world.people.priya)
    with clock.at(TUESDAY + 2 * HOUR + timedelta(minutes=1)):
        with pytest.raises(Refused, match="has begun"):
            actions.change_interview(priya, actor=world.people.nadia, interviewer=world.people.tom)
        with pytest.raises(Refused, match="has begun"):
            actions.drop_interview(priya, actor=world.people.nadia)
        moved = actions.change_interview(
            priya,
            actor=world.people.nadia,
            interviewer=world.people.tom,
            starts_at=TUESDAY + 9 * HOUR,
            ends_at=TUESDAY + 10 * HOUR,
        )
    assert moved.interviewer == world.people.tom


def test_drop_interview_keeps_the_row(world: World) -> None:
    loop = sound(world)
    priya = talk(loop, world.people.priya)
    actions.drop_interview(priya, actor=world.people.nadia)
    priya.refresh_from_db()
    assert priya.cancelled_at == MONDAY
    with pytest.raises(Refused, match="called off"):
        actions.drop_interview(priya, actor=world.people.nadia)


def test_after_invitations_a_principle_keeps_an_owner(world: World) -> None:
    loop = invited(world)
    with pytest.raises(Refused, match="Nobody owns Deserve trust") as refused:
        actions.drop_interview(talk(loop, world.people.priya), actor=world.people.nadia)
    assert refused.value.rule == "L6"


def test_after_invitations_an_added_interview_is_whole(world: World) -> None:
    loop = invited(world)
    with pytest.raises(Refused):
        actions.add_interview(loop, actor=world.people.nadia, interviewer=world.people.tom)
    assert loop.interviews.count() == 5


def test_a_cancelled_loop_does_not_change(world: World) -> None:
    loop = sound(world)
    priya = talk(loop, world.people.priya)
    actions.cancel_loop(loop, "The post is filled.", actor=world.people.nadia)
    with pytest.raises(Refused, match="cancelled"):
        actions.change_interview(priya, actor=world.people.nadia, place="Room Oak")


def test_load_limit_refuses_and_an_override_lets_through(world: World) -> None:
    tom, nadia = world.people.tom, world.people.nadia
    for number in range(4):
        other = beside(world, f"Cand{number} Idate")
        starts = TUESDAY + number * HOUR
        actions.add_interview(
            begun(other), actor=nadia, interviewer=tom, starts_at=starts, ends_at=starts + HOUR
        )
    loop = begun(world)
    fifth: actions.Details = {
        "interviewer": tom, "starts_at": TUESDAY + 6 * HOUR, "ends_at": TUESDAY + 7 * HOUR
    }  # fmt: skip
    with pytest.raises(Refused, match="5 interviews that week, and the limit is 4") as refused:
        actions.add_interview(loop, actor=nadia, **fifth)
    assert (refused.value.rule, refused.value.place) == ("L10", "interviewer")
    actions.override_limit(loop, tom, "Nobody else knows the ledger.", actor=nadia)
    assert actions.add_interview(loop, actor=nadia, **fifth).interviewer == tom
