"""A company on a real server, and a real browser with people signed in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.builders.server import Server, serving
from tests.builders.windows import sign_in
from tests.chromium import launched


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One company for the file."""
    with serving() as running:
        running.play("tests.assessments.story:company")
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, while the file lasts: nothing else in this process may touch a database meanwhile."""
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def signed_in(server: Server, browser: Browser) -> str:
    """Priya's cookies, as a file's text: each test opens its own window with them."""
    context = browser.new_context()
    sign_in(context.new_page(), server.url, "priya")
    state = context.storage_state()
    context.close()
    return state  # type: ignore[return-value]


@pytest.fixture
def window(browser: Browser, signed_in: str) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows in which Priya is signed in; the browser must have nothing to complain of."""
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def make(**more: object) -> BrowserContext:
        settings = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce", **more}
        context = browser.new_context(storage_state=signed_in, **settings)  # type: ignore[arg-type]
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.set_default_timeout(10_000)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()
    assert complaints == []
