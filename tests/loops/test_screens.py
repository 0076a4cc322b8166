"""The screen: planned, moved, handed over, called off (rules L5, L7, L8)."""

import pytest

from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.candidates.states import Said, Stage
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import Kind
from tests.builders.loops import TUESDAY, World, letters, sound
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen(world: World) -> Interview:
    world.application.stage = Stage.APPLIED
    world.application.save()
    return actions.plan_screen(
        world.application, actor=world.people.nadia, interviewer=world.people.omar,
        starts_at=TUESDAY, ends_at=TUESDAY + HOUR / 2, place="Nadia calls",
    )  # fmt: skip


def details(who: object, **more: object) -> actions.ScreenDetails:
    facts = {"interviewer": who, "starts_at": TUESDAY, "ends_at": TUESDAY + HOUR / 2, "place": "Nadia calls"}
    return facts | more  # type: ignore[return-value]


def test_plan_screen_moves_the_application_and_tells_both(world: World, screen: Interview) -> None:
    world.application.refresh_from_db()
    assert (world.application.stage, screen.kind, screen.loop) == (Stage.SCREEN, Kind.SCREEN, None)
    methods = {who: one[0].calendar_method for who, one in letters().items()}
    assert methods == {"omar": "REQUEST", "amara": "PUBLISH"}
    assert letters()["omar"][0].subject == "Screen: Amara Okafor, Senior engineer, Payments"


def test_the_letter_is_the_last_word_to_the_candidate(world: World, screen: Interview) -> None:
    assert [(one.said, one.by) for one in world.application.words.all()] == [(Said.NEWS, None)]


def test_without_an_address_there_was_no_letter_and_no_word(world: World) -> None:
    world.application.candidate.email = ""
    world.application.candidate.save()
    actions.send_invitations(sound(world), actor=world.people.nadia)
    assert not world.application.words.exists()


def test_plan_screen_happens_once(world: World, screen: Interview) -> None:
    with pytest.raises(Refused):
        actions.plan_screen(world.application, actor=world.people.nadia, **details(world.people.omar))


@pytest.mark.parametrize("name", ["ana", "priya", "omar", "erik", "rosa"])
def test_plan_screen_is_for_recruiter_and_hiring_manager(world: World, name: str) -> None:
    with pytest.raises(Forbidden):
        actions.plan_screen(
            world.application, actor=world.people.everybody[name], **details(world.people.omar)
        )


def test_plan_screen_refuses_somebody_uncertified(world: World) -> None:
    with pytest.raises(Refused, match="not a certified interviewer") as refused:
        actions.plan_screen(world.application, actor=world.people.nadia, **details(world.people.leila))
    assert (refused.value.rule, refused.value.place) == ("L7", "interviewer")


def test_plan_screen_refuses_who_would_report_to_the_new_person(world: World) -> None:
    world.application.opening.future_reports.add(world.people.omar)
    with pytest.raises(Refused, match="would report") as refused:
        actions.plan_screen(world.application, actor=world.people.nadia, **details(world.people.omar))
    assert refused.value.rule == "L5"


def test_plan_screen_refuses_a_time_in_the_past(world: World) -> None:
    with pytest.raises(Refused, match="in the past") as refused:
        actions.plan_screen(
            world.application, actor=world.people.nadia,
            **details(world.people.omar, starts_at=MONDAY - HOUR),
        )  # fmt: skip
    assert refused.value.place == "starts_at"


def test_change_screen_updates_the_same_entry(world: World, screen: Interview) -> None:
    moved = actions.change_screen(
        screen, actor=world.people.nadia, **details(world.people.omar, place="Omar calls")
    )
    assert (moved.pk, moved.sequence) == (screen.pk, 1)
    assert [len(written) for written in letters().values()] == [2, 2]


def test_change_screen_hands_it_over(world: World, screen: Interview) -> None:
    moved = actions.change_screen(screen, actor=world.people.nadia, **details(world.people.tom))
    screen.refresh_from_db()
    assert (moved.pk != screen.pk, moved.uid, screen.cancelled_at) == (True, screen.uid, MONDAY)
    assert [one.calendar_method for one in letters()["omar"]] == ["REQUEST", "CANCEL"]
    assert [one.calendar_method for one in letters()["tom"]] == ["REQUEST"]


def test_change_screen_without_a_change_writes_nothing(world: World, screen: Interview) -> None:
    actions.change_screen(screen, actor=world.people.nadia, **details(world.people.omar))
    assert [len(written) for written in letters().values()] == [1, 1]


def test_cancel_screen_calls_it_off_and_lets_another_be_planned(world: World, screen: Interview) -> None:
    actions.cancel_screen(screen, actor=world.people.marta, reason="Omar is ill.")
    world.application.refresh_from_db()
    assert world.application.stage == Stage.APPLIED
    assert [one.calendar_method for one in letters()["omar"]] == ["REQUEST", "CANCEL"]
    with pytest.raises(Refused, match="called off"):
        actions.cancel_screen(screen, actor=world.people.marta)
    again = actions.plan_screen(world.application, actor=world.people.nadia, **details(world.people.tom))
    assert again.uid != screen.uid


def test_a_decided_screen_stays_as_it_was(world: World, screen: Interview) -> None:
    world.application.stage = Stage.SCREENED
    world.application.save()
    with pytest.raises(Refused) as refused:
        actions.cancel_screen(screen, actor=world.people.nadia)
    assert refused.value.rule == "L8"
