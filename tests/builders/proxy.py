"""A proxy between browser and server that does what proxies do: hand on, hold streams back, hang up.

It keeps every byte that a client was sent, so that a test can search them.
"""

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

BLOCK = 65536
STREAM = b"text/event-stream"


@dataclass
class Proxy:
    """Stands before a server's port. Its ways can be changed while it runs; `upstream` too."""

    upstream: int
    holds_back: bool = False  # an event stream is kept until it ends, as a buffering proxy does
    cuts_after: float = 0.0  # hangs up after so many seconds at most, by chance
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - no secret
    port: int = 0
    sent: list[bytes] = field(default_factory=list, repr=False)
    streams: int = 0
    open: set[asyncio.StreamWriter] = field(default_factory=set, repr=False)
    loop: asyncio.AbstractEventLoop | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Hang up on everybody, now."""
        assert self.loop
        self.loop.call_soon_threadsafe(self._cut)

    def _cut(self) -> None:
        for writer in list(self.open):
            writer.transport.abort()

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection both ways until either side ends it."""
        self.open.add(writer)
        try:
            with suppress(OSError, TimeoutError, asyncio.CancelledError):  # cancelled when the proxy ends
                there, back = await asyncio.open_connection("127.0.0.1", self.upstream)
                ways = [asyncio.create_task(way) for way in (self.up(reader, back), self.down(there, writer))]
                limit = self.chance.uniform(0.1, 1) * self.cuts_after if self.cuts_after else None
                try:
                    async with asyncio.timeout(limit):
                        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for way in ways:
                        way.cancel()
                    back.transport.abort()
        finally:
            self.open.discard(writer)
            writer.close()

    async def up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What the browser says."""
        with suppress(OSError):
            while block := await reader.read(BLOCK):
                writer.write(block)
                await writer.drain()

    async def down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What the server says."""
        held, holding = b"", False
        with suppress(OSError):
            while block := await reader.read(BLOCK):
                self.sent.append(block)
                self.streams += STREAM in block
                holding = holding or (self.holds_back and STREAM in block)
                if holding:
                    held += block
                    continue
                writer.write(block)
                await writer.drain()
            writer.write(held)
            await writer.drain()


@contextmanager
def proxying(upstream: int) -> Iterator[Proxy]:
    """Run one in a thread of its own: the test's own thread may be a browser's."""
    proxy, ready, over = Proxy(upstream), Event(), asyncio.Event()

    async def serve() -> None:
        proxy.loop = asyncio.get_running_loop()
        serving = await asyncio.start_server(proxy.meet, "127.0.0.1", 0)
        proxy.port = serving.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        serving.close()

    thread = Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield proxy
    finally:
        assert proxy.loop
        proxy.loop.call_soon_threadsafe(over.set)
        thread.join(10)
