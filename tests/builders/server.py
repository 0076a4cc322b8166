"""A real server of the product with a home of its own, for tests that pull plugs.

    with serving() as server:
        server.play("tests.assessments.story:cast")   # a function, run on the server's database
        page.goto(server.url)
        server.kill()                                 # as a power cut would
        server.start()                                # the same database, the same port
    server.travel(MONDAY)                         # another moment, when it was made with a clock that travels
    server.hurry(15)                              # and time passes fifteen times as fast from now on

`play` runs `module:function` in another process with JSON in and out, so that a test that drives a
browser never touches the server's database from its own process.
"""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.builders.travelling import Travelling

COMMAND = Path(sys.executable).parent / "doordesk"
ROOT = Path(__file__).parents[2]
TRAVELLING = (sys.executable, "-m", "tests.builders.travelling")
ANSWERS = "answers at"
MADE = "doordesk.sqlite3"
PATIENCE = 60.0
shelf: Path | None = None  # where a database lies for others to begin with, once one was made
# Answers each line of JSON with another: [module:function, arguments] in, what it returned out.
PLAYER = """
import importlib, json, sys
import django
django.setup()
from django.db import connections
for line in sys.stdin:
    story, arguments = json.loads(line)
    module, _, name = story.partition(":")
    found = getattr(importlib.import_module(module), name)(*arguments)
    connections.close_all()
    print(json.dumps(found), flush=True)
"""


@dataclass
class Server:
    """`doordesk serve` (or another word) on a free port; `home` holds its database, unless one is named.

    With `travels` its clock can be set; the product has no such switch (tests/builders/travelling.py).
    """

    home: Path
    port: int
    word: str = "serve"
    travels: bool = False
    database: str = ""
    process: subprocess.Popen[str] | None = field(default=None, repr=False)
    player: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What its processes know: a company's own installation, nothing of the test's settings."""
        own = ("DOORDESK_", "DJANGO_", "DATABASE_URL", "EMAIL_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        site = {"DOORDESK_URL": self.url} if self.word == "serve" else {}
        data = {"DATABASE_URL": self.database} if self.database else {}
        return kept | {"DOORDESK_HOME": str(self.home), "TRAVEL": str(self.ahead)} | site | data

    @property
    def ahead(self) -> Path:
        """The file that says how many seconds its clock is ahead, how fast it goes, and since when."""
        return self.home / "ahead"

    @property
    def moment(self) -> datetime:
        """What time it is for the server."""
        return Travelling(self.ahead).now()

    def travel(self, moment: datetime, speed: float = 1.0) -> None:
        """Let it be this moment for the server; its file is replaced whole, since it is read all the time."""
        self.home.mkdir(exist_ok=True)
        present = datetime.now(UTC)
        fresh = self.home / "ahead.new"
        fresh.write_text(f"{(moment - present).total_seconds()} {speed} {present.timestamp()}")
        fresh.replace(self.ahead)

    def hurry(self, speed: float) -> None:
        """Let time pass so many times as fast from now on."""
        self.travel(self.moment, speed)

    def command(self, *words: str) -> list[str | Path]:
        """The product's command with these words."""
        return [*(TRAVELLING if self.travels else (COMMAND,)), *words]

    def start(self) -> None:
        """Serve, and return once it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command(self.word, "--port", str(self.port)), env=self.environment, cwd=ROOT,
                stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True,
            )  # fmt: skip
        if not any(ANSWERS in line for line in self.process.stdout or ()):
            message = f"the server does not answer:\n{self.log.read_text()[-4000:]}"
            raise RuntimeError(message)

    @property
    def log(self) -> Path:
        """What it said."""
        return self.home / "server.log"

    def kill(self) -> None:
        """End it at once, workers included: nothing is finished, nothing is said (SIGKILL)."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        """End it the orderly way."""
        self._signal(signal.SIGTERM)

    def migrate(self) -> None:
        """Make the database; a file that the command made before in this run serves as well."""
        if self.database or shelf is None:
            self.run("migrate")
            return
        with (shelf / "migrated.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (shelf / MADE).exists():
                self.run("migrate")
                shutil.copy(self.home / MADE, shelf / "made")
                (shelf / "made").rename(shelf / MADE)
        if not (self.home / MADE).exists():
            self.home.mkdir(exist_ok=True)
            shutil.copy(shelf / MADE, self.home / MADE)

    def run(self, *words: str) -> str:
        """Run the product's command on the server's home; return what it said."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def play(self, story: str, *arguments: object) -> Any:
        """Call `module:function` on the server's database; what goes in and comes out is JSON."""
        if self.player is None:
            self.player = subprocess.Popen(
                [sys.executable, "-c", PLAYER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                env={**self.environment, "DJANGO_SETTINGS_MODULE": "doordesk.config.settings"}, text=True,
            )  # fmt: skip
        asked, answers = self.player.stdin, self.player.stdout
        assert asked is not None
        assert answers is not None
        asked.write(json.dumps([story, arguments]) + "\n")
        asked.flush()
        said = answers.readline()
        if not said:
            message = f"{story} ended with the error above"
            raise RuntimeError(message)
        return json.loads(said)

    def leave(self) -> None:
        """End everything that was started."""
        self.kill()
        if self.player is not None:
            self.player.communicate()
            self.player = None

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, number)
            self.process.wait(PATIENCE)
        if self.process is not None and self.process.stdout:
            self.process.stdout.close()
        self.process = None


@contextmanager
def serving(database: str = "", *, start: bool = True) -> Iterator[Server]:
    """Serve an empty, migrated company (or only have it); killed and forgotten afterwards."""
    with tempfile.TemporaryDirectory(prefix="doordesk-server-", ignore_cleanup_errors=True) as home:
        server = Server(Path(home), free_port(), database=database)
        try:
            server.migrate()
            if start:
                server.start()
            yield server
        finally:
            server.leave()


def free_port() -> int:
    """A port that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
