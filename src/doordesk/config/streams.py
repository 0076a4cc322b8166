"""Event streams: `GET /live/stream?on=debrief:12&on=loop:5`, an answer that goes on until its reader leaves.

It says who did what to which row, never what was written; the page fetches that through its own guards.
Who may not follow a channel is told that it isn't there. A stream costs some memory, and no thread and no
connection to the database.
"""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import parse_qs

from doordesk.config.headers import CONTENT_SECURITY_POLICY
from doordesk.config.pages import Message, Receive, Scope, Send
from doordesk.config.watch import Seat, admit, watch
from doordesk.foundation.live import frames
from doordesk.foundation.live.channels import named
from doordesk.foundation.live.hub import Hub
from doordesk.foundation.live.viewers import Viewer

ADDRESS = "/live/stream"
MOST_CHANNELS = 8
MOST_STREAMS = 20
STUCK_SECONDS = 30.0
RETRY = (1000, 3000)  # milliseconds; spread, so that not everybody comes again at once
HEADERS = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-store, no-transform, private",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
}


class Problem(Exception):
    """Why there is no stream, in a sentence."""

    def __init__(self, status: HTTPStatus, says: str) -> None:
        self.status, self.says = status, says
        super().__init__(says)


class Streams:
    """All streams of this process."""

    def __init__(self) -> None:
        self.hub: Hub | None = None
        self.seats: dict[Viewer, Seat] = {}
        self.people: Counter[int] = Counter()

    def start(self) -> None:
        """Begin, on the running loop."""
        self.hub = Hub()
        self.hub.start()
        self.hub.begin(watch(self.hub, self.seats))

    def stop(self) -> None:
        """End all streams."""
        if self.hub:
            self.hub.stop()

    async def close(self) -> None:
        """Let go of everything."""
        if self.hub:
            await self.hub.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer: a stream, or why there is none."""
        try:
            channels, at = asked(scope)
            seat = await self.seated(scope, channels)
        except Problem as problem:
            await refuse(send, problem)
            return
        if scope["method"] == "HEAD":
            await send(head(HTTPStatus.OK, HEADERS))
            await send({"type": "http.response.body", "body": b""})
            return
        await self.stream(seat, Viewer(seat.person_id, channels, at), receive, send)

    async def seated(self, scope: Scope, channels: list[str]) -> Seat:
        """Let in whoever is signed in, may follow all of these, and has not too many streams open."""
        hub = self.hub
        if hub is None or hub.stopping:
            raise Problem(
                HTTPStatus.SERVICE_UNAVAILABLE, "The server is being stopped. Come again in a moment."
            )
        seat = await hub.threads.run(admit, said(scope), channels)
        if seat is None:
            raise Problem(HTTPStatus.UNAUTHORIZED, "Sign in first.")
        if seat.refused:
            raise Problem(HTTPStatus.NOT_FOUND, f"There is no channel {seat.refused} that you may follow.")
        if self.people[seat.person_id] >= MOST_STREAMS:
            way_out = f"{MOST_STREAMS} streams are open for you. Close some windows."
            raise Problem(HTTPStatus.TOO_MANY_REQUESTS, way_out)
        return seat

    async def stream(self, seat: Seat, viewer: Viewer, receive: Receive, send: Send) -> None:
        """Send what the viewer hears until either side ends it."""
        assert self.hub is not None  # noqa: S101 - seated() has looked
        self.seats[viewer] = seat
        self.people[seat.person_id] += 1
        self.hub.join(viewer)
        gone = asyncio.get_running_loop().create_task(ended(receive, viewer))
        try:
            await send(head(HTTPStatus.OK, HEADERS))
            await write(send, frames.opening(viewer.at, random.randint(*RETRY)))  # noqa: S311 - no secret
            async for batch in viewer.batches():
                await write(send, batch)
            with suppress(TimeoutError):
                await write(send, b"", more=False)
        except TimeoutError:
            pass  # a reader that takes nothing any more; it resumes from its position when it comes again
        finally:
            gone.cancel()
            self.hub.part(viewer)
            del self.seats[viewer]
            self.people[seat.person_id] -= 1
            if not self.people[seat.person_id]:
                del self.people[seat.person_id]


def asked(scope: Scope) -> tuple[list[str], list[int | None]]:
    """Return which channels, and from where; raise a problem that says what is wrong with the question."""
    if scope["method"] not in {"GET", "HEAD"}:
        raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, "A stream is read: GET.")
    words = parse_qs(scope["query_string"].decode("latin1"), max_num_fields=MOST_CHANNELS + 4)
    channels = list(dict.fromkeys(words.get("on", [])))
    if not 1 <= len(channels) <= MOST_CHANNELS:
        raise Problem(
            HTTPStatus.BAD_REQUEST, f"Name 1 to {MOST_CHANNELS} channels: ?on=debrief:12&on=loop:5."
        )
    unnamed = [one for one in channels if named(one) is None]
    if unnamed:
        raise Problem(HTTPStatus.BAD_REQUEST, "A channel's name is a word and a number: debrief:12.")
    position = said(scope).get("last-event-id") or words.get("at", [""])[0]
    at = frames.read(position, len(channels))
    if at is None:
        raise Problem(HTTPStatus.BAD_REQUEST, "A position is the channels' numbers, in their order: 57.9.")
    return channels, at


def said(scope: Scope) -> dict[str, str]:
    """Return the request's headers."""
    return {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"]}


async def ended(receive: Receive, viewer: Viewer) -> None:
    """Wait until the reader hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass
    viewer.end()


async def write(send: Send, body: bytes, *, more: bool = True) -> None:
    """Send, unless the other side takes nothing for too long."""
    async with asyncio.timeout(STUCK_SECONDS):
        await send({"type": "http.response.body", "body": body, "more_body": more})


def head(status: HTTPStatus, headers: dict[str, str]) -> Message:
    """Make the head of an answer."""
    lines = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http.response.start", "status": status.value, "headers": lines}


async def refuse(send: Send, problem: Problem) -> None:
    """Say why there is no stream."""
    await send(head(problem.status, {**HEADERS, "content-type": "text/plain; charset=utf-8"}))
    await send({"type": "http.response.body", "body": f"{problem.says}\n".encode()})
