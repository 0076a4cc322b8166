"""Choosing a password: the policy is told before it is refused, and a change ends every other session."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.people.actions import deactivate
from tests.builders.people import GOOD, newcomer, password_of, sign_in
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
CHANGE, RESET = "/account/password/change/", "/account/password/reset/"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def people() -> Cast:
    return cast()


def ask(client: Client, email: str, commits: object) -> str:
    """Ask for a letter and return the link in it, or what it says."""
    with commits(execute=True):  # type: ignore[operator]
        page = client.post(RESET, {"email": email}, follow=True)
    assert "A letter is on its way" in page.text
    body = str(mail.outbox[-1].body)
    found = re.search(r"https?://[^/\s]+(/\S+)", body)
    return found[1] if found else body


def test_a_change_keeps_this_session_and_ends_the_others(client: Client, people: Cast) -> None:
    here, there = sign_in(people.priya), sign_in(people.priya)
    page = here.get(CHANGE)
    assert "At least 12 characters" in page.text
    said = {"oldpassword": password_of(people.priya), "password1": GOOD, "password2": GOOD}
    assert here.post(CHANGE, said)["Location"] == "/people/profile/"
    assert here.get("/people/profile/").status_code == 200
    assert there.get("/people/profile/").status_code == 302
    assert Entry.objects.get().kind == Kind.PASSWORD_CHANGED


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"oldpassword": "no"}, "This is not your present password."),
        ({"password1": "short", "password2": "short"}, "This password is too short."),
        ({"password1": "password1234", "password2": "password1234"}, "This password is too common."),
        ({"password1": "priya@fernhill.example"}, "too similar to the email"),
        ({"password2": "something else"}, "same password"),
    ],
)
def test_a_refused_change_changes_nothing(people: Cast, said: dict[str, str], told: str) -> None:
    client = sign_in(people.priya)
    good = {"oldpassword": password_of(people.priya), "password1": GOOD, "password2": GOOD}
    assert told in client.post(CHANGE, {**good, **said}).text
    people.priya.refresh_from_db()
    assert people.priya.check_password(password_of(people.priya))


def test_a_forgotten_password_is_chosen_anew_by_mail(
    client: Client, people: Cast, django_capture_on_commit_callbacks: object
) -> None:
    there = sign_in(people.priya)
    link = ask(client, "Priya@fernhill.example", django_capture_on_commit_callbacks)
    [letter] = mail.outbox
    assert letter.to == ["priya@fernhill.example"]
    assert letter.subject == "Choose a new password for Doordesk"
    form = client.get(link, follow=True)
    assert "At least 12 characters" in form.text
    place = form.redirect_chain[-1][0]
    done = client.post(place, {"password1": GOOD, "password2": GOOD}, follow=True)
    assert "Your new password holds" in done.text
    assert there.get("/people/profile/").status_code == 302
    people.priya.refresh_from_db()
    assert people.priya.check_password(GOOD)
    assert "This link no longer works" in Client().get(link, follow=True).text


def test_a_reset_link_begins_with_the_companys_address(
    client: Client, people: Cast, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(RESET, {"email": "priya@fernhill.example"}, headers={"host": "localhost"})
    assert "http://localhost/" not in str(mail.outbox[-1].body)


def test_strangers_learn_nothing_from_the_page(
    client: Client, people: Cast, django_capture_on_commit_callbacks: object
) -> None:
    newcomer()
    deactivate(people.omar, actor=people.erik)
    pages = set()
    for email in (
        "priya@fernhill.example",
        "eve@example.org",
        "zoe@fernhill.example",
        "omar@fernhill.example",
    ):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            pages.add(client.post(RESET, {"email": email}, follow=True).text.split("<main")[1])
    assert len(pages) == 1
    assert [letter.subject for letter in mail.outbox] == [
        "Choose a new password for Doordesk",
        *["There is no account with this address"] * 3,
    ]


def test_a_broken_link_says_so(client: Client, people: Cast) -> None:
    assert "This link no longer works" in client.get(f"{RESET}key/1-abc-def/").text


def test_letters_are_limited(client: Client, people: Cast) -> None:
    for _ in range(5):
        client.post(RESET, {"email": "priya@fernhill.example"})
    assert client.post(RESET, {"email": "priya@fernhill.example"}).status_code == 429
