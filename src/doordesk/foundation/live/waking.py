"""What wakes the hub: PostgreSQL's LISTEN, or a look at the numbers now and then."""

import asyncio
import logging
import random
import sys
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import psycopg
from django.db import connection

from doordesk.foundation.live.bell import NAME, rings
from doordesk.foundation.live.queries import positions
from doordesk.foundation.live.threads import Threads

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.25
GLANCE_SECONDS = 0.1  # on SQLite, where a glance at its count of commits is nearly free
KNOCK_SECONDS = 20.0  # silence after which a listener makes sure that it is still connected
LONGEST_PAUSE = 15.0
NOT_LIBPQ = ("context", "cursor_factory")


class Sleeper(Protocol):
    """Whoever is woken."""

    heads: dict[str, int]

    def wake(self, names: Iterable[str] | None = None) -> None:
        """Look at these channels; None: at all."""


async def wakened(hub: Sleeper) -> None:
    """Wake the hub for as long as the server runs, whatever becomes of the database meanwhile."""
    once = listened if rings() and sys.platform != "win32" else looked  # psycopg listens not in that loop
    failures = 0
    while True:
        try:
            await once(hub)
        except Exception as error:  # noqa: BLE001 - whatever it was, the next try is the answer
            failures = failures + 1 if not isinstance(error, Ended) else 1
            log.warning("live events: %s; trying again", type(error).__name__)
        await asyncio.sleep(min(LONGEST_PAUSE, 0.2 * 2**failures) * random.uniform(0.5, 1))  # noqa: S311


class Ended(Exception):
    """A listener that had been connected is not any more."""


async def listened(hub: Sleeper) -> None:
    """Wait for the bell on a connection of its own; whatever rang before it was connected is looked up."""
    async with await psycopg.AsyncConnection.connect(**_address(), autocommit=True) as bell:
        await bell.execute(f"LISTEN {NAME}")
        hub.wake()
        try:
            while True:
                async for rung in bell.notifies(timeout=KNOCK_SECONDS):
                    hub.wake([rung.payload])
                await bell.execute("SELECT 1")
        except psycopg.Error as error:
            raise Ended from error


def _address() -> dict[str, Any]:
    return {key: value for key, value in connection.get_connection_params().items() if key not in NOT_LIBPQ}


async def looked(hub: Sleeper) -> None:
    """Compare the numbers of all watched channels in one query, several times a second."""
    pause = GLANCE_SECONDS if connection.vendor == "sqlite" else LOOK_SECONDS
    threads = Threads("look", 1)  # its connection must never write, or it would not see what changed
    try:
        glance = Glance()
        hub.wake()
        while True:
            await asyncio.sleep(pause)
            if hub.heads:
                hub.wake(await threads.run(glance.changed, dict(hub.heads)))
    finally:
        threads.close()


class Glance:
    """Remembers SQLite's count of commits: while it stands still, there is nothing to look up."""

    def __init__(self) -> None:
        self.version: int | None = None
        self.known: frozenset[str] = frozenset()

    def changed(self, heads: Mapping[str, int]) -> set[str]:
        """Return the channels whose number is another than the one we know."""
        version = self._version()
        if version is not None and version == self.version and heads.keys() <= self.known:
            return set()
        numbers = positions(heads)
        self.version, self.known = version, frozenset(heads)
        return {name for name, number in heads.items() if numbers[name] != number}

    def _version(self) -> int | None:
        if connection.vendor != "sqlite":
            return None
        with connection.cursor() as cursor:
            return int(cursor.execute("PRAGMA data_version").fetchone()[0])
