"""A hub in a storm: several writers at once, readers cut off again and again, listeners that are killed.

Runs in a process of its own on a server's database (`Server.play`); what each reader saw comes back.
"""

import asyncio
import random
import time

from django.db import connection
from django.test import override_settings

from doordesk.foundation.live.hub import Hub
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.live.queries import positions
from doordesk.foundation.live.threads import Threads
from doordesk.foundation.live.viewers import Viewer

CHANNELS = ("loop:901", "loop:902", "loop:903")
WRITERS, EACH, READERS = 4, 60, 10
PATIENCE = 60.0
KILL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"


def storm(seed: int, live: str) -> list[str]:
    """Let it storm; return what went wrong, in words."""
    with override_settings(LIVE=live):
        return asyncio.run(_storm(random.Random(seed)))  # noqa: S311 - chance, no secret


async def _storm(chance: random.Random) -> list[str]:
    hub, writing = Hub(), Threads("storm", WRITERS + 2)
    hub.start()
    before = await writing.run(positions, CHANNELS)
    seen = [Seen(before, chance.sample(CHANNELS, chance.randint(1, 3))) for _ in range(READERS)]
    async with asyncio.timeout(PATIENCE):
        over = asyncio.Event()
        reading = [asyncio.create_task(read(hub, one, chance, over)) for one in seen]
        killing = asyncio.create_task(kill(writing, chance))
        await asyncio.gather(*(writing.run(write, chance.random()) for _ in range(WRITERS)))
        killing.cancel()
        after = await writing.run(positions, CHANNELS)
        for one in seen:
            one.goal = after
        over.set()
        await asyncio.gather(*reading)
    await hub.close()
    writing.close()
    count = sum(after.values()) - sum(before.values())
    return [*(fault for one in seen for fault in one.faults), *([] if count == WRITERS * EACH else ["lost"])]


def write(seed: float) -> None:
    """One writer among several: events on any channel, now and then with a pause."""
    chance = random.Random(seed)  # noqa: S311 - the same
    for row in range(EACH):
        publish(chance.choice(CHANNELS), "read", row)
        time.sleep(chance.choice((0, 0, 0.002)))


async def kill(threads: Threads, chance: random.Random) -> None:
    """End the hub's listener every now and then."""
    while connection.vendor == "postgresql":
        await asyncio.sleep(chance.uniform(0.05, 0.3))
        await threads.run(_kill)


def _kill() -> None:
    with connection.cursor() as cursor:
        cursor.execute(KILL)


class Seen:
    """What one reader saw, and where it stands; `goal` is where it may stop, once that is known."""

    def __init__(self, before: dict[str, int], channels: list[str]) -> None:
        self.channels, self.at = channels, {name: before[name] for name in channels}
        self.goal: dict[str, int] = {}
        self.faults: list[str] = []

    def note(self, frame: str) -> None:
        """Take a frame: it must be the very next event of one channel."""
        if "event: news" not in frame:
            self.faults += ["a reset"] if "event: reset" in frame else []
            return
        numbers = [int(number) for number in frame.partition("\n")[0].removeprefix("id: ").split(".")]
        moved = sum(numbers) - sum(self.at.values())
        if moved != 1 or any(new < old for new, old in zip(numbers, self.at.values(), strict=True)):
            self.faults.append(f"{list(self.at.values())} -> {numbers}")
        self.at = dict(zip(self.channels, numbers, strict=True))

    @property
    def done(self) -> bool:
        """True once everything was seen."""
        return bool(self.goal) and all(self.goal[name] == at for name, at in self.at.items())


async def read(hub: Hub, seen: Seen, chance: random.Random, over: asyncio.Event) -> None:
    """Read, be cut off in the middle of what was sent, come again from there."""
    while not seen.done:
        viewer = Viewer(1, seen.channels, list(seen.at.values()))
        hub.join(viewer)
        cut = chance.randint(1, 25)
        ending = asyncio.create_task(cut_off(viewer, chance.uniform(0.01, 0.6)))
        async for batch in viewer.batches():
            frames = batch.decode().split("\n\n")[:-1]
            for frame in frames[:cut]:
                seen.note(frame)
            cut -= len(frames)
            if cut <= 0 or seen.done:
                break
        ending.cancel()
        hub.part(viewer)


async def cut_off(viewer: Viewer, after: float) -> None:
    """Hang up after a while, whatever was read."""
    await asyncio.sleep(after)
    viewer.end()
