"""Browser windows of several people at once, on a real server with a company of its own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.builders.server import Server, serving
from tests.chromium import find

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
MOST_TABS = 300  # news that come meanwhile may send the caret back to the top
PATIENCE = 15_000  # milliseconds: two cores may be busy with other tests
Windows = Callable[[str, str], Page]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One company for the file."""
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def cookies(server: Server) -> dict[str, str]:
    """Everybody's session."""
    found: dict[str, str] = server.play("tests.debriefs.story:company")
    return found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's own Chromium."""
    program = find()
    if program is None:
        pytest.skip("no Chromium on this machine")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, server: Server, cookies: dict[str, str]) -> Iterator[Windows]:
    """Open a path in somebody's own window, signed in; at the end no window may have complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(name: str, path: str) -> Page:
        context = chromium.new_context(base_url=server.url, reduced_motion="reduce")
        context.add_cookies([{"name": "doordesk", "value": cookies[name], "url": server.url}])
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def look(*pages: Page) -> None:
    """Let windows ask now whether something happened, instead of waiting for their clock."""
    for page in pages:
        with page.expect_response(lambda answer: "/live" in answer.url):
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def reach(page: Page, target: Locator) -> None:
    """Walk to something by Tab alone."""
    handle = target.element_handle()
    for _ in range(MOST_TABS):
        if page.evaluate("one => one === document.activeElement", handle):
            return
        page.keyboard.press("Tab")
    message = f"{target} cannot be reached by Tab"
    raise AssertionError(message)


def press(page: Page, name: str) -> None:
    """Walk to a button or link by Tab and press it with Enter."""
    button, link = (page.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
    reach(page, button.or_(link).first)
    page.keyboard.press("Enter")
