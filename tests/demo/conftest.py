"""The sample company, loaded once for a file's tests; each test leaves it as it was."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.demo.actions import load
from doordesk.mechanisms.demo.actions.entering import open_room
from doordesk.mechanisms.demo.queries.scripts import scripts

WEDNESDAY = datetime(2026, 10, 28, 15, 0, tzinfo=UTC)
(SCRIPT,) = scripts()


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everybody and everything, on a Wednesday afternoon; taken back as a whole in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(WEDNESDAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def room(company: None, db: None) -> Debrief:
    """Amara Okafor's debrief, called by whoever sat down first."""
    with clock.at(WEDNESDAY):
        return open_room(SCRIPT)
