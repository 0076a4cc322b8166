"""What can go wrong, for real: no half file, nothing overwritten, a sentence each time."""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from pytest_django import Settings

from doordesk.foundation.keeping import archive, aside
from doordesk.foundation.keeping.programs import Programs
from doordesk.foundation.keeping.restoring import require_readable, restore
from doordesk.foundation.keeping.sqlite import Sqlite
from doordesk.foundation.keeping.troubles import in_words
from doordesk.foundation.kernel.refusals import Refused
from tests.cli.conftest import COMMAND, Run, environment

SMALL = "1m"


@pytest.fixture(scope="module")
def good(made_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good backup of an empty company."""
    file = tmp_path_factory.mktemp("good") / "good.zip"
    home = file.parent / "home"
    shutil.copytree(made_home, home)
    subprocess.run([COMMAND, "backup", file], check=True, capture_output=True, env=environment(home))
    return file


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    words: list[str | Path] = [mount or "true", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", disk]
    if not mount or not umount or subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("Mounting is not allowed here: a full disk is not tried.")
    yield disk
    subprocess.run([umount, disk], check=True)


def test_full_disk_keeps_nothing_and_says_so(small_disk: Path, migrated: Path, doordesk: Run) -> None:
    assert (migrated / "doordesk.sqlite3").stat().st_size > 1_000_000
    run = doordesk("backup", str(small_disk / "monday.zip"))
    assert run.returncode == 1
    assert f"There is no room left in {small_disk}; nothing was kept." in run.stderr
    assert list(small_disk.iterdir()) == []


def test_killed_in_the_middle_leaves_no_such_file_and_the_next_clears_up(
    migrated: Path, tmp_path: Path, doordesk: Run
) -> None:
    (migrated / "files").mkdir()
    (migrated / "files" / "film").write_bytes(os.urandom(20_000_000))  # so that there is a middle
    folder = tmp_path / "kept"
    folder.mkdir()
    words: list[str | Path] = [COMMAND, "backup", folder / "monday.zip"]
    running = subprocess.Popen(words, env=environment(migrated), stdout=subprocess.DEVNULL)
    while not list(folder.glob(".doordesk-*.part/packed")) and running.poll() is None:
        pass
    running.kill()
    assert running.wait() < 0
    assert [one.suffix for one in sorted(folder.iterdir())] == [".lock", ".part"]
    (migrated / "files" / "film").unlink()
    assert doordesk("backup", str(folder / "monday.zip")).returncode == 0
    assert [one.name for one in folder.iterdir()] == ["monday.zip"]


def test_full_disk_restores_nothing(
    small_disk: Path, good: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(small_disk, settings, monkeypatch)
    with pytest.raises(Refused, match="There is no room left"):
        restore(good)
    assert list(small_disk.iterdir()) == []


@pytest.fixture
def place(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, in which a restore happens without a process of its own: it asks no Django database."""
    return stand_in(tmp_path / "home", settings, monkeypatch)


def stand_in(home: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the settings be those of an installation with this home."""
    home.mkdir(exist_ok=True)
    settings.HOME, settings.FILES = home, home / "files"
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(home / "doordesk.sqlite3"))
    monkeypatch.delenv("DOORDESK_SECRET", raising=False)
    return home


def test_backup_never_overwrites(migrated: Path, good: Path, doordesk: Run) -> None:
    before = good.read_bytes()
    again = doordesk("backup", str(good), DOORDESK_HOME=str(migrated))
    assert again.returncode == 1
    assert "was left alone" in again.stderr
    assert good.read_bytes() == before


@pytest.mark.parametrize("left", ["doordesk.sqlite3", "doordesk.sqlite3-wal", "files/one.pdf"])
def test_restore_mixes_nothing_with_what_is_there(place: Path, good: Path, left: str) -> None:
    (place / left).parent.mkdir(exist_ok=True)
    (place / left).write_bytes(b"what is here")
    with pytest.raises(Refused, match="never overwrites"):
        restore(good)
    assert [one.name for one in place.rglob("*") if one.is_file()] == [Path(left).name]
    assert (place / left).read_bytes() == b"what is here"


def test_restore_refuses_where_a_company_is(place: Path, good: Path) -> None:
    restore(good)
    key, rows = (place / "secret").read_bytes(), (place / "doordesk.sqlite3").read_bytes()
    with pytest.raises(Refused, match="There is a company here already"):
        restore(good)
    assert ((place / "secret").read_bytes(), (place / "doordesk.sqlite3").read_bytes()) == (key, rows)


def test_company_in_the_home_keeps_its_key_when_another_place_is_named(
    place: Path, good: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "doordesk.sqlite3").write_bytes(b"")
    (place / "secret").write_text("its own")
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(place.parent / "other.sqlite3"))
    with pytest.raises(Refused, match="There is a company here already"):
        restore(good)
    assert (place / "secret").read_text() == "its own"


def test_file_without_tables_makes_room(place: Path, good: Path) -> None:
    with closing(sqlite3.connect(place / "doordesk.sqlite3")) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
    assert not restore(good).key_differs
    assert Sqlite().is_empty() is False


def test_other_key_in_the_environment_is_told(
    place: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOORDESK_SECRET", "k" * 60)
    assert restore(good).key_differs


def test_damaged_file_changes_nothing(place: Path, good: Path, tmp_path: Path) -> None:
    account = archive.account_of(good)
    told = {name: {"size": one.size, "sha256": one.sha256} for name, one in account.members.items()}
    other = {"size": 11, "sha256": sha256(b"another key").hexdigest()}
    with pytest.raises(Refused, match="'secret' in it is not what was written"):
        restore(rewritten(good, tmp_path, members={**told, "secret": other}))
    assert list(place.iterdir()) == []


def test_database_that_fails_last_takes_the_files_away_again(
    place: Path, good: Path, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = archive.account_of(good)
    told = {name: {"size": one.size, "sha256": one.sha256} for name, one in account.members.items()}
    film = {"size": 4, "sha256": sha256(b"film").hexdigest()}
    file = rewritten(good, tmp_path, members={**told, "files/film": film})
    with ZipFile(file, "a") as pack:
        pack.writestr("files/film", b"film")
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(place / "nowhere" / "c.sqlite3"))
    with pytest.raises(Refused, match="There is no folder"):
        restore(file)
    assert not (place / "files").exists()


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_changed_byte_is_found(good: Path, tmp_path: Path, where: float) -> None:
    bad = tmp_path / "bad.zip"
    whole = bytearray(good.read_bytes())
    whole[int(len(whole) * where)] ^= 0xFF
    bad.write_bytes(whole)
    with pytest.raises(Refused, match=r"cannot be used.*Nothing was changed"):
        archive.unpack(bad)


@pytest.mark.parametrize("length", [0, 10, 50_000])
def test_cut_file_is_found(good: Path, tmp_path: Path, length: int) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(good.read_bytes()[:length])
    with pytest.raises(Refused, match="cut short or changed"):
        archive.unpack(bad)


@pytest.mark.parametrize(
    "said",
    [
        {"doordesk": "99.0.0"},
        {"format": 2},
        {"migrations": ["people.0001_initial", "people.9999_telepathy"], "behind": True},
    ],
)
def test_file_from_the_future_is_refused(good: Path, tmp_path: Path, said: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"was made by Doordesk [\d.]+, which knows more"):
        require_readable(rewritten(good, tmp_path, **said), Sqlite())


def test_backup_before_an_upgrade_is_read_by_the_version_before(good: Path, tmp_path: Path) -> None:
    told = require_readable(rewritten(good, tmp_path, doordesk="99.0.0", behind=True), Sqlite())
    assert told.behind


@pytest.mark.parametrize(
    "name", ["files/../../secret", "/etc/passwd", "files/a\\..\\b", "notes.txt", "files/"]
)
def test_member_that_leads_elsewhere_is_refused(good: Path, tmp_path: Path, name: str) -> None:
    with ZipFile(good) as pack:
        members = json.loads(pack.read("manifest.json"))["members"]
    bad = rewritten(good, tmp_path, members={**members, name: members["secret"]})
    with pytest.raises(Refused, match="cannot be read"):
        archive.account_of(bad)


def test_other_kind_of_database_is_refused(good: Path, tmp_path: Path) -> None:
    with ZipFile(good) as pack:
        members = json.loads(pack.read("manifest.json"))["members"]
    members["database.pgdump"] = members.pop("database.sqlite3")
    with pytest.raises(Refused, match="is of PostgreSQL; this installation is set up for SQLite"):
        require_readable(rewritten(good, tmp_path, database="postgresql", members=members), Sqlite())


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (PermissionError(13, "Permission denied"), "cannot be written by this account"),
        (OSError(30, "Read-only file system"), "cannot be written by this account"),
        (OSError(27, "File too large"), "no room left"),
        (FileNotFoundError(2, "No such file"), "There is no folder"),
        (OSError(5, "Input/output error"), "does not work: Input/output error"),
    ],
)
def test_trouble_of_the_disk_is_said(tmp_path: Path, error: OSError, answer: str) -> None:
    with pytest.raises(Refused, match=answer), in_words(tmp_path):
        raise error


@pytest.mark.skipif(os.name != "posix", reason="file names of one system")
def test_missing_pg_dump_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="pg_dump 99 or newer, which is not here") as refusal:
        _ = Programs(99).folder
    assert "postgresql-client-99" in refusal.value.way_out


@pytest.mark.parametrize("links", [True, False])
def test_a_name_is_never_taken_from_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    made, there, free = (tmp_path / name for name in ("made", "there", "free"))
    made.write_text("new")
    there.write_text("old")
    if not links:  # as on a memory stick

        def none(*_: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", none)
    with pytest.raises(Refused, match="was left alone"):
        aside.place(made, there)
    aside.place(made, free)
    assert (there.read_text(), free.read_text()) == ("old", "new")


def rewritten(good: Path, tmp_path: Path, **said: object) -> Path:
    """The same backup, saying something else of itself."""
    file = tmp_path / "rewritten.zip"
    with ZipFile(good) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            kept = old.read(name)
            if name == "manifest.json":
                kept = json.dumps({**json.loads(kept), **said}).encode()
            new.writestr(name, kept)
    return file
