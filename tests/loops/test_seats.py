"""Seats for trainees: whom the loop page proposes, who asks, who answers, who is busy (rules L5, L7, L10)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview, Loop, SeatRequest, Trainee
from doordesk.mechanisms.loops.queries.load import week_of, weeks_around
from doordesk.mechanisms.loops.queries.waits import waits
from doordesk.mechanisms.loops.states import Asked, Trainees
from tests.builders.loops import TUESDAY, World, beside, invited, letters, talk
from tests.builders.training import learns
from tests.cast import HOUR, MONDAY, interview

pytestmark = pytest.mark.django_db
SEATS = "/loops/seats/"


@pytest.fixture
def loop(world: World) -> Loop:
    """Amara's loop on Tuesday, the invitations out; Leila waits for a seat under Mateo."""
    learns(world.people.leila, world.people.mateo)
    return invited(world)


def answer(who: Person, address: str, **sent: str) -> tuple[int, str]:
    client = Client()
    client.force_login(who)
    with clock.at(MONDAY):
        found = client.post(address, sent, follow=True) if sent else client.get(address)
    return found.status_code, found.content.decode()


def refused(interview: Interview, who: Person) -> Refused:
    with pytest.raises(Refused) as found, clock.at(MONDAY):
        actions.ask_for_seat(interview, actor=who)
    return found.value


def asked(interview: Interview, who: Person) -> SeatRequest:
    with clock.at(MONDAY):
        return actions.ask_for_seat(interview, actor=who)


# -- Who is proposed ---------------------------------------------------------------------------------------


def test_loop_page_proposes_whose_next_step_fits_the_mentors_own_first(world: World, loop: Loop) -> None:
    learns(world.people.omar, led=True)
    his = talk(loop, world.people.mateo)
    _, page = answer(world.people.nadia, f"/loops/{loop.pk}/?open=seat:{his.pk}")
    assert 'Leila Haddad <span class="note">shadow, 2 missing, Mateo is their mentor' in page
    assert page.index("Leila Haddad <span") < page.index("Omar Siddiqui <span")
    assert '<option value="shadow" selected>' in page
    groups = ["Whose mentor gives this interview", "Whose next step it is", "Certified already"]
    assert sorted(groups, key=page.index) == groups
    hers = talk(loop, world.people.priya)
    _, page = answer(world.people.nadia, f"/loops/{loop.pk}/?open=seat:{hers.pk}")
    assert "Whose mentor gives this interview" not in page


def test_proposal_gives_the_seat_of_its_kind(world: World, loop: Loop) -> None:
    learns(world.people.omar, led=True)
    his = talk(loop, world.people.mateo)
    sent = {f"s{his.pk}-trainee": str(world.people.omar.pk), f"s{his.pk}-kind": "reverse_shadow"}
    assert answer(world.people.nadia, reverse("loops:seat", args=[his.pk]), **sent)[0] == 200
    assert Trainee.objects.get().kind == Trainees.REVERSE_SHADOW


# -- Who is busy -------------------------------------------------------------------------------------------


def test_nobody_sits_in_two_interviews_at_once(world: World, loop: Loop) -> None:
    other = talk(invited(beside(world, "Bo Lind")), world.people.mateo)
    his = talk(loop, world.people.mateo)
    with clock.at(MONDAY):
        actions.seat_trainee(his, world.people.leila, actor=world.people.nadia)
        with pytest.raises(Refused) as found:
            actions.seat_trainee(other, world.people.leila, actor=world.people.nadia)
        assert (found.value.rule, found.value.code, found.value.place) == ("L7", "busy", "trainee")
        assert "Amara" not in found.value.sentence
        with pytest.raises(Refused):
            actions.seat_trainee(other, world.people.mateo, actor=world.people.nadia)
        actions.cancel_loop(loop, "The post was closed.", actor=world.people.nadia)
        actions.seat_trainee(other, world.people.leila, actor=world.people.nadia)


def test_who_is_busy_cannot_be_chosen(world: World, loop: Loop) -> None:
    other = invited(beside(world, "Bo Lind"))
    Trainee.objects.create(interview=talk(other, world.people.mateo), person=world.people.leila)
    his = talk(loop, world.people.mateo)
    _, page = answer(world.people.nadia, f"/loops/{loop.pk}/?open=seat:{his.pk}")
    assert "Leila Haddad · shadow, 2 missing: they sit in another interview then (rule L7)" in page
    assert "Whose next step fits" not in page


def test_seat_does_not_count_towards_the_weeks_limit(world: World, loop: Loop) -> None:
    Trainee.objects.create(interview=talk(loop, world.people.mateo), person=world.people.omar)
    load = weeks_around([TUESDAY]).load(world.people.omar.pk, week_of(TUESDAY, "Europe/London"))
    assert load.interviews_in_week == 0


# -- Asking and answering ----------------------------------------------------------------------------------


def test_trainee_asks_and_the_recruiter_grants(world: World, loop: Loop) -> None:
    people, his = world.people, talk(loop, world.people.mateo)
    request = asked(his, people.leila)
    assert request.kind == Trainees.SHADOW
    assert asked(his, people.leila) == request
    with clock.at(MONDAY):
        for who in (people.nadia, people.ana):
            (duty,) = [one for one in owed(Question(owner_id=who.pk)) if one.rule == "L7"]
            assert duty.sentence == "Answer Leila, who asks for a seat beside Mateo Quiroga"
            assert duty.due == his.starts_at
    address = reverse("loops:seat_request", args=[request.pk])
    assert "Leila Haddad has the seat." in answer(people.nadia, address, deed="grant")[1]
    request.refresh_from_db()
    assert (request.state, request.answered_by) == (Asked.GRANTED, people.nadia)
    assert his.trainees.get().person == people.leila
    assert "Shadow: Amara Okafor" in letters()["leila"][0].subject
    assert answer(people.nadia, address, deed="grant")[0] == 409


def test_seat_given_on_the_loops_page_answers_the_request(world: World, loop: Loop) -> None:
    his = talk(loop, world.people.mateo)
    request = asked(his, world.people.leila)
    with clock.at(MONDAY):
        actions.seat_trainee(his, world.people.leila, actor=world.people.ana)
    request.refresh_from_db()
    assert request.state == Asked.GRANTED


def test_request_goes_along_when_the_interview_changes_hands(world: World, loop: Loop) -> None:
    his = talk(loop, world.people.mateo)
    request = asked(his, world.people.leila)
    with clock.at(MONDAY):
        heir = actions.change_interview(his, actor=world.people.nadia, interviewer=world.people.omar)
    request.refresh_from_db()
    assert (request.interview, request.state) == (heir, Asked.ASKED)


def test_request_is_declined_with_a_word(world: World, loop: Loop) -> None:
    people, his = world.people, talk(loop, world.people.mateo)
    address = reverse("loops:seat_request", args=[asked(his, people.leila).pk])
    status, page = answer(people.ana, address, deed="decline", word=" ")
    assert (status, "A seat is declined with a word" in page) == (422, True)
    assert answer(people.ana, address, deed="decline", word="The candidate asked for two at most.")[0] == 200
    page = answer(people.leila, address)[1]
    assert "The candidate asked for two at most." in page
    assert "Amara" not in page
    assert "Declined" in answer(people.leila, SEATS)[1]
    assert asked(his, people.leila).state == Asked.ASKED


def test_request_is_answered_by_planners_and_taken_back_by_its_author(world: World, loop: Loop) -> None:
    people = world.people
    request = asked(talk(loop, people.mateo), people.leila)
    address = reverse("loops:seat_request", args=[request.pk])
    assert answer(people.priya, address)[0] == 404
    assert answer(people.mateo, address)[0] == 404
    assert answer(people.rosa, address, deed="grant")[0] == 403
    assert answer(people.leila, address, deed="grant")[0] == 403
    assert answer(people.ana, address, deed="take_back")[0] == 403
    assert "Taken back." in answer(people.leila, address, deed="take_back")[1]
    request.refresh_from_db()
    assert request.state == Asked.TAKEN_BACK


def test_who_does_not_wait_cannot_ask(world: World, loop: Loop) -> None:
    his = talk(loop, world.people.mateo)
    with pytest.raises(Forbidden), clock.at(MONDAY):
        actions.ask_for_seat(his, actor=world.people.omar)
    learns(world.people.mateo)
    with pytest.raises(Forbidden), clock.at(MONDAY):
        actions.ask_for_seat(his, actor=world.people.mateo)
    assert set(waits()) == {world.people.leila.pk, world.people.mateo.pk}


def test_seat_that_is_taken_past_or_under_ones_future_manager_is_refused(world: World, loop: Loop) -> None:
    people, his = world.people, talk(loop, world.people.mateo)
    loop.application.opening.future_reports.add(people.leila)
    assert refused(his, people.leila).rule == "L5"
    loop.application.opening.future_reports.clear()
    Trainee.objects.create(interview=his, person=people.omar)
    assert refused(his, people.leila).code == "no_seat"
    with pytest.raises(Refused), clock.at(TUESDAY + 9 * HOUR):
        actions.ask_for_seat(talk(loop, people.priya), actor=people.leila)


# -- The page ----------------------------------------------------------------------------------------------


def test_trainee_sees_every_free_seat_and_no_candidate(world: World, loop: Loop) -> None:
    page = answer(world.people.leila, SEATS)[1]
    assert "5 free seats" in page
    assert "Ask for it" in page
    assert "Amara" not in page
    assert "No free seat matches." in answer(world.people.leila, f"{SEATS}?q=amara")[1]
    assert "1 free seat" in answer(world.people.leila, f"{SEATS}?with=mentor")[1]
    assert "Asked. Whoever plans the loop answers." in answer(
        world.people.leila, reverse("loops:ask", args=[talk(loop, world.people.mateo).pk]), deed="ask"
    )[1]  # fmt: skip


def test_mentor_and_core_see_who_waits_and_others_their_own_loops(world: World, loop: Loop) -> None:
    people = world.people
    for who, free, waiting in (
        (people.mateo, "5 free seats", True), (people.rosa, "5 free seats", True),
        (people.priya, "5 free seats", False), (people.omar, "No free seat.", False),
    ):  # fmt: skip
        page = answer(who, SEATS)[1]
        assert free in page, who
        assert ("Leila Haddad" in page) == waiting
    assert "1 free seat" in answer(people.mateo, f"{SEATS}?with=mine")[1]
    text = answer(people.rosa, f"{SEATS}?csv=1&q=mateo")[1]
    assert 'Mateo Quiroga,Lockers,"Senior engineer, Payments",Amara Okafor,Leila Haddad' in text


def test_seats_take_as_many_queries_for_three_loops_as_for_one(world: World, loop: Loop) -> None:
    client = Client()
    client.force_login(world.people.leila)
    numbers = set()
    for name in ("", "Bo Lind", "Cyra Ade"):
        if name:
            other = invited(beside(world, name))
            interview(other, world.people.tom, world.versions[0], starts=TUESDAY + 6 * HOUR)
        with clock.at(MONDAY):
            client.get(SEATS)
            with CaptureQueriesContext(connection) as found:
                client.get(SEATS)
        numbers.add(len(found))
    assert numbers == {30}
