"""A company on a real server, and a real browser with people signed in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.builders.server import Server, serving
from tests.chromium import find

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One company for the file."""
    with serving() as running:
        running.play("tests.assessments.story:company")
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, while the file lasts: nothing else in this process may touch a database meanwhile."""
    chromium = find()
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def signed_in(server: Server, browser: Browser) -> str:
    """Priya's cookies, as a file's text: each test opens its own window with them."""
    context = browser.new_context()
    sign_in(context.new_page(), server, "priya")
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


def sign_in(page: Page, server: Server, first: str) -> None:
    """Come in by the door everybody uses."""
    page.goto(f"{server.url}/account/login/")
    page.fill("[name=login]", f"{first}@fernhill.example")
    page.fill("[name=password]", f"{first} likes the open door")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(f"{server.url}/")
