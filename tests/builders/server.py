"""A real server of the product with a home of its own, for tests that pull plugs.

    with serving() as server:
        server.play("tests.assessments.story:cast")   # a function, run on the server's database
        page.goto(server.url)
        server.kill()                                 # as a power cut would
        server.start()                                # the same database, the same port

`play` runs `module:function` in a process of its own with JSON in and out, so that a test that drives a
browser never touches the server's database from its own process.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

COMMAND = Path(sys.executable).parent / "doordesk"
ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
WITHIN = """
import importlib, json, sys
import django
django.setup()
module, _, name = sys.argv[1].partition(":")
print(json.dumps(getattr(importlib.import_module(module), name)(*json.loads(sys.argv[2]))))
"""


@dataclass
class Server:
    """`doordesk serve` on a free port; `home` holds its database."""

    home: Path
    port: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What its processes know: a company's own installation, nothing of the test's settings."""
        own = ("DOORDESK_", "DJANGO_", "DATABASE_URL", "EMAIL_URL")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        return kept | {"DOORDESK_HOME": str(self.home), "DOORDESK_URL": self.url}

    def start(self) -> None:
        """Serve, and return once it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own command
                [COMMAND, "serve", "--port", str(self.port)], env=self.environment, cwd=ROOT,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until = monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or monotonic() > until:
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
        """Make the database."""
        words: list[str | Path] = [COMMAND, "migrate"]
        subprocess.run(words, env=self.environment, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own

    def play(self, story: str, *arguments: object) -> Any:
        """Call `module:function` on the server's database; what goes in and comes out is JSON."""
        said = subprocess.run(  # noqa: S603 - functions of our tests
            [sys.executable, "-c", WITHIN, story, json.dumps(arguments)], cwd=ROOT, check=True,
            env={**self.environment, "DJANGO_SETTINGS_MODULE": "doordesk.config.settings"},
            stdout=subprocess.PIPE,
        )  # fmt: skip
        return json.loads(said.stdout)

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, number)
            self.process.wait(PATIENCE)
        self.process = None

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/health", timeout=1) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


@contextmanager
def serving() -> Iterator[Server]:
    """Serve an empty, migrated company; killed and forgotten afterwards."""
    with tempfile.TemporaryDirectory(prefix="doordesk-server-", ignore_cleanup_errors=True) as home:
        server = Server(Path(home), _free_port())
        server.migrate()
        server.start()
        try:
            yield server
        finally:
            server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
