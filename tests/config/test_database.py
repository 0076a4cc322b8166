"""DATABASE_URL and EMAIL_URL as Django's settings."""

from pathlib import Path

import pytest
from django.db import connection

from doordesk.config import database, mail
from doordesk.config.environment import Mode, SetupError

HOME = Path("/var/lib/doordesk")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "/var/lib/doordesk/doordesk.sqlite3"),
        ("sqlite://", "/var/lib/doordesk/doordesk.sqlite3"),
        ("sqlite:////srv/company%20one.sqlite3", "/srv/company one.sqlite3"),
        ("sqlite:///:memory:", ":memory:"),
    ],
)
def test_sqlite_is_the_file_that_is_named(address: str, name: str) -> None:
    assert database.describe(address, HOME)["NAME"] == name


def test_postgres_address_is_taken_apart() -> None:
    found = database.describe("postgresql://desk:p%40ss@db.example:6432/company?sslmode=verify-full", HOME)
    assert found["ENGINE"].endswith("postgresql")
    assert [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        *("company", "desk", "p@ss", "db.example", "6432")
    ]
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


def test_another_database_is_refused_with_both_forms() -> None:
    with pytest.raises(SetupError, match=r"SQLite .* or PostgreSQL"):
        database.describe("mysql://localhost/x", HOME)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite is opened")
def test_sqlite_is_opened_to_survive_a_power_cut() -> None:
    with connection.cursor() as cursor:
        found = {
            pragma: cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in ("synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://ana:s%3Acret@mail.example", 587, True, False),
        ("smtps://ana:s%3Acret@mail.example", 465, False, True),
        ("smtp+plain://ana:s%3Acret@mail.example:26", 26, False, False),
    ],
)
def test_mail_address_says_how_it_is_encrypted(address: str, port: int, *, tls: bool, ssl: bool) -> None:
    found = mail.describe(address, Mode.PRODUCTION, HOME)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)
    assert (found["EMAIL_HOST"], found["EMAIL_HOST_PASSWORD"]) == ("mail.example", "s:cret")


def test_demo_never_sends_mail() -> None:
    found = mail.describe("smtp://ana:secret@mail.example", Mode.DEMO, HOME)
    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
