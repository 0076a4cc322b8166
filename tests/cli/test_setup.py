"""What a wrong set-up is answered with: one sentence with the way out, exit code 3, never a traceback."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"DATABASE_URL": "mysql://localhost/x"}, "postgresql://user:password@host/name"),
        ({"DOORDESK_MODE": "live"}, "leave it unset in production"),
        ({"EMAIL_URL": "mail.example.org"}, "smtp://user:password@host:587"),
        ({"DOORDESK_BEHIND_PROXY": "perhaps"}, "Say yes or no"),
        ({"DOORDESK_MODE": "demo", "DATABASE_URL": "postgresql://db/company"}, "Unset DATABASE_URL"),
        ({"DOORDESK_MODE": "demo", "DOORDESK_HOSTS": "desk.example.org"}, "Unset DOORDESK_HOSTS"),
        ({"DOORDESK_MODE": "demo", "DOORDESK_URL": "https://desk.example.org"}, "Unset DOORDESK_URL"),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "Look at DATABASE_URL"),
    ],
)
def test_wrong_setting_is_named_with_the_way_out(doordesk: Run, said: dict[str, str], answer: str) -> None:
    run = doordesk("migrate", **said)
    assert run.returncode == 3
    assert answer in run.stderr
    assert "Traceback" not in run.stderr


def test_home_that_cannot_be_made_is_named(doordesk: Run, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    run = doordesk("migrate", DOORDESK_HOME=str(in_the_way / "home"))
    assert run.returncode == 3
    assert "Set DOORDESK_HOME" in run.stderr


def test_home_and_key_are_their_owners_alone(migrated: Path) -> None:
    assert stat.S_IMODE(migrated.stat().st_mode) == 0o700
    assert stat.S_IMODE((migrated / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE((migrated / "doordesk.sqlite3").stat().st_mode) == 0o600


def test_key_is_made_once(migrated: Path, doordesk: Run) -> None:
    key = (migrated / "secret").read_text()
    doordesk("migrate")
    assert (migrated / "secret").read_text() == key


@pytest.mark.usefixtures("migrated")
def test_migrate_again_has_nothing_to_do(doordesk: Run) -> None:
    run = doordesk("migrate")
    assert run.returncode == 0
    assert "nothing to do" in run.stdout


def test_import_of_a_missing_file_is_a_misuse(doordesk: Run) -> None:
    run = doordesk("import", "nowhere.csv")
    assert run.returncode == 2
    assert "nowhere.csv" in run.stderr
