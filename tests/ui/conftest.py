"""A real browser and a real server for the look's tests."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page

from tests.chromium import launched

Open = Callable[..., Page]


class Quiet(WSGIRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The product on a free port, for pages that need no database."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, while a file's tests last."""
    with launched() as browser:
        yield browser


@pytest.fixture
def open_page(site: str, chromium: Browser) -> Iterator[Open]:
    """Open a page in a window of its own; fails at the end if the browser complained or left the site."""
    complaints: list[str] = []
    contexts = []

    def open_at(path: str, **window: object) -> Page:
        context = chromium.new_context(**{"reduced_motion": "reduce", **window})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if _bad(line.type, line.text) else None)
        page.on("request", lambda sent: None if sent.url.startswith(site) else complaints.append(sent.url))
        page.goto(site + path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


def _bad(kind: str, text: str) -> bool:
    return kind == "error" and "Failed to load resource" not in text  # an error page is its own complaint
