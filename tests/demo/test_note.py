"""The note in a debrief that is played: who is played, what to do now, and nobody's vote before its time."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.demo.queries.advice import LEADS, LOOKS_ON, MANAGES, VOTES
from tests.demo.conftest import SCRIPT
from tests.demo.newcomers import moments, plays_on, somebody

pytestmark = pytest.mark.django_db
NOTE = "The others are played by the demo"


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    """These pages are those of the demo."""
    settings.DEMO = True


def page(room: Debrief, key: str, query: str = "") -> str:
    client = Client()
    client.force_login(somebody(key))
    answer = client.get(reverse("debriefs:room", args=[room.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("key", "says"),
    [("ana", LEADS), ("wanjiru", VOTES), ("marta", VOTES | MANAGES), ("priya", VOTES)],
)
def test_note_says_what_each_does_now(room: Debrief, key: str, says: dict[State, str]) -> None:
    for state in (State.CALLED, State.REVOTING, State.DECIDING):
        Debrief.objects.filter(pk=room.pk).update(state=state)
        text = page(room, key)
        assert NOTE in text
        assert says[state].format(leader="Ana", manager="Marta") in text


@pytest.mark.parametrize("key", ["nadia", "rosa"])
def test_whoever_has_no_part_is_told_that_the_debrief_waits(room: Debrief, key: str) -> None:
    assert LOOKS_ON in page(room, key)


def test_a_company_whose_candidate_has_the_same_name_has_no_note(room: Debrief, settings: Settings) -> None:
    settings.DEMO = False
    assert NOTE not in page(room, "ana")


def test_the_wall_and_other_debriefs_have_no_note(room: Debrief) -> None:
    assert NOTE not in page(room, "ana", "?view=wall")
    other = Debrief.objects.get(loop__application__candidate__name="Freya Nilsen")
    assert NOTE not in page(other, "ana")


def test_the_played_say_why_they_voted_when_they_speak_and_never_before(room: Debrief) -> None:
    ana, priya = somebody("ana"), somebody("priya")
    looked: set[str] = set()
    for _, table in moments():
        plays_on(table, ana)
        if room.lines.filter(author=priya).exists():
            break
        if table.debrief.state not in {*looked, State.DISCUSSING}:
            looked.add(table.debrief.state)
            assert not [part for part in SCRIPT.parts.values() if part.why in page(room, "ana")]
    assert looked == {State.CALLED, State.READING, State.REVOTING}
    text = page(room, "ana")
    assert f"Priya: “{SCRIPT.parts['priya'].why}”" in text
    assert SCRIPT.parts["marta"].why not in text
    assert SCRIPT.parts["priya"].why not in page(room, "priya")
