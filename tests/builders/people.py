"""Builders for people and accounts: somebody who is signed in, a stranger, an invitation's link."""

from django.test import Client

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.actions import invite
from doordesk.foundation.people.models import Person
from tests.cast import MONDAY, person

GOOD = "a long walk by the sea"


def signed_in(who: Person) -> Client:
    """A browser in which somebody has signed in, as far as tests of pages care."""
    client = Client()
    client.force_login(who)
    return client


def password_of(who: Person) -> str:
    """The password the cast gives everybody."""
    return f"{who.get_short_name().lower()} likes the open door"


def sign_in(who: Person, *, client: Client | None = None) -> Client:
    """A browser in which somebody has signed in by the page, as people do."""
    client = client or Client()
    client.post("/account/login/", {"login": who.email or "", "password": password_of(who)})
    return client


def newcomer(name: str = "Zoe Lund") -> Person:
    """Somebody on record who has no account yet."""
    made = person(name, joined_at=None)
    made.set_unusable_password()
    made.save()
    return made


def invited(who: Person, by: Person) -> str:
    """The token of an invitation of Monday morning."""
    with clock.at(MONDAY):
        return invite(who, actor=by).rstrip("/").rsplit("/", 1)[-1]
