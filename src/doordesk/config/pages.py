"""Pages on fixed threads, under a server that speaks ASGI: Django's WSGI side, as cheap as it was there.

A page of usual size crosses from its thread to the loop once, when it is ready. See docs/decisions/0009.
"""

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Site = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

BLOCK = 256 * 1024  # what is longer than this leaves in several pieces
THREADS = 8


class GoneAway(OSError):
    """The browser hung up while it was sending: Django must not take the half for the whole."""


class Body(io.RawIOBase):
    """What the browser sends, read by a page's thread as it arrives at the loop."""

    def __init__(self, first: Message, receive: Receive, loop: asyncio.AbstractEventLoop) -> None:
        self.message, self.receive, self.loop = first, receive, loop
        self.rest = memoryview(first.get("body", b""))

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        while not self.rest and self.message.get("more_body", False):
            self.message = asyncio.run_coroutine_threadsafe(_whole(self.receive), self.loop).result()
            if self.message["type"] == "http.disconnect":
                raise GoneAway
            self.rest = memoryview(self.message.get("body", b""))
        count = min(len(buffer), len(self.rest))
        buffer[:count] = self.rest[:count]
        self.rest = self.rest[count:]
        return count


async def _whole(receive: Receive) -> Message:
    """Wait for what granian promises: it gives something to wait for that is no coroutine."""
    return await receive()


class Answer:
    """What a page answers: its head, and its body in pieces."""

    def __init__(self, send: Send, loop: asyncio.AbstractEventLoop) -> None:
        self.send, self.loop = send, loop
        self.head: Message | None = None
        self.begun = False
        self.pieces: list[bytes] = []
        self.length = 0

    def start(
        self, status: str, headers: list[tuple[str, str]], _error: Any = None
    ) -> Callable[[bytes], None]:
        """Take the head, as WSGI's `start_response`."""
        self.head = {
            "type": "http.response.start",
            "status": int(status[:3]),
            "headers": [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers],
        }
        return self.add

    def add(self, piece: bytes) -> None:
        """Take a piece of the body; what has become long leaves at once."""
        self.pieces.append(piece)
        self.length += len(piece)
        if self.length >= BLOCK:
            asyncio.run_coroutine_threadsafe(self.leave(more=True), self.loop).result()

    async def leave(self, *, more: bool) -> None:
        """Send what is there; on the loop."""
        body, self.pieces, self.length = b"".join(self.pieces), [], 0
        if not self.begun and self.head is not None:
            self.begun = True
            await self.send(self.head)
        await self.send({"type": "http.response.body", "body": body, "more_body": more})


class Pages:
    """A WSGI site as an ASGI one."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="doordesk-page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, and nothing when its browser is gone before it was all there."""
        loop = asyncio.get_running_loop()
        first = await receive()
        if first["type"] == "http.disconnect":
            return
        answer = Answer(send, loop)
        await loop.run_in_executor(
            self.threads, self.work, environ(scope, Body(first, receive, loop)), answer
        )
        await answer.leave(more=False)

    def work(self, given: dict[str, Any], answer: Answer) -> None:
        """Make the page; in its thread."""
        found = self.site(given, answer.start)
        try:
            for piece in found:
                answer.add(piece)
        finally:
            getattr(found, "close", lambda: None)()


def environ(scope: Scope, body: Body) -> dict[str, Any]:
    """Describe a request as WSGI does (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 80)
    said: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": str(host),
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BufferedReader(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add(said, name.decode("latin1").upper().replace("-", "_"), value.decode("latin1"))
    return said


def _add(said: dict[str, Any], name: str, value: str) -> None:
    key = name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"
    joint = "; " if name == "COOKIE" else ","
    said[key] = f"{said[key]}{joint}{value}" if key in said else value
