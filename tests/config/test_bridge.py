"""Pages under ASGI: bodies whole or not at all, answers in few pieces, headers as WSGI wants them."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from doordesk.config.pages import BLOCK, Message, Pages

Environ = dict[str, Any]
SCOPE: dict[str, Any] = {
    "type": "http",
    "method": "POST",
    "path": "/candidates/ü",
    "query_string": "q=ü&b=1".encode(),
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", 8000),
    "client": ("127.0.0.1", 5),
    "headers": [
        (b"host", b"desk.example"), (b"content-type", b"text/plain"), (b"content-length", b"6"),
        (b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"x-forwarded-for", b"1.1.1.1"),
        (b"x-forwarded-for", b"2.2.2.2"),
    ],
}  # fmt: skip


def ask(site: Callable[..., Iterable[bytes]], *messages: Message) -> list[Message]:
    """Send a request that arrives in these messages; return what is answered."""
    coming, sent = list(messages), []

    async def receive() -> Message:
        await asyncio.sleep(0)
        return coming.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Pages(site)(SCOPE, receive, send))
    return sent


def part(body: bytes, *, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_is_read_as_it_arrives() -> None:
    def echo(environ: Environ, start: Callable[..., Any]) -> list[bytes]:
        start("201 Created", [("X-Said", "yes")])
        return [environ["wsgi.input"].read(2), environ["wsgi.input"].read()]

    head, body = ask(echo, part(b"a", more=True), part(b"bcd", more=True), part(b"", more=True), part(b"ef"))
    assert head == {"type": "http.response.start", "status": 201, "headers": [(b"x-said", b"yes")]}
    assert body == {"type": "http.response.body", "body": b"abcdef", "more_body": False}


def test_half_a_body_is_never_taken_for_the_whole() -> None:
    def read(environ: Environ, start: Callable[..., Any]) -> list[bytes]:
        with pytest.raises(OSError):  # noqa: PT011 - Django catches just this, and nothing is saved
            environ["wsgi.input"].read(6)
        start("400 Bad Request", [])
        return []

    sent = ask(read, part(b"abc", more=True), {"type": "http.disconnect"})
    assert sent[0]["status"] == 400


def test_nobody_is_asked_for_a_page_whose_browser_is_gone() -> None:
    def never(_environ: Environ, _start: Callable[..., Any]) -> list[bytes]:
        raise AssertionError

    assert ask(never, {"type": "http.disconnect"}) == []


def test_a_long_answer_leaves_in_few_pieces_and_is_closed() -> None:
    closed: list[bool] = []

    class Long:
        def __iter__(self) -> Iterator[bytes]:
            return iter([b"x" * 8192] * 96)

        def close(self) -> None:
            closed.append(True)

    def long(_environ: Environ, start: Callable[..., Any]) -> Long:
        start("200 OK", [])
        return Long()

    sent = ask(long, part(b""))
    bodies = [message["body"] for message in sent[1:]]
    assert [len(body) for body in bodies] == [BLOCK, BLOCK, BLOCK, 0]
    assert [message["more_body"] for message in sent[1:]] == [True, True, True, False]
    assert closed == [True]


def test_a_fault_of_the_site_reaches_the_server_which_says_500() -> None:
    def broken(_environ: Environ, _start: Callable[..., Any]) -> list[bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(broken, part(b""))


def test_a_request_is_described_as_wsgi_wants_it() -> None:
    found: Environ = {}

    def look(environ: Environ, start: Callable[..., Any]) -> list[bytes]:
        found.update(environ)
        start("204 No Content", [])
        return []

    ask(look, part(b""))
    assert found["PATH_INFO"].encode("latin1").decode() == "/candidates/ü"
    assert found["QUERY_STRING"].encode("latin1").decode() == "q=ü&b=1"
    assert found["HTTP_COOKIE"] == "a=1; b=2"
    assert found["HTTP_X_FORWARDED_FOR"] == "1.1.1.1,2.2.2.2"
    assert (found["CONTENT_TYPE"], found["CONTENT_LENGTH"], found["REMOTE_ADDR"]) == (
        "text/plain", "6", "127.0.0.1",
    )  # fmt: skip
