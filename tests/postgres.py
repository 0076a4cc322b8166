"""A PostgreSQL of the tests' own; `python -m tests.postgres` installs Debian's package when root.

Each asks for nothing that is there already: a cluster in a folder that is gone afterwards, on a free port,
for this machine alone, whatever else runs here.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.builders.server import free_port

DEBIAN = Path("/usr/lib/postgresql")
OWNER = "doordesk"
NONE_FOUND = (
    "No PostgreSQL on this machine: what several processes do is not tried. Install it (Debian, Ubuntu: "
    "sudo apt-get install postgresql), or name its programs: POSTGRES=/path/to/bin make test"
)
APT = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"),
)
QUICK = "-c fsync=off -c synchronous_commit=on -c max_connections=80 -c shared_buffers=32MB"
_numbers = count(1)


def find() -> Path | None:
    """Return the folder of its programs: the one POSTGRES names, else the newest that is installed."""
    named = os.environ.get("POSTGRES")
    if named:
        return Path(named)
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda one: float(one.parts[-3]))
    beside = shutil.which("initdb")
    found = versions[-1] if versions else Path(beside).resolve() if beside else None
    return found.parent if found else None


def install() -> None:
    """Install Debian's PostgreSQL, where that is possible."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in APT:
        subprocess.run(command, check=False, stdout=sys.stderr, env=quiet)


def run(*command: str | Path, folder: Path) -> None:
    """Run one of its programs, never as root: PostgreSQL refuses that."""
    user = "postgres" if os.geteuid() == 0 else None
    done = subprocess.run(
        command, check=False, user=user, group=user, extra_groups=[] if user else None, cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    if done.returncode:
        message = f"{command[0]} failed: {done.stderr[-2000:]}"
        raise RuntimeError(message)


@contextmanager
def cluster() -> Iterator[str]:
    """Run one inside the block; gives the address of its first database. Skips where there is none."""
    programs = find()
    if programs is None:
        pytest.skip(NONE_FOUND)
    with tempfile.TemporaryDirectory(prefix="doordesk-pg-", ignore_cleanup_errors=True) as made:
        folder, port = Path(made), free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data, control = folder / "data", programs / "pg_ctl"
        run(programs / "initdb", "-D", data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "-N", folder=folder)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {QUICK}"
        run(control, "start", "-w", "-D", data, "-l", folder / "log", "-o", options, folder=folder)
        try:
            yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"
        finally:
            run(control, "stop", "-m", "immediate", "-D", data, folder=folder)


def database(address: str, like: str = "template1") -> str:
    """Make another database in a cluster, perhaps a copy of one that nobody uses now; return its address."""
    name = f"company_{next(_numbers)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
    return f"{address.rpartition('/')[0]}/{name}"


def main() -> int:
    """Make sure that there is one; say which. Tests that need it are skipped where there is none."""
    if find() is None:
        install()
    sys.stdout.write(f"PostgreSQL: {find() or NONE_FOUND}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
