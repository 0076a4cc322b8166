"""Runs the real command in a process of its own, as an operator would, on a home of its own."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "doordesk"
READ_BY_US = ("DOORDESK_", "DATABASE_URL", "EMAIL_URL", "DJANGO_SETTINGS_MODULE")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(home: Path, **said: str) -> dict[str, str]:
    """Return this process's environment with only `said` of what Doordesk reads."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(READ_BY_US)}
    return {**kept, "DOORDESK_HOME": str(home), **said}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def doordesk(home: Path) -> Run:
    """Run `doordesk WORDS` and return its exit code and what it said."""

    def run(*words: str, **said: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [COMMAND, *words],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env=environment(home, **said),
        )

    return run


@pytest.fixture(scope="session")
def made_home(shared: Path) -> Path:
    """A home with an empty company, made once for all workers of a run; tests work on copies."""
    home, made = shared / "made-home", shared / "made-home.done"
    with (shared / "made-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            subprocess.run([COMMAND, "migrate"], check=True, capture_output=True, env=environment(home))
            made.touch()
    return home


@pytest.fixture
def migrated(made_home: Path, home: Path) -> Path:
    """The test's own home, its database up to date."""
    shutil.copytree(made_home, home)
    return home
