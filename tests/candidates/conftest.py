"""The cast, their opening, and a client that signs in as any of them."""

from collections.abc import Callable

import pytest
from django.test import Client

from doordesk.foundation.kernel import duties, panels
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.queries.owed import of_recruiters
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests.cast import Cast, cast, opening, principles

SignIn = Callable[[Person], Client]


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def versions() -> list[Version]:
    return principles()


@pytest.fixture
def post(people: Cast, versions: list[Version]) -> Opening:
    return opening(people, versions)


@pytest.fixture
def sign_in() -> SignIn:
    def client_of(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return client_of


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Candidates without the floors above, so that a number of queries is theirs."""
    monkeypatch.setattr(duties, "_providers", [of_recruiters])
    monkeypatch.setattr(panels, "_providers", {})
