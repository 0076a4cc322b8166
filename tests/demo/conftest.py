"""The sample company, loaded once for all workers of a run; each test leaves it as it was."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.demo.actions.entering import open_room
from doordesk.mechanisms.demo.queries.scripts import scripts
from tests.builders.sample_company import WEDNESDAY, loaded

(SCRIPT,) = scripts()


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: DjangoDbBlocker, shared: Path) -> Iterator[None]:
    """Everybody and everything, on a Wednesday afternoon; the empty database comes back in the end."""
    with django_db_blocker.unblock(), closing(sqlite3.connect(":memory:")) as empty:
        connection.ensure_connection()
        connection.connection.backup(empty)
        with closing(sqlite3.connect(loaded(shared) / "demo" / "doordesk.sqlite3")) as full:
            full.backup(connection.connection)
        yield
        empty.backup(connection.connection)


@pytest.fixture
def room(company: None, db: None) -> Debrief:
    """Amara Okafor's debrief, called by whoever sat down first."""
    with clock.at(WEDNESDAY):
        return open_room(SCRIPT)
