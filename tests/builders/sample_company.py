"""The sample company on a Wednesday afternoon, set up by the real command once for all workers of a run."""

import fcntl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders.server import Server, free_port

WEDNESDAY = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)
A_MOMENT = timedelta(seconds=1)


def loaded(shared: Path) -> Path:
    """Its home: made a moment before by the first worker that needs it; who uses it works on a copy."""
    home = shared / "sample-company"
    with (shared / "sample-company.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "loaded").exists():
            server = Server(home, free_port(), word="demo", travels=True)
            server.travel(WEDNESDAY - A_MOMENT, speed=0)
            server.run("demo", "--no-serve")
            (home / "loaded").touch()
    return home
