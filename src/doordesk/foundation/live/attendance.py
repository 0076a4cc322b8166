"""Keeps the leases of those whose streams are open here: takes them, touches them, gives them back."""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable

from doordesk.foundation.live import actions
from doordesk.foundation.live.channels import shows_presence
from doordesk.foundation.live.queries import leases
from doordesk.foundation.live.threads import Threads
from doordesk.foundation.live.viewers import Viewer

log = logging.getLogger(__name__)
GRACE_SECONDS = 8.0  # a page that is loaded anew is away for a moment; nobody has left
BEAT_SECONDS = 15.0


class Attendance:
    """Counts streams by channel and person; one write at a time, so that the last word is the true one."""

    def __init__(self, threads: Threads) -> None:
        self.threads = threads
        self.holder = uuid.uuid4().hex
        self.streams: Counter[tuple[str, int]] = Counter()
        self.held: set[tuple[str, int]] = set()
        self.unsettled: set[tuple[str, int]] = set()
        self.stirred = asyncio.Event()

    def came(self, viewer: Viewer) -> None:
        """Count a stream in."""
        for name in filter(shows_presence, viewer.channels):
            self.streams[name, viewer.person_id] += 1
            self._unsettle((name, viewer.person_id))

    def went(self, viewer: Viewer) -> None:
        """Count a stream out; whether somebody left is judged after a moment of grace."""
        for name in filter(shows_presence, viewer.channels):
            seat = (name, viewer.person_id)
            self.streams[seat] -= 1
            if not self.streams[seat]:
                del self.streams[seat]
                asyncio.get_running_loop().call_later(GRACE_SECONDS, self._unsettle, seat)

    def _unsettle(self, seat: tuple[str, int]) -> None:
        if (seat in self.streams) != (seat in self.held):
            self.unsettled.add(seat)
            self.stirred.set()

    async def keep(self) -> None:
        """Write comings and goings down as they are, touch the leases, sweep those that nobody touches."""
        clock = asyncio.get_running_loop().time
        due = clock() + BEAT_SECONDS
        while True:
            try:
                async with asyncio.timeout_at(due):
                    await self.stirred.wait()
            except TimeoutError:
                due = clock() + BEAT_SECONDS
                await self._write(self._beat)
            self.stirred.clear()
            await self._write(self._settle)

    async def _write(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception:  # the next beat tries again
            log.exception("who is present could not be written down")

    async def _settle(self) -> None:
        seats, self.unsettled = self.unsettled, set()
        try:
            for name in sorted({name for name, _ in seats}):
                await self._settle_channel(name, {person for channel, person in seats if channel == name})
        except Exception:
            self.unsettled |= seats
            raise

    async def _settle_channel(self, name: str, people: set[int]) -> None:
        here = {one for one in people if (name, one) in self.streams and (name, one) not in self.held}
        gone = {one for one in people if (name, one) not in self.streams and (name, one) in self.held}
        if here:
            await self.threads.run(actions.arrive, name, here, holder=self.holder)
            self.held |= {(name, one) for one in here}
        if gone:
            await self.threads.run(actions.leave, name, gone, holder=self.holder)
            self.held -= {(name, one) for one in gone}

    async def _beat(self) -> None:
        touched = await self.threads.run(actions.beat, self.holder)
        if touched != len(self.held):  # somebody swept what we held: this process had slept
            self.held = await self.threads.run(leases, self.holder)
        self.unsettled |= self.streams.keys() - self.held
        await self.threads.run(actions.sweep)
