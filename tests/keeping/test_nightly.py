"""The backup of each night: once, caught up after a stop, in one process; check says how it stands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from doordesk.foundation.keeping.aside import alone
from doordesk.foundation.keeping.nightly import LOCK
from tests.builders.server import Server
from tests.cli.conftest import Run

STORY = "tests.keeping.story"
NOON = "2026-03-02T12:00:00+00:00"
MONDAY, TUESDAY, SATURDAY = (f"doordesk-2026-03-0{day}T120000Z.zip" for day in (2, 3, 7))


@pytest.fixture(scope="module")
def small(made_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An empty company and a process that does things in it."""
    home = tmp_path_factory.mktemp("nights") / "home"
    shutil.copytree(made_home, home)
    server = Server(home, 1)
    yield server
    server.leave()


@pytest.fixture(autouse=True)
def forgotten(small: Server) -> None:
    (small.home / "backups.json").unlink(missing_ok=True)


def test_each_night_has_one_and_the_oldest_goes(small: Server, tmp_path: Path) -> None:
    stranger = tmp_path / "doordesk-2020-01-01T000000Z.zip"  # bears such a name, but is no backup of ours
    stranger.write_text("somebody's")
    found = small.play(f"{STORY}:nights", str(tmp_path))
    assert [names[1:] for names in found] == [
        [MONDAY], [MONDAY], [MONDAY, TUESDAY], [TUESDAY, SATURDAY], [TUESDAY, SATURDAY],
    ]  # fmt: skip
    assert stranger.read_text() == "somebody's"


def test_one_process_does_it(small: Server, tmp_path: Path) -> None:
    with alone(small.home / LOCK) as held:
        assert held
        assert not small.play(f"{STORY}:tick", str(tmp_path), NOON)
    assert small.play(f"{STORY}:tick", str(tmp_path), NOON)


def test_what_failed_shows_in_check_until_it_works(small: Server, tmp_path: Path) -> None:
    in_the_way = tmp_path / "nas"
    in_the_way.touch()
    assert not small.play(f"{STORY}:tick", str(in_the_way / "backups"), NOON)
    told = small.play(f"{STORY}:standings", str(tmp_path), NOON)
    assert ("BAD", "failed") in {(state, "failed" if "failed" in what else "") for state, what, _ in told}
    assert not small.play(f"{STORY}:tick", str(tmp_path / "other"), "2026-03-02T12:59:00+00:00")
    assert small.play(f"{STORY}:tick", str(tmp_path / "other"), "2026-03-02T13:00:00+00:00")
    ((state, what, _),) = small.play(
        f"{STORY}:standings", str(tmp_path / "other"), NOON.replace("12:", "14:")
    )
    assert (state, "13:00 UTC" in what) == ("GOOD", True)


@pytest.mark.parametrize(
    ("nightly", "days", "state"),
    [(True, 0, "GOOD"), (True, 2, "GOOD"), (True, 3, "BAD"), (False, 6, "GOOD"), (False, 8, "NOTE")],
)
def test_age_is_judged(small: Server, tmp_path: Path, days: int, state: str, *, nightly: bool) -> None:
    small.play(f"{STORY}:tick", str(tmp_path), NOON)
    later = NOON.replace("-02T", f"-{2 + days:02}T")
    ((told, what, _),) = small.play(f"{STORY}:standings", str(tmp_path) if nightly else "", later)
    assert told == state
    assert "2026-03-02 12:00 UTC" in what


@pytest.mark.parametrize("named", [True, False])
def test_none_at_all_is_a_note(small: Server, tmp_path: Path, *, named: bool) -> None:
    ((told, _, way_out),) = small.play(f"{STORY}:standings", str(tmp_path) if named else "", NOON)
    assert told == "NOTE"
    assert "doordesk" in way_out or "serve" in way_out


@pytest.mark.usefixtures("migrated")
def test_check_tells_it(doordesk: Run) -> None:
    run = doordesk("check")
    assert "No backup was ever made from here." in run.stdout
    assert doordesk("check", DOORDESK_BACKUPS_KEEP="none").returncode == 3
