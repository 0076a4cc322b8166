"""The room as a page: what each sees at each step, and that nobody sees more (rules D3, F3)."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import VOTERS, Stage, called, canary

pytestmark = pytest.mark.django_db
STEPS = [one for one in State if one is not State.CANCELLED]


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def page(made: Stage, name: str, of: str = "room") -> str:
    response = signed_in(made.who(name)).get(reverse(f"debriefs:{of}", args=[made.room.pk]))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("state", STEPS)
@pytest.mark.parametrize("name", ["ana", "marta", "priya", "nadia", "rosa"])
def test_room_opens_to_whoever_owes_nothing(state: State, name: str) -> None:
    made = called(at=state)
    text = page(made, name)
    assert "Debrief: Amara Okafor" in text
    readable = canary("mateo", "evidence") in text
    assert readable == (state in {State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING})


@pytest.mark.parametrize("name", ["erik", "omar", "helen", "ben", "leila", "david"])
def test_room_looks_missing_to_outsiders(name: str) -> None:
    made = called(at=State.READING)
    for address in ("room", "live", "packet", "export"):
        response = signed_in(made.who(name)).get(reverse(f"debriefs:{address}", args=[made.room.pk]))
        assert response.status_code == 404


def test_room_sends_strangers_to_sign_in() -> None:
    made = called()
    response = Client().get(reverse("debriefs:room", args=[made.room.pk]))
    assert response.status_code == 302
    assert "/account/login/" in response.headers["Location"]


@pytest.mark.parametrize("state", [State.READING, State.REVOTING])
@pytest.mark.parametrize("name", VOTERS)
def test_remarks_of_others_wait_for_the_reveal(state: State, name: str) -> None:
    made = called(at=state)
    text = page(made, name) + page(made, name, "live")
    for other in VOTERS:
        if other != name:
            assert canary(other, "remark") not in text
