"""Our SQLite backend: writers stand in line, and search ignores case in every alphabet."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.models import F
from pytest_django import DjangoDbBlocker

from doordesk.config import database
from doordesk.config.sqlite.base import WRITERS
from doordesk.foundation.people.models import Person
from tests.cast import person

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own")
PATIENCE = 0.2


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of its own under the alias 'apart', with one table and little patience."""
    described = database.sqlite(tmp_path / "apart.sqlite3")
    described["OPTIONS"]["timeout"] = PATIENCE
    connections.settings["apart"] = {**connections.settings["default"], **described}
    with django_db_blocker.unblock():
        with connections["apart"].cursor() as cursor:
            cursor.execute("CREATE TABLE deed (said TEXT)")
        yield described["NAME"]
        connections["apart"].close()
    del connections["apart"], connections.settings["apart"]


def write(said: str) -> None:
    with transaction.atomic(using="apart"), connections["apart"].cursor() as cursor:
        cursor.execute("INSERT INTO deed VALUES (%s)", [said])


def broken_off(*, close: bool) -> None:
    with transaction.atomic(using="apart"):
        if close:
            connections["apart"].close()
        raise ZeroDivisionError


def written() -> list[str]:
    with connections["apart"].cursor() as cursor:
        return [said for (said,) in cursor.execute("SELECT said FROM deed ORDER BY rowid").fetchall()]


def beside(deed: str, heard: list[Exception]) -> Thread:
    """Another thread with a connection of its own, which writes once."""

    def run() -> None:
        try:
            write(deed)
        except OperationalError as error:
            heard.append(error)
        finally:
            connections["apart"].close()

    thread = Thread(target=run)
    thread.start()
    return thread


def test_a_writer_waits_for_the_one_before(file: str) -> None:
    heard: list[Exception] = []
    with transaction.atomic(using="apart"):
        second = beside("second", heard)
        assert WRITERS[file].locked()
        with connections["apart"].cursor() as cursor:
            cursor.execute("INSERT INTO deed VALUES ('first')")
    second.join()
    assert (heard, written()) == ([], ["first", "second"])
    assert not WRITERS[file].locked()


def test_who_waits_in_vain_hears_it_from_the_file(file: str) -> None:
    heard: list[Exception] = []
    with transaction.atomic(using="apart"):
        beside("second", heard).join()
    assert [str(error) for error in heard] == ["database is locked"]
    assert not WRITERS[file].locked()


@pytest.mark.parametrize("how", ["raise", "close"])
def test_whatever_ends_a_transaction_lets_the_next_one_write(file: str, how: str) -> None:
    with pytest.raises(ZeroDivisionError):
        broken_off(close=how == "close")
    assert not WRITERS[file].locked()
    write("next")
    assert written() == ["next"]


def test_a_lock_that_this_connection_does_not_hold_stays(file: str) -> None:
    held, done = Event(), Event()

    def hold() -> None:
        with transaction.atomic(using="apart"):
            held.set()
            done.wait(5)
        connections["apart"].close()

    thread = Thread(target=hold)
    thread.start()
    held.wait(5)
    connections["apart"].close()
    assert WRITERS[file].locked()
    done.set()
    thread.join()
    assert not WRITERS[file].locked()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")
def test_a_worker_forked_while_somebody_writes_has_a_line_of_its_own(file: str) -> None:
    with transaction.atomic(using="apart"):
        child = os.fork()
        if child == 0:
            os._exit(len(WRITERS))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert WRITERS[file].locked()


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["ÅNGSTRÖM", "ångström", "Łuc", "łUC", "straße", "STRASSE"])
def test_search_ignores_case_in_every_alphabet(word: str) -> None:
    them = person("Zoë Łucja Ångström Straße", email="zoe@fernhill.example")
    person("Tom Brandt", email="tom2@fernhill.example")
    assert list(Person.objects.filter(name__icontains=word)) == [them]


@pytest.mark.django_db
def test_search_takes_signs_as_they_are_and_compares_columns() -> None:
    them = person("Ø_100%", email="o@fernhill.example", title="ø_100% of it")
    assert list(Person.objects.filter(name__icontains="ø_1")) == [them]
    assert not Person.objects.filter(name__icontains="ø%0").exists()
    assert list(Person.objects.filter(title__icontains=F("name"))) == [them]
    assert not Person.objects.filter(team__name__icontains="x").exists()
