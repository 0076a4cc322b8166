"""One open stream: whom it belongs to, where it stands in each channel, and what waits to be sent."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from doordesk.foundation.live import events, frames
from doordesk.foundation.live.queries import Look, News

MOST_WAITING = 256  # frames; a reader slower than that begins anew
BEAT_SECONDS = 15.0


class Viewer:
    """A reader of some channels. Events reach it by number: each once, in order, none left out."""

    __slots__ = ("at", "behind", "channels", "ended", "looking", "person_id", "stirred", "waiting", "woken")

    def __init__(self, person_id: int, channels: Sequence[str], at: Sequence[int | None]) -> None:
        """Stand at these numbers; None is 'wherever the channel is now'."""
        self.person_id, self.channels, self.at = person_id, tuple(channels), list(at)
        self.waiting: list[bytes] = []
        self.woken = asyncio.Event()
        self.behind, self.looking, self.ended = True, False, False
        self.stirred = False  # something was rearranged: may this reader still follow?

    def wanted(self) -> dict[str, int | None]:
        """Return where it stands in each channel."""
        return dict(zip(self.channels, self.at, strict=True))

    def offer(self, one: News) -> None:
        """Take the next event of a channel; an older one is known, a later one shows that some lack."""
        place = self.channels.index(one.channel)
        known = self.at[place]
        if known is None or one.number > known + 1:
            self.behind = True
        elif one.number == known + 1:
            self.at[place] = one.number
            self.stirred |= one.word == events.CHANGED
            self.put(frames.news(one, self.at))

    def take(self, found: Look) -> None:
        """Catch up with what a look at the table found, or begin anew where the thread is lost."""
        if found.lost:
            self.end(reset=True)
            return
        if None in self.at:
            stands = zip(self.channels, self.at, strict=True)
            self.at = [found.numbers[name] if at is None else at for name, at in stands]
            self.put(frames.standing(self.at))
        for one in found.news:
            self.offer(one)

    def put(self, frame: bytes) -> None:
        """Let a frame wait to be sent; too many, and the reader begins anew."""
        if self.ended:
            return
        if len(self.waiting) >= MOST_WAITING:
            self.waiting.clear()
            self.end(reset=True)
            return
        self.waiting.append(frame)
        self.woken.set()

    def end(self, *, reset: bool = False) -> None:
        """Send what waits, then no more; with `reset` the page is told to fetch itself anew."""
        if not self.ended and reset:
            self.waiting.append(frames.RESET)
        self.ended = True
        self.woken.set()

    async def batches(self) -> AsyncIterator[bytes]:
        """Give what waits, again and again until the end; a beat when nothing happened for long."""
        while not self.ended or self.waiting:
            self.woken.clear()
            if self.waiting:
                batch = b"".join(self.waiting)
                self.waiting.clear()
                yield batch
            elif not self.ended and not await self._woken():
                yield frames.BEAT

    async def _woken(self) -> bool:
        try:
            async with asyncio.timeout(BEAT_SECONDS):
                return await self.woken.wait()
        except TimeoutError:
            return False
