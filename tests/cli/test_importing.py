"""`doordesk import` brings a past in, says what it did, and refuses in a sentence."""

import json
import os
import pty
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.builders import imports as old
from tests.cli.conftest import COMMAND, Run, environment


def stored(home: Path, table: str) -> int:
    with sqlite3.connect(home / "doordesk.sqlite3") as database:
        (number,) = database.execute(f"select count(*) from {table}").fetchone()  # noqa: S608 - names of ours
    assert isinstance(number, int)
    return number


@pytest.mark.parametrize("lines", [False, True])
def test_export_comes_in_and_again_changes_nothing(
    doordesk: Run,
    migrated: Path,
    tmp_path: Path,
    lines: bool,  # noqa: FBT001
) -> None:
    export = old.folder(tmp_path / "past", old.export3() if lines else old.export1(), lines=lines)
    first = doordesk("import", str(export), "--format", "json")
    assert (first.returncode, first.stderr) == (0, "")
    report = json.loads(first.stdout)
    assert set(report) == {"created", "updated", "unchanged", "skipped"}
    assert report["created"] == {
        "person": 4, "opening": 1, "candidate": 1, "application": 1, "assessment": 2,
    }  # fmt: skip
    again = json.loads(doordesk("import", str(export), "--format", "json").stdout)
    assert again["unchanged"] == report["created"]
    assert stored(migrated, "assessments_assessment") == 2


def test_dry_run_says_so_and_writes_nothing(doordesk: Run, migrated: Path, tmp_path: Path) -> None:
    export = old.folder(tmp_path / "past", old.export1())
    said = doordesk("import", str(export), "--dry-run")
    assert said.returncode == 0
    assert "A dry run: nothing was written." in said.stdout
    assert stored(migrated, "assessments_assessment") == stored(migrated, "audit_entry") == 0


def test_a_terminal_shows_how_far_it_is_and_is_left_clean(migrated: Path, tmp_path: Path) -> None:
    export = old.folder(tmp_path / "past", old.export1())
    ours, theirs = pty.openpty()
    command = [str(COMMAND), "import", str(export), "--format", "json"]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=theirs, env=environment(migrated)
    )
    os.close(theirs)
    seen = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Writing assessments, 0 of 2 ..." in seen
    assert seen.endswith("\r\x1b[K")
    assert json.loads(done.stdout)["created"]["assessment"] == 2


def test_people_come_from_a_file(doordesk: Run, migrated: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("\ufeffemail,name,level\nana@fernhill.example,Ana Ferreira,8\n")
    assert json.loads(doordesk("import", str(path), "--format", "json").stdout)["created"]["person"] == 1


def test_what_is_skipped_and_not_read_is_named(doordesk: Run, migrated: Path, tmp_path: Path) -> None:
    export = old.folder(tmp_path / "past", {"scorecards": [old.scorecard(submitted_at=None)], "offers": []})
    said = doordesk("import", str(export))
    assert said.returncode == 0
    assert "  assessment 123: scorecards.json, item 1, submitted_at: a draft that" in said.stdout
    assert "Not read, since no table has this name: offers.json" in said.stdout
    as_json = doordesk("import", str(export), "--format", "json")
    assert json.loads(as_json.stdout)["skipped"][0]["id"] == "123"
    assert "offers.json" in as_json.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'[{"id": 1', "scorecards.json, line 1, item 1: this is not JSON: the file ends too early."),
        (b'[{"id": "Zo\xeb"}]', "this is not UTF-8"),
    ],
)
def test_broken_file_is_refused_in_a_sentence(
    content: bytes, says: str, doordesk: Run, migrated: Path, tmp_path: Path
) -> None:
    export = old.folder(tmp_path / "past", old.export1())
    (export / "scorecards.json").write_bytes(content)
    said = doordesk("import", str(export), "--format", "json")
    assert (said.returncode, said.stdout) == (1, "")
    assert says in said.stderr
    assert "Traceback" not in said.stderr
    assert stored(migrated, "people_person") == 0


def test_nothing_there_is_a_misuse(doordesk: Run, migrated: Path, tmp_path: Path) -> None:
    said = doordesk("import", str(tmp_path / "missing"))
    assert said.returncode == 2
    assert "does not exist" in said.stderr


def test_trail_is_whole_afterwards(doordesk: Run, migrated: Path, tmp_path: Path) -> None:
    doordesk("import", str(old.folder(tmp_path / "past", old.export1())))
    said = doordesk("check", "--audit")
    assert "The trail is whole: 1 entries" in said.stdout
