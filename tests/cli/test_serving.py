"""`doordesk serve` and `demo`: a real server on a real port, and when they will not."""

import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import COMMAND, Run, environment


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program holds."""
    with socket.create_server(("127.0.0.1", 0)) as holder:
        yield holder.getsockname()[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        return int(holder.getsockname()[1])


def test_serve_on_an_old_database_says_what_to_run(doordesk: Run) -> None:
    run = doordesk("serve")
    assert run.returncode == 3
    assert "doordesk migrate" in run.stderr


@pytest.mark.usefixtures("migrated")
def test_serve_on_a_taken_port_names_a_free_one(doordesk: Run, taken: int) -> None:
    run = doordesk("serve", "--port", str(taken))
    assert run.returncode == 3
    assert f"Port {taken} is taken" in run.stderr
    assert "--port" in run.stderr


@pytest.mark.usefixtures("migrated")
def test_serve_on_an_address_of_another_machine_is_refused(doordesk: Run) -> None:
    run = doordesk("serve", "--host", "192.0.2.1")
    assert run.returncode == 3
    assert "Look at --host" in run.stderr


def test_serve_prints_its_address_answers_and_stops_when_told(migrated: Path) -> None:
    port = free_port()
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
        env={**environment(migrated), "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=60) as answer:
            assert answer.read() == b"ok"
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0


def test_demo_is_not_served_to_other_machines(doordesk: Run) -> None:
    run = doordesk("serve", "--host", "0.0.0.0", DOORDESK_MODE="demo")  # noqa: S104 - what must be refused
    assert run.returncode == 3
    assert "127.0.0.1 alone" in run.stderr


def test_demo_sign_in_does_not_exist_in_production(doordesk: Run) -> None:
    said = "from django.conf import settings; print('doordesk.mechanisms.demo' in settings.INSTALLED_APPS)"
    run = doordesk("manage", "shell", "--no-imports", "--command", said, DOORDESK_DEMO="1")
    assert run.stdout.strip() == "False"


def test_demo_keeps_to_its_own_ground_begins_anew_and_changes_nothing_again(
    doordesk: Run, home: Path
) -> None:
    stale = home / "demo" / "of-another-time"
    stale.parent.mkdir(parents=True)
    stale.touch()
    laid_aside = {"DATABASE_URL": "postgresql://db/company", "DOORDESK_HOSTS": "x.example"}
    run = doordesk("demo", "--no-serve", "--reset", **laid_aside)
    assert run.returncode == 0, run.stderr
    assert "DATABASE_URL, DOORDESK_HOSTS not used" in run.stderr
    assert (home / "demo" / "doordesk.sqlite3").exists()
    assert [kept.name for kept in home.iterdir()] == ["demo"]
    assert not stale.exists()
    key = (home / "demo" / "secret").read_text()
    again = doordesk("demo", "--no-serve")
    assert "Setting up" not in again.stdout
    assert (home / "demo" / "secret").read_text() == key
