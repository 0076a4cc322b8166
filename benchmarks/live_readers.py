"""The browsers of benchmarks/live.py, in a process of their own: streams, or polls, and one who reads pages.

Reads a plan (JSON) from a file; says 'open' when all are there; stops when its standard input ends; prints
what it measured as JSON: when each event came, when its fragment was there, and how long pages took.
"""

import asyncio
import json
import random
import resource
import sys
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any

OPENING = 40  # connections that are being opened at once
EVERY = 3.0  # seconds between polls
CHANCE = random.Random(1)  # noqa: S311 - no secret


class Browser:
    """One window: its stream, and what it fetches."""

    def __init__(self, port: int, plan: dict[str, Any], seen: "Seen") -> None:
        self.port, self.cookie, self.on, self.at = port, plan["cookie"], plan["on"], plan["at"]
        self.room, self.seen = plan["room"], seen
        self.latest, self.gathering = self.at, False

    async def get(self, address: str) -> tuple[int, bytes]:
        """Fetch something."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self.request(address, "close"))
        answer = await reader.read(-1)
        writer.close()
        return int(answer[9:12] or 0), answer

    def request(self, address: str, connection: str) -> bytes:
        """Say what is wanted, as whom."""
        head = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: doordesk={self.cookie}\r\n"
        return f"{head}Connection: {connection}\r\n\r\n".encode()

    async def listen(self, gate: asyncio.Semaphore, opened: asyncio.Event) -> None:
        """Open the stream, then note each event and fetch what it changed."""
        async with gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            where = "&".join(f"on={name}" for name in self.on)
            writer.write(self.request(f"/live/stream?{where}&at={self.at}", "keep-alive"))
            status = await reader.readline()
            if b" 200 " not in status:
                raise ConnectionError(status)
            while b"event: at" not in await reader.readline():
                pass
        self.seen.opened()
        at = ""
        while line := await reader.readline():
            if line.startswith(b"id: "):
                at = line[4:].strip().decode()
            elif line.startswith(b"data: {"):
                self.note(json.loads(line[6:]), at)

    def note(self, news: dict[str, Any], at: str) -> None:
        """Note an event; fetch its fragment as the page does: once for events that come together."""
        number = int(at.split(".")[self.on.index(news["channel"])])
        came = time.time()
        if news["word"] not in {"here", "left"}:
            self.seen.events.append([news["channel"], number, came])
            if not self.gathering:
                self.gathering = True
                task = asyncio.create_task(self.renew(news["channel"]))
                self.seen.fetching.add(task)
                task.add_done_callback(self.seen.fetching.discard)
        self.latest = at

    async def renew(self, channel: str) -> None:
        """Fetch what changed."""
        await asyncio.sleep(0.06)
        since, self.at = self.at, self.latest
        self.gathering = False
        status, _ = await self.get(f"/debriefs/{self.room}/live?since={since}")
        number = int(self.at.split(".")[self.on.index(channel)])
        self.seen.fragments.append([channel, number, time.time(), status, id(self)])

    async def poll(self) -> None:
        """Ask every three seconds, as a page without streams does."""
        await asyncio.sleep(CHANCE.uniform(0, EVERY))
        while True:
            begun = time.time()
            status, answer = await self.get(f"/debriefs/{self.room}/live?since={self.at}")
            self.seen.polls.append(time.time() - begun)
            if status == HTTPStatus.OK:
                self.at = answer.split(b'data-pulse="', 1)[1].split(b'"', 1)[0].decode()
                number = int(self.at.split(".")[0])
                self.seen.fragments.append([self.on[0], number, time.time(), status, id(self)])
            await asyncio.sleep(max(0.0, begun + EVERY * CHANCE.uniform(0.75, 1.25) - time.time()))

    async def read(self, address: str) -> None:
        """Open a page twice a second."""
        while True:
            begun = time.time()
            status, _ = await self.get(address)
            self.seen.pages.append([time.time() - begun, status])
            await asyncio.sleep(max(0.0, begun + 0.5 - time.time()))


class Seen:
    """What all browsers saw."""

    def __init__(self, count: int) -> None:
        self.left, self.all = count, asyncio.Event()
        self.events: list[list[Any]] = []
        self.fragments: list[list[Any]] = []
        self.pages: list[list[Any]] = []
        self.polls: list[float] = []
        self.fetching: set[asyncio.Task[None]] = set()

    def opened(self) -> None:
        """Count another stream that stands."""
        self.left -= 1
        if not self.left:
            self.all.set()


async def main(plan: dict[str, Any]) -> None:
    """Follow the plan until told to stop."""
    seen, gate = Seen(len(plan["streams"])), asyncio.Semaphore(OPENING)
    browsers = [Browser(plan["port"], one, seen) for one in plan["streams"]]
    if plan["polls"]:
        seen.all.set()
        tasks = [asyncio.create_task(one.poll()) for one in browsers]
    else:
        tasks = [asyncio.create_task(one.listen(gate, seen.all)) for one in browsers]
    await seen.all.wait()
    tasks.append(asyncio.create_task(browsers[0].read("/")))
    print("open", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await asyncio.gather(*seen.fetching)
    for task in tasks:
        task.cancel()
    found = {name: getattr(seen, name) for name in ("events", "fragments", "pages", "polls")}
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))
