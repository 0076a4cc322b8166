"""`doordesk check` finds what is wrong, says how to mend it, and changes nothing."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_check_before_migrate_says_what_to_run(doordesk: Run) -> None:
    run = doordesk("check")
    assert run.returncode == 1
    assert "doordesk migrate" in run.stdout


@pytest.mark.usefixtures("migrated")
def test_check_of_a_new_company_names_the_next_step(doordesk: Run) -> None:
    run = doordesk("check", "--audit")
    assert run.returncode == 0, run.stdout
    assert "doordesk invite-administrator" in run.stdout
    assert "The trail is whole" in run.stdout


def test_check_finds_a_home_others_can_open(migrated: Path, doordesk: Run) -> None:
    migrated.chmod(0o755)
    run = doordesk("check")
    assert run.returncode == 1
    assert "chmod 700" in run.stdout


@pytest.mark.usefixtures("migrated")
def test_check_finds_a_short_secret(doordesk: Run) -> None:
    run = doordesk("check", DOORDESK_SECRET="short")
    assert run.returncode == 1
    assert "50 characters" in run.stdout


@pytest.mark.usefixtures("migrated")
def test_check_finds_a_mail_server_that_does_not_answer(doordesk: Run) -> None:
    run = doordesk("check", EMAIL_URL="smtp+plain://127.0.0.1:1")
    assert run.returncode == 1
    assert "127.0.0.1:1 does not take our letters" in run.stdout


def test_check_finds_a_trail_that_was_tampered_with(migrated: Path, doordesk: Run) -> None:
    invited = doordesk("invite-administrator", "ana@example.org", "Ana Ruiz")
    assert invited.returncode == 0, invited.stderr
    with sqlite3.connect(migrated / "doordesk.sqlite3") as database:
        guards = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (guard,) in guards:  # whoever tampers with the file takes its guards away first
            database.execute(f"DROP TRIGGER {guard}")
        database.execute("UPDATE audit_entry SET at = '2020-01-01 00:00:00' WHERE number = 1")
    run = doordesk("check", "--audit")
    assert run.returncode == 1
    assert "breaks at entry 1" in run.stdout


def test_first_administrator_gets_a_link_until_they_have_come_in(migrated: Path, doordesk: Run) -> None:
    invited = doordesk("invite-administrator", "ana@example.org", "Ana Ruiz")
    assert "http://127.0.0.1:8000/" in invited.stdout
    with sqlite3.connect(migrated / "doordesk.sqlite3") as database:
        database.execute("UPDATE people_person SET joined_at = '2026-01-01 00:00:00'")
    again = doordesk("invite-administrator", "eve@example.org", "Eve")
    assert again.returncode == 1
    assert again.stderr.startswith("The company has an administrator already.")
