"""Duties, panels and the list: what is owed, where it stands, who sees it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Duty, Question, next_steps
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.queries.desk import loops_to_plan, plans_to_finish, talks_to_hold
from doordesk.mechanisms.openings.states import State as OpeningState
from tests.builders.loops import TUESDAY, World, begun, beside, invited, sound, talk
from tests.cast import HOUR

pytestmark = pytest.mark.django_db
WHO = "Amara Okafor, Senior engineer, Payments"


def owed(person: Person) -> list[Duty]:
    question = Question(owner_id=person.pk)
    return [
        duty for provider in (loops_to_plan, plans_to_finish, talks_to_hold) for duty in provider(question)
    ]


def sentences(person: Person) -> list[str]:
    return [duty.sentence for duty in owed(person)]


def test_a_passed_screen_asks_recruiter_and_hiring_manager_for_a_loop(world: World) -> None:
    assert sentences(world.people.nadia) == sentences(world.people.marta) == [f"Plan the loop of {WHO}"]
    assert sentences(world.people.ana) == []
    world.application.opening.state = OpeningState.CLOSED
    world.application.opening.save()
    assert sentences(world.people.nadia) == []


def test_a_plan_is_finished_then_sent(world: World) -> None:
    loop = begun(world)
    assert sentences(world.people.nadia) == [f"Finish the plan of {WHO}"]
    actions.cancel_loop(loop, "Begin anew.", actor=world.people.nadia)
    world.application.refresh_from_db()
    sound(world)
    assert f"Send the invitations to the loop of {WHO}" in sentences(world.people.nadia)


def test_interviewers_and_trainees_are_told_to_be_there_until_it_begins(world: World) -> None:
    loop = sound(world)
    row = talk(loop, world.people.priya)
    actions.seat_trainee(row, world.people.leila, actor=world.people.nadia)
    assert owed(world.people.priya) == []
    actions.send_invitations(loop, actor=world.people.nadia)
    (duty,) = owed(world.people.priya)
    assert (duty.sentence, duty.due) == ("Interview Amara Okafor", row.starts_at)
    assert duty.url == f"/interviews/{row.pk}/brief/"
    assert sentences(world.people.leila) == ["Shadow in the interview of Amara Okafor"]
    with clock.at(TUESDAY + 2 * HOUR):
        assert owed(world.people.priya) == owed(world.people.leila) == []


def test_the_next_step_of_an_application_names_one_person(world: World) -> None:
    assert next_steps([world.application.pk])[world.application.pk].owner_id == world.people.nadia.pk
    loop = invited(world)
    first = talk(loop, world.people.marta)
    step = next_steps([world.application.pk])[world.application.pk]
    assert (step.owner_id, step.due) == (world.people.marta.pk, first.starts_at)


def test_duties_ask_as_much_for_one_loop_as_for_three(world: World) -> None:
    counts = []
    for name in ("Amara Okafor", "Viktor Hale", "Freya Nilsen"):
        begun(beside(world, name))
        with CaptureQueriesContext(connection) as asked:
            owed(world.people.nadia)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def titles(person: Person, page: str, subject: object) -> list[str]:
    return [
        panel.title
        for panel in panels_for(page, person, subject)
        if panel.title in {"Screen", "Loop", "Interviews"}
    ]


def test_the_application_page_offers_the_next_deed(world: World) -> None:
    deeds = {
        deed.label: deed.url
        for panel in panels_for("application", world.people.nadia, world.application)
        for deed in panel.deeds
    }
    assert deeds["Plan the loop"] == f"/candidates/applications/{world.application.pk}/loop/"
    world.application.stage = "applied"
    (panel, *_) = panels_for("application", world.people.nadia, world.application)
    assert (panel.title, panel.deeds[0].label) == ("Screen", "Plan a screen")
    assert titles(world.people.omar, "application", world.application) == []


def test_a_person_s_week_is_for_themself_recruiters_and_the_core(world: World) -> None:
    loop = invited(world)
    people = world.people
    for who in (people.priya, people.nadia, people.rosa):
        (panel,) = [one for one in panels_for("person", who, people.priya) if one.title == "Interviews"]
        assert panel.lines[0].text == "This week: 1 of 4 interviews, leads 0 of 2 loops"
        assert [line.text for line in panel.lines[1:]] == ["Interview of Amara Okafor"]
    for who in (people.marta, people.omar, people.erik):
        assert titles(who, "person", people.priya) == []
    assert loop.interviews.count() == 5


def test_the_list_holds_what_one_may_see(world: World, client: Client) -> None:
    sound(world)
    begun(beside(world, "Viktor Hale"))
    seen = {}
    for name in ("nadia", "rosa", "priya", "omar", "erik"):
        client.force_login(world.people.everybody[name])
        text = client.get("/loops/").content.decode()
        seen[name] = [who for who in ("Amara Okafor", "Viktor Hale") if who in text]
    both = ["Amara Okafor", "Viktor Hale"]
    assert seen == {"nadia": both, "rosa": both, "priya": both[:1], "omar": [], "erik": []}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=invited", ["Amara Okafor"]),
        ("?state=planning", ["Viktor Hale"]),
        ("?state=nonsense", ["Amara Okafor", "Viktor Hale"]),
        ("?q=wanjiru", ["Amara Okafor"]),
        ("?q=viktor+payments", ["Viktor Hale"]),
        ("?q=nobody", []),
    ],
)
def test_the_list_is_narrowed_by_its_address(
    world: World, client: Client, query: str, found: list[str]
) -> None:
    invited(world)
    begun(beside(world, "Viktor Hale"))
    client.force_login(world.people.nadia)
    text = client.get(f"/loops/{query}").content.decode()
    assert [who for who in ("Amara Okafor", "Viktor Hale") if who in text] == found


def test_the_list_as_a_file(world: World, client: Client) -> None:
    invited(world)
    client.force_login(world.people.nadia)
    with clock.at(TUESDAY + timedelta(minutes=1)):
        lines = client.get("/loops/?csv=1").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Candidate,Opening,State,Bar Raiser,Next interview,With,Missing"
    ahead = "2026-03-03T10:00:00+00:00"
    assert lines[1] == f'Amara Okafor,"Senior engineer, Payments",Invited,Ana Ferreira,{ahead},Ana Ferreira,0'


def test_the_list_asks_as_much_for_one_loop_as_for_three(world: World, client: Client) -> None:
    client.force_login(world.people.nadia)
    client.get("/loops/")
    counts = []
    for name in ("Amara Okafor", "Viktor Hale", "Freya Nilsen"):
        sound(beside(world, name)) if name == "Amara Okafor" else begun(beside(world, name))
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/loops/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[2] == QUERIES


QUERIES = 20


def test_an_empty_list_teaches(world: World, client: Client) -> None:
    client.force_login(world.people.omar)
    assert "No loop yet." in client.get("/loops/").content.decode()
