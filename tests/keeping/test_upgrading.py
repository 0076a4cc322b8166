"""`doordesk upgrade`: says what it will do, backs up, migrates, and says how to go back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.keeping.rows import of_file


@pytest.fixture
def older(migrated: Path, doordesk: Run) -> Path:
    """A company of a version that did not have the writing coach yet."""
    assert doordesk("manage", "migrate", "writing", "zero").returncode == 0
    return migrated


def tables(home: Path) -> set[str]:
    with closing(sqlite3.connect(home / "doordesk.sqlite3")) as rows:
        return {name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_upgrade_backs_up_first_or_does_nothing_and_the_way_back_works(
    older: Path, tmp_path: Path, doordesk: Run
) -> None:
    before = of_file(older / "doordesk.sqlite3")
    planned = doordesk("upgrade", "--dry-run")
    assert planned.returncode == 0, planned.stderr
    assert "  writing.0001_initial" in planned.stdout
    assert of_file(older / "doordesk.sqlite3") == before
    assert not (older / "backups").exists()

    in_the_way = tmp_path / "taken.zip"
    in_the_way.touch()
    assert doordesk("upgrade", "--backup", str(in_the_way)).returncode == 1
    assert of_file(older / "doordesk.sqlite3") == before

    done = doordesk("upgrade")
    assert done.returncode == 0, done.stderr
    assert "writing_ownrule" in tables(older)
    (file,) = (older / "backups").iterdir()
    assert f"doordesk restore {file}" in done.stdout

    back = doordesk("restore", str(file), DOORDESK_HOME=str(tmp_path / "back"))
    assert "Run 'doordesk migrate' next" in back.stdout
    assert of_file(tmp_path / "back" / "doordesk.sqlite3") == before
    assert doordesk("migrate", DOORDESK_HOME=str(tmp_path / "back")).returncode == 0
    assert "writing_ownrule" in tables(tmp_path / "back")


@pytest.mark.usefixtures("migrated")
def test_upgrade_of_what_is_current_has_nothing_to_do(doordesk: Run) -> None:
    assert "nothing to do" in doordesk("upgrade").stdout
