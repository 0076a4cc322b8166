"""The brief: everything for the door, and nobody's opinion (rule L9)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.candidates.models import Resume
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.principles.models import BankQuestion
from tests.builders.loops import TUESDAY, World, invited, sound, talk
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db
SEALED = "xyzzy-she-hesitated"


def brief(client: Client, row: Interview) -> str:
    answer = client.get(f"/interviews/{row.pk}/brief/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def row(world: World) -> Interview:
    """Priya's interview, the third, in a loop whose first two are written up; the screen passed."""
    loop = invited(world)
    screen = Interview.objects.create(
        application=world.application, kind="screen", title="Phone screen", interviewer=world.people.omar,
        starts_at=MONDAY - HOUR, ends_at=MONDAY,
    )  # fmt: skip
    for who in (world.people.marta, world.people.ana):
        written = Assessment.objects.create(
            interview=talk(loop, who), author=who, opened_at=TUESDAY, vote=4, remark=SEALED
        )
        Section.objects.create(assessment=written, part="notes", text=SEALED)
    written = Assessment.objects.create(
        interview=screen, author=world.people.omar, opened_at=MONDAY, passed=True, remark=SEALED
    )
    Section.objects.create(assessment=written, part="notes", text=SEALED)
    return talk(loop, world.people.priya)


def test_the_brief_has_what_the_interviewer_needs(world: World, row: Interview, client: Client) -> None:
    BankQuestion.objects.create(
        principle=world.versions[2].principle, text="Tell me about a promise you broke.",
        follow_ups="Who noticed?\nWhat did you say?", listen_for="An apology without a but.",
    )  # fmt: skip
    Resume.objects.create(
        candidate=world.application.candidate, filename="amara.pdf", media_type="application/pdf", size=3,
        content=b"%PD", added_at=MONDAY,
    )  # fmt: skip
    actions.change_interview(row, actor=world.people.nadia, covered="The screen covered SQL.")
    client.force_login(world.people.priya)
    text = brief(client, row)
    for words in (
        "Brief: Amara Okafor, Senior engineer, Payments",
        "Tue 3 Mar 2026, 11:00",
        "12:00 in Lagos",
        "Room Beech",
        "Deserve trust: far above.",
        "Deserve trust: far short.",
        "Tell me about a promise you broke.",
        "Who noticed? What did you say?",
        "An apology without a but.",
        "amara.pdf",
        "The screen covered SQL.",
        "Covered before you",
        "Phone screen, Omar Siddiqui",
        "Marta&#x27;s hour, Marta Kowalczyk",
        "Act as an owner",
        "Still to come",
        "Wanjiru&#x27;s hour, Wanjiru Kamau",
    ):
        assert words in text, words


@pytest.mark.parametrize("name", ["priya", "ana", "marta", "nadia", "rosa"])
def test_the_brief_holds_nobody_s_words(world: World, row: Interview, client: Client, name: str) -> None:
    client.force_login(world.people.everybody[name])
    assert SEALED not in brief(client, row)


@pytest.mark.parametrize("name", ["omar", "erik", "mateo", "wanjiru", "leila", "tom", "david"])
def test_the_brief_is_for_those_at_the_door_and_those_who_plan(
    world: World, row: Interview, client: Client, name: str
) -> None:
    client.force_login(world.people.everybody[name])
    assert client.get(f"/interviews/{row.pk}/brief/").status_code == 404


def test_a_trainee_gets_the_brief_and_their_part(world: World, row: Interview, client: Client) -> None:
    actions.seat_trainee(row, world.people.leila, actor=world.people.nadia)
    client.force_login(world.people.leila)
    assert "You watch." in brief(client, row)


def test_a_screener_reads_what_a_screen_is_for(world: World, row: Interview, client: Client) -> None:
    screen = Interview.objects.get(kind="screen")
    client.force_login(world.people.omar)
    text = brief(client, screen)
    assert "Unsure is no." in text
    assert "Covered before you" not in text


def test_a_brief_ends_with_the_seat(world: World, row: Interview, client: Client) -> None:
    actions.change_interview(row, actor=world.people.nadia, interviewer=world.people.tom)
    client.force_login(world.people.priya)
    assert client.get(f"/interviews/{row.pk}/brief/").status_code == 404


def test_the_way_to_the_assessment_is_the_interviewer_s(world: World, row: Interview, client: Client) -> None:
    said = {}
    for name in ("priya", "ana", "nadia"):
        client.force_login(world.people.everybody[name])
        said[name] = "Write the assessment" in brief(client, row)
    assert said == {"priya": True, "ana": False, "nadia": False}


def test_strangers_are_sent_to_sign_in(row: Interview, client: Client) -> None:
    assert client.get(f"/interviews/{row.pk}/brief/").status_code == 302


def test_the_brief_asks_as_much_for_one_principle_as_for_three(world: World, client: Client) -> None:
    row = talk(sound(world), world.people.priya)
    client.force_login(world.people.priya)
    brief(client, row)
    counts = []
    for number in (1, 3):
        actions.change_interview(row, actor=world.people.nadia, principles=world.versions[:number])
        with CaptureQueriesContext(connection) as asked:
            brief(client, row)
        counts.append(len(asked))
    assert counts == [QUERIES, QUERIES]


QUERIES = 11
