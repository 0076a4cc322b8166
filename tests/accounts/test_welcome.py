"""The page behind an invitation: whoever holds the link chooses a password and is in."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from tests.builders.people import GOOD, invited, newcomer
from tests.cast import MONDAY, Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def door(people: Cast) -> str:
    return reverse("people:welcome", args=[invited(newcomer(), people.erik)])


def test_choosing_a_password_signs_in(client: Client, door: str) -> None:
    with clock.at(MONDAY):
        page = client.get(door)
        came = client.post(door, {"password": GOOD, "again": GOOD})
    assert "Welcome, Zoe" in page.text
    assert "zoe@fernhill.example" in page.text
    assert "At least 12 characters" in page.text
    assert came["Location"] == "/"
    assert client.get("/people/profile/").status_code == 200
    assert Person.objects.get(name="Zoe Lund").joined_at == MONDAY


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": GOOD, "again": "another"}, "This is not the same as above."),
        ({"password": "", "again": ""}, "This is needed and still empty."),
    ],
)
def test_a_refused_password_leaves_the_door_open(
    client: Client, door: str, said: dict[str, str], told: str
) -> None:
    with clock.at(MONDAY):
        refused = client.post(door, said)
        assert refused.status_code == 422
        assert told in refused.text
        assert client.post(door, {"password": GOOD, "again": GOOD}).status_code == 302


def test_a_used_link_says_so(client: Client, door: str) -> None:
    with clock.at(MONDAY):
        client.post(door, {"password": GOOD, "again": GOOD})
        again = Client().get(door)
        assert again.status_code == 410
        assert "This invitation has been used." in again.text
        assert Client().post(door, {"password": GOOD, "again": GOOD}).status_code == 410


@pytest.mark.parametrize(("days", "told"), [(7, "has expired"), (6, "Welcome, Zoe")])
def test_an_expired_link_says_whom_to_ask(client: Client, door: str, days: int, told: str) -> None:
    with clock.at(MONDAY + timedelta(days=days)):
        assert told in client.get(door).text


def test_a_broken_link_is_no_door(client: Client, people: Cast) -> None:
    answer = client.get(reverse("people:welcome", args=["nonsense"]))
    assert answer.status_code == 410
    assert "This link is not whole" in answer.text


def test_the_link_takes_over_from_whoever_is_signed_in(door: str, people: Cast) -> None:
    browser = Client()
    browser.force_login(people.erik)
    with clock.at(MONDAY):
        browser.post(door, {"password": GOOD, "again": GOOD})
    assert "Zoe Lund" in browser.get("/people/profile/").text
