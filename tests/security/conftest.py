"""A company in which every kind of row exists, and everybody's browser."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.access import canaries
from tests.access.canaries import Sealed

SignedIn = Callable[..., Client]


@pytest.fixture
def company(db: None) -> Sealed:
    """Five candidates at five points of the way."""
    return canaries.build()


@pytest.fixture
def signed_in(company: Sealed) -> SignedIn:
    """A browser of one of the cast; `checked` as a real one, whose forms need their token."""

    def browser(name: str, *, checked: bool = False) -> Client:
        client = Client(enforce_csrf_checks=checked, raise_request_exception=False)
        client.force_login(company.person(name))
        return client

    return browser
