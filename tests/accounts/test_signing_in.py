"""The door: by address and password, for active people, without telling strangers who works here."""

import pytest
from django.core.cache import cache
from django.test import Client

from doordesk.foundation.people.actions import change_person, deactivate
from tests.builders.people import newcomer, password_of, sign_in
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def people() -> Cast:
    return cast()


def try_to(client: Client, email: str, password: str, **more: str) -> int:
    return client.post(LOGIN, {"login": email, "password": password, **more}).status_code


def test_a_person_signs_in_and_out(client: Client, people: Cast) -> None:
    assert sign_in(people.priya, client=client).get("/people/profile/").status_code == 200
    out = client.post("/account/logout/", follow=True)
    assert "You are signed out." in out.text
    assert client.get("/people/profile/").status_code == 302


def test_letters_of_an_address_may_be_large(client: Client, people: Cast) -> None:
    assert try_to(client, "PRIYA@Fernhill.example", password_of(people.priya)) == 302


def test_nobody_signs_out_by_following_a_link(client: Client, people: Cast) -> None:
    sign_in(people.priya, client=client)
    assert "You are signed in as Priya Raman." in client.get("/account/logout/").text
    assert client.get("/people/profile/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_sound_alike(client: Client, people: Cast) -> None:
    newcomer()
    answers = [
        client.post(LOGIN, {"login": email, "password": "wrong wrong wrong"})
        for email in ("priya@fernhill.example", "nobody@fernhill.example", "zoe@fernhill.example")
    ]
    said = "This address and password do not belong together."
    assert [(said in one.text, one.status_code) for one in answers] == [(True, 200)] * 3
    bodies = {one.text.split("<main")[1].split("value=")[0] for one in answers}
    assert len(bodies) == 1


def test_who_has_left_is_told_only_with_the_right_password(client: Client, people: Cast) -> None:
    deactivate(people.omar, actor=people.erik)
    assert (
        "do not belong together"
        in client.post(LOGIN, {"login": people.omar.email or "", "password": "x"}).text
    )
    told = client.post(
        LOGIN, {"login": people.omar.email or "", "password": password_of(people.omar)}, follow=True
    )
    assert "This account is closed" in told.text
    assert client.get("/people/profile/").status_code == 302


@pytest.mark.parametrize(
    ("place", "lands"),
    [
        ("/people/", "/people/"),
        ("/people/?q=ana", "/people/?q=ana"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("http://localhost:9/", "/"),
        ("javascript:alert(1)", "/"),
        ("\\\\evil.example", "/"),
    ],
)
def test_next_leads_nowhere_else(client: Client, people: Cast, place: str, lands: str) -> None:
    said = {"login": people.priya.email or "", "password": password_of(people.priya), "next": place}
    assert client.post(LOGIN, said)["Location"] == lands
    assert client.post("/account/logout/", {"next": place})["Location"] in {lands, LOGIN}


def test_guessing_is_stopped_for_an_address(client: Client, people: Cast) -> None:
    for _ in range(5):
        assert (
            "do not belong" in client.post(LOGIN, {"login": people.priya.email or "", "password": "x"}).text
        )
    right = {"login": people.priya.email or "", "password": password_of(people.priya)}
    stopped = client.post(LOGIN, right)
    assert "Wait five minutes, or choose a new password by mail." in stopped.text
    assert try_to(client, "tom@fernhill.example", password_of(people.tom)) == 302


def test_too_many_tries_from_one_place_get_a_page_with_the_way_out(client: Client, people: Cast) -> None:
    for _ in range(30):
        client.post(LOGIN, {})
    stopped = client.post(LOGIN, {})
    assert stopped.status_code == 429
    assert "Wait five minutes and try again" in stopped.text


def test_an_address_that_was_changed_no_longer_opens(client: Client, people: Cast) -> None:
    client.post("/account/password/reset/", {"email": "priya@fernhill.example"})
    change_person(people.priya, email="priya.raman@fernhill.example", actor=people.erik)
    assert try_to(client, "priya@fernhill.example", password_of(people.priya)) == 200
    assert try_to(client, "priya.raman@fernhill.example", password_of(people.priya)) == 302


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "login/code/confirm/", "password/set/"],
)
def test_what_the_house_does_without_is_not_there(client: Client, people: Cast, address: str) -> None:
    sign_in(people.priya, client=client)
    assert client.get(f"/account/{address}").status_code == 404
    assert client.post(f"/account/{address}", {"email": "x@example.org"}).status_code == 404


def test_a_stale_form_is_refused_in_words(people: Cast) -> None:
    careful = Client(enforce_csrf_checks=True)
    refused = careful.post(LOGIN, {"login": "priya@fernhill.example", "password": password_of(people.priya)})
    assert refused.status_code == 403
    assert "This page was open too long" in refused.text


def test_showing_once_more_who_one_is(people: Cast) -> None:
    client = sign_in(people.priya)
    page = "/account/reauthenticate/?next=/people/"
    assert "This step asks for your password once more." in client.get(page).text
    assert "This is not your password." in client.post(page, {"password": "wrong"}).text
    assert client.post(page, {"password": password_of(people.priya)})["Location"] == "/people/"
