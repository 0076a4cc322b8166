"""One hub a process: all its open streams, told of news by one listener and one reader of the table.

Never a thread or a connection a viewer: a look at the database serves everybody who waits.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Coroutine, Iterable
from typing import Any

from doordesk.foundation.live.attendance import Attendance
from doordesk.foundation.live.queries import Look, look
from doordesk.foundation.live.threads import Threads
from doordesk.foundation.live.viewers import Viewer
from doordesk.foundation.live.waking import wakened

log = logging.getLogger(__name__)
THREADS = 3
PAUSE = 1.0  # seconds after a look that failed


class Hub:
    """Lives in the server's event loop; everything here happens there, one thing at a time."""

    def __init__(self) -> None:
        self.threads = Threads("live", THREADS)
        self.watched: dict[str, set[Viewer]] = defaultdict(set)
        self.heads: dict[str, int] = {}
        self.dirty: set[str] = set()
        self.woken = asyncio.Event()
        self.attendance = Attendance(self.threads)
        self.tasks: set[asyncio.Task[None]] = set()
        self.stopping = False

    def start(self) -> None:
        """Begin to listen, to read and to keep the leases."""
        for work in (wakened(self), self.read(), self.attendance.keep()):
            self.begin(work)

    def stop(self) -> None:
        """End every stream at once; their readers come again to whoever serves then."""
        self.stopping = True
        for viewer in self.viewers():
            viewer.end()

    async def close(self) -> None:
        """Let go of everything."""
        self.stop()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.threads.close()

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something beside, kept from the garbage until it ends."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def viewers(self) -> set[Viewer]:
        """Return all open streams."""
        return {viewer for some in self.watched.values() for viewer in some}

    def join(self, viewer: Viewer) -> None:
        """Let a viewer hear its channels from where it stands."""
        for name in viewer.channels:
            self.watched[name].add(viewer)
        self.attendance.came(viewer)
        self.catch_up(viewer)

    def part(self, viewer: Viewer) -> None:
        """Forget a viewer, and channels that nobody hears any more."""
        viewer.end()
        for name in viewer.channels:
            self.watched[name].discard(viewer)
            if not self.watched[name]:
                del self.watched[name]
                self.heads.pop(name, None)
        self.attendance.went(viewer)

    def wake(self, names: Iterable[str] | None = None) -> None:
        """Note that something happened in these channels; None is 'perhaps in any'."""
        self.dirty |= self.watched.keys() & set(self.watched if names is None else names)
        if self.dirty:
            self.woken.set()

    async def read(self) -> None:
        """Look at the table once for all channels in which something happened, and tell everybody."""
        while True:
            await self.woken.wait()
            self.woken.clear()
            names, self.dirty = self.dirty, set()
            try:
                self.tell(await self.threads.run(look, self.known(names)))
            except Exception:  # the database may be away for a while; nothing is lost by looking later
                log.exception("live events could not be read")
                await asyncio.sleep(PAUSE)
                self.wake(names)

    def known(self, names: Iterable[str]) -> dict[str, int | None]:
        """Return how far the hub has read these; channels that nobody has caught up with yet are left out."""
        return {name: self.heads[name] for name in names if name in self.heads and name in self.watched}

    def tell(self, found: Look) -> None:
        """Hand events to whoever watches; who misses some of them looks for themself."""
        for name in found.lost & self.heads.keys():
            self.heads[name] = found.numbers[name]
            for viewer in self.watched.get(name, ()):
                viewer.behind = True
                self.catch_up(viewer)
        for one in found.news:
            if one.channel in self.heads:
                self.heads[one.channel] = max(one.number, self.heads[one.channel])
            for viewer in self.watched.get(one.channel, ()):
                viewer.offer(one)
                if viewer.behind:
                    self.catch_up(viewer)

    def catch_up(self, viewer: Viewer) -> None:
        """Let a viewer look at the table by itself, unless it does so already."""
        if not viewer.looking and not viewer.ended:
            viewer.looking = True
            self.begin(self._catch_up(viewer))

    async def _catch_up(self, viewer: Viewer) -> None:
        try:
            while viewer.behind and not viewer.ended:
                viewer.behind = False
                found = await self.threads.run(look, viewer.wanted())
                viewer.take(found)
                for name in viewer.channels:
                    if name in self.watched:
                        self.heads.setdefault(name, found.numbers[name])
        except Exception:
            log.exception("a stream could not catch up")
            viewer.end()  # its reader comes again, with the same position
        finally:
            viewer.looking = False
        # What came between the look and the noting of where the hub stands has woken nobody.
        self.wake(viewer.channels)
