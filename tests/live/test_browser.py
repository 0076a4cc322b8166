"""A debrief's page in a browser: on a good line, behind a proxy that holds back, on a line that breaks."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.proxy import Proxy, proxying
from tests.builders.server import Server, serving
from tests.chromium import launched

pytestmark = pytest.mark.browser
PATIENCE = 30_000
STREAM = "data-stream"
STANDS = "tests.live.story:stands"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def company(server: Server) -> dict[str, str]:
    made: dict[str, str] = server.play("tests.live.story:company")
    return made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    with proxying(server.port) as running:
        yield running


def enter(browser: Browser, url: str, company: dict[str, str], name: str) -> Page:
    """Open the debrief in a window of somebody's own."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": "doordesk", "value": company[name], "url": url}])
    page = context.new_page()
    page.goto(f"{url}/debriefs/{company['debrief'].partition(':')[2]}/")
    return page


def stream_is(page: Page, how: str) -> None:
    """Wait until the page hears, or asks, in this way."""
    expect(page.locator("html")).to_have_attribute(STREAM, how, timeout=PATIENCE)


def caught_up(server: Server, page: Page, company: dict[str, str]) -> None:
    """Wait until the page shows what the server has; people who come and go move that on meanwhile."""
    for _ in range(10):
        now = r"\.".join(str(server.play(STANDS, company[name])) for name in ("debrief", "loop"))
        shown = page.locator("[data-room]")
        try:
            expect(shown).to_have_attribute("data-pulse", re.compile(rf"^{now}"), timeout=3_000)
        except AssertionError:
            continue
        return
    message = "the page does not catch up"
    raise AssertionError(message)


FOLLOW = """async ([channel, at]) => {
  const { follow } = await import("/static/ui/js/live.js");
  const { dataset } = document.documentElement, rows = [];
  const note = (...some) => { rows.push(...some); dataset.rows = rows.join(" "); };
  follow({
    address: `/live/stream?on=${channel}`, at: String(at), poll() {},
    heard: (list) => note(...list.map((one) => one.row)),
    reset: () => note("reset"), mode: (name) => { dataset.own = name; },
  });
}"""


def follow(server: Server, page: Page, channel: str) -> None:
    """Let a page hear a channel, besides what it does by itself."""
    page.evaluate(FOLLOW, [channel, server.play(STANDS, channel)])
    expect(page.locator("html")).to_have_attribute("data-own", "live")


def heard(page: Page, *rows: object) -> None:
    """Wait until these were heard; none left out, none twice, in this order."""
    expect(page.locator("html")).to_have_attribute("data-rows", " ".join(map(str, rows)), timeout=PATIENCE)


def test_a_page_is_told_at_once(server: Server, company: dict[str, str], chromium: Browser) -> None:
    page = enter(chromium, server.url, company, "ana")
    stream_is(page, "live")
    with page.expect_response(lambda answer: "/live?" in answer.url, timeout=2_000):
        server.play("tests.live.story:tell", company["debrief"], 1, 1)
    caught_up(server, page, company)


def test_behind_a_proxy_that_holds_back_the_page_asks_by_itself(
    server: Server, proxy: Proxy, company: dict[str, str], chromium: Browser
) -> None:
    proxy.holds_back = True
    page = enter(chromium, proxy.url, company, "priya")
    stream_is(page, "polling")
    assert proxy.streams
    server.play("tests.live.story:tell", company["debrief"], 1, 1)
    caught_up(server, page, company)
    assert "Priya" in server.play("tests.live.story:here", company["debrief"])


def test_a_line_that_breaks_again_and_again_loses_and_doubles_nothing(
    server: Server, proxy: Proxy, company: dict[str, str], chromium: Browser
) -> None:
    page = enter(chromium, proxy.url, company, "marta")
    follow(server, page, company["loop"])
    proxy.cuts_after = 0.8
    proxy.cut()
    for row in range(100, 160, 3):
        server.play("tests.live.story:tell", company["loop"], row, 3)
        page.wait_for_timeout(100)
    heard(page, *range(100, 160))
    assert proxy.streams > 3
    proxy.cuts_after = 0
    caught_up(server, page, company)


def test_a_page_catches_up_when_the_server_was_killed(
    server: Server, company: dict[str, str], chromium: Browser
) -> None:
    page = enter(chromium, server.url, company, "mateo")
    follow(server, page, company["loop"])
    server.play("tests.live.story:tell", company["loop"], 200, 1)
    heard(page, 200)
    server.kill()
    server.play("tests.live.story:tell", company["loop"], 201, 2)
    server.start()
    heard(page, 200, 201, 202)
    caught_up(server, page, company)


def test_a_page_whose_thread_is_lost_begins_anew(
    server: Server, company: dict[str, str], chromium: Browser
) -> None:
    page = enter(chromium, server.url, company, "mateo")
    page.evaluate(FOLLOW, [company["loop"], 999_999])
    heard(page, "reset")


def test_who_is_signed_out_is_led_to_the_door(
    server: Server, company: dict[str, str], chromium: Browser
) -> None:
    page = enter(chromium, server.url, company, "wanjiru")
    stream_is(page, "live")
    server.play("tests.live.story:sign_out", "wanjiru")
    server.play("tests.live.story:tell", company["debrief"], 1, 1)
    expect(page).to_have_url(re.compile("/account/login/"), timeout=PATIENCE)
