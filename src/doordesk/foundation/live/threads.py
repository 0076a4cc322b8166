"""The few threads in which streams read the database, so that their loop never waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import connection

P = ParamSpec("P")
R = TypeVar("R")


class Threads:
    """So many threads, each with a database connection of its own that it keeps."""

    def __init__(self, name: str, count: int) -> None:
        self.pool = ThreadPoolExecutor(count, thread_name_prefix=f"doordesk-{name}")

    async def run(self, work: Callable[P, R], *words: P.args, **more: P.kwargs) -> R:
        """Do something there, and return what came of it."""
        return await asyncio.get_running_loop().run_in_executor(self.pool, lambda: done(work, *words, **more))

    def close(self) -> None:
        """Let the threads go; what has not begun is not done."""
        self.pool.shutdown(wait=False, cancel_futures=True)


def done(work: Callable[P, R], *words: P.args, **more: P.kwargs) -> R:
    """Do the work on a connection that lives: one that failed is closed, and the next work opens another."""
    try:
        if connection.settings_dict["CONN_MAX_AGE"]:
            connection.close_if_unusable_or_obsolete()
        return work(*words, **more)
    except BaseException:
        connection.close()
        raise
