"""Homes with a company in them, made once, and the real command on them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Self

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.builders.server import Server
from tests.cli.conftest import doordesk, home, made_home, migrated
from tests.demo.conftest import company

__all__ = ("company", "doordesk", "home", "made_home", "migrated")


@pytest.fixture(scope="module")
def sample(
    company: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The sample company as a company of its own keeps it: a file in a home."""
    home = tmp_path_factory.mktemp("sample")
    with django_db_blocker.unblock(), closing(sqlite3.connect(home / "doordesk.sqlite3")) as file:
        connection.connection.backup(file)
    return home


@pytest.fixture
def server(sample: Path, tmp_path: Path) -> Iterator[Server]:
    """The sample company in a home of the test's own; nothing is served."""
    home = tmp_path / "company"
    shutil.copytree(sample, home)
    made = Server(home, 1)
    yield made
    made.leave()


class Writing:
    """Somebody who writes without a pause, in another process, until told to stop."""

    def __init__(self, server: Server) -> None:
        self.server, self.stop, self.deeds = server, server.home / "stop", 0
        self.thread = Thread(target=self._write)

    def _write(self) -> None:
        self.deeds = self.server.play("tests.keeping.story:deeds", str(self.stop))

    def __enter__(self) -> Self:
        self.thread.start()
        began = Path(f"{self.stop}.began")
        while not began.exists() and self.thread.is_alive():
            self.thread.join(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.touch()
        self.thread.join()
