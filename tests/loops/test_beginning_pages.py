"""The pages that begin a loop or a screen, and the one that ends an application."""

import pytest
from django.test import Client

from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.openings.states import State as OpeningState
from tests.builders.loops import TUESDAY, World, begun, invited, letters
from tests.cast import HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(world: World, client: Client) -> Client:
    client.force_login(world.people.nadia)
    return client


def at(world: World, what: str) -> str:
    return f"/candidates/applications/{world.application.pk}/{what}/"


def staged(world: World, stage: Stage) -> None:
    world.application.stage = stage
    world.application.save()


def test_a_loop_begins_with_times_one_after_the_other(world: World, nadia: Client) -> None:
    assert "Plan the loop of Amara Okafor" in nadia.get(at(world, "loop")).content.decode()
    said = {"starts_at": "2026-03-03T09:00", "number": 3, "minutes": 60, "pause": 15}
    answer = nadia.post(at(world, "loop"), said)
    loop = Loop.objects.get()
    assert answer.headers["Location"] == f"/loops/{loop.pk}/"
    assert [row.starts_at for row in loop.interviews.all()] == [TUESDAY + n * HOUR * 1.25 for n in range(3)]


def test_a_loop_begins_without_times(world: World, nadia: Client) -> None:
    nadia.post(at(world, "loop"), {"starts_at": "", "number": 5, "minutes": 60, "pause": 15})
    assert Loop.objects.get().interviews.count() == 0


def test_a_loop_does_not_begin_in_the_past(world: World, nadia: Client) -> None:
    said = {"starts_at": "2026-02-03T09:00", "number": 3, "minutes": 60, "pause": 15}
    answer = nadia.post(at(world, "loop"), said)
    assert (answer.status_code, Loop.objects.count()) == (422, 0)
    assert "This interview would start in the past." in answer.content.decode()


def test_a_name_that_is_written_like_a_page_stays_a_name(world: World, nadia: Client) -> None:
    world.application.candidate.name = "<form action=/x><b>Amara"
    world.application.candidate.save()
    for what, stage in (("loop", Stage.SCREENED), ("screen", Stage.APPLIED)):
        staged(world, stage)
        page = nadia.get(at(world, what)).content.decode()
        assert "<b>Amara" not in page
        assert "&lt;b&gt;Amara&#x27;s clock" in page


def test_a_loop_waits_for_the_description(world: World, nadia: Client) -> None:
    world.application.opening.state = OpeningState.IN_REVIEW
    world.application.opening.save()
    answer = nadia.post(at(world, "loop"), {"number": 3, "minutes": 60, "pause": 15})
    assert answer.status_code == 422
    assert "the opening is in review (rule L1)" in answer.content.decode()


def test_a_running_loop_opens_instead(world: World, nadia: Client) -> None:
    loop = begun(world)
    assert nadia.get(at(world, "loop")).headers["Location"] == f"/loops/{loop.pk}/"


def test_a_screen_is_planned_changed_and_cancelled(world: World, nadia: Client) -> None:
    staged(world, Stage.APPLIED)
    said = {
        "interviewer": world.people.omar.pk,
        "starts_at": "2026-03-03T09:00",
        "minutes": 30,
        "place": "Omar calls",
    }
    nadia.post(at(world, "screen"), said)
    screen = Interview.objects.get()
    assert screen.starts_at == TUESDAY
    assert "Omar Siddiqui" in nadia.get(at(world, "screen")).content.decode()
    nadia.post(at(world, "screen"), said | {"starts_at": "2026-03-03T10:00"})
    screen.refresh_from_db()
    assert screen.starts_at == TUESDAY + HOUR
    nadia.post(at(world, "screen/cancel"), {"reason": "Omar is ill."})
    world.application.refresh_from_db()
    assert world.application.stage == Stage.APPLIED
    assert [one.calendar_method for one in letters()["omar"]] == ["REQUEST", "REQUEST", "CANCEL"]


def test_a_screen_by_somebody_uncertified_is_refused(world: World, nadia: Client) -> None:
    staged(world, Stage.APPLIED)
    said = {"interviewer": world.people.leila.pk, "starts_at": "2026-03-03T09:00", "minutes": 30}
    answer = nadia.post(at(world, "screen"), said)
    assert (answer.status_code, Interview.objects.count()) == (422, 0)


def test_a_screen_of_somebody_further_on_is_no_more(world: World, nadia: Client) -> None:
    assert "there is no screen to plan" in nadia.get(at(world, "screen")).content.decode()
    said = {"interviewer": world.people.omar.pk, "starts_at": "2026-03-03T09:00", "minutes": 30}
    assert nadia.post(at(world, "screen"), said).status_code == 422


def test_a_reader_in_an_unknown_zone_of_the_candidate_still_plans(world: World, nadia: Client) -> None:
    staged(world, Stage.APPLIED)
    world.application.candidate.zone = "Mars/Olympus"
    world.application.candidate.save()
    assert nadia.get(at(world, "screen")).status_code == 200


def test_ending_calls_everything_off(world: World, nadia: Client) -> None:
    invited(world)
    assert nadia.get(at(world, "end")).status_code == 200
    assert nadia.post(at(world, "end"), {"deed": "withdraw", "reason": ""}).status_code == 422
    assert nadia.post(at(world, "end"), {"deed": "hire", "reason": "Yes."}).status_code == 422
    nadia.post(at(world, "end"), {"deed": "withdraw", "reason": "Took another post."})
    world.application.refresh_from_db()
    assert (world.application.stage, len(letters())) == (Stage.WITHDRAWN, 6)


def test_a_running_debrief_ends_on_its_own_page(world: World, nadia: Client) -> None:
    staged(world, Stage.DEBRIEF)
    assert nadia.get(at(world, "end")).status_code == 409


@pytest.mark.parametrize("what", ["loop", "screen", "end"])
@pytest.mark.parametrize(
    ("name", "status"), [("marta", 200), ("rosa", 403), ("omar", 404), ("erik", 404), ("priya", 404)]
)
def test_who_begins_and_ends(world: World, client: Client, what: str, name: str, status: int) -> None:
    client.force_login(world.people.everybody[name])
    assert client.get(at(world, what)).status_code == status


@pytest.mark.parametrize("what", ["loop", "screen", "screen/cancel", "end"])
def test_strangers_are_sent_to_sign_in(world: World, client: Client, what: str) -> None:
    assert client.post(at(world, what)).status_code == 302
