"""Amara's debrief, decided: Ana owes four notes."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import TUESDAY, Stage, called
from tests.cast import HOUR
from tests.debriefs.conftest import chromium, cookies, server, window  # noqa: F401 - fixtures of the browser

EVENING = TUESDAY + 8 * HOUR


@pytest.fixture
def decided(db: None) -> Iterator[Stage]:
    """The debrief as it was closed on Tuesday, and the clock on that evening."""
    made = called(at=State.CLOSED)
    with clock.at(EVENING):
        yield made


@pytest.fixture
def page() -> Callable[..., str]:
    """What somebody sees at an address."""

    def shown(who: Person, address: str) -> str:
        client = Client()
        client.force_login(who)
        return client.get(address).content.decode()

    return shown
