"""A case in a real browser: citing, saving by itself, two windows, as it happens, handing in, passages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.builders.server import Server, serving
from tests.builders.windows import DESK, PHONE, sign_in
from tests.chromium import launched
from tests.ui.axe import faults

pytestmark = pytest.mark.browser
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as running:
        yield running


@pytest.fixture(scope="module")
def case(server: Server) -> str:
    return f"{server.url}/practice/cases/{server.play('tests.practice.story:company')}/"


def sound(page: Page) -> None:
    """Nothing for axe, at a desk and on a phone, by day and by night; nothing runs off sideways."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            assert faults(page) == [], f"{size}, {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def window(browser: Browser, server: Server, who: str, complaints: list[str]) -> BrowserContext:
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    sign_in(context.new_page(), server.url, who)
    return context


def is_saved(page: Page, server: Server, who: str, *texts: str) -> None:
    """The server has it, and the page says so."""
    for _ in range(50):
        if server.play("tests.practice.story:texts", who) == list(texts):
            break
        page.wait_for_timeout(100)
    assert server.play("tests.practice.story:texts", who) == list(texts)
    expect(page.locator("[data-saved]")).to_have_text(SAVED)


def test_a_case_from_the_first_word_to_the_experts_reasons(
    browser: Browser, server: Server, case: str
) -> None:
    complaints: list[str] = []
    context = window(browser, server, "leila", complaints)
    page = context.new_page()
    page.goto(case)
    sound(page)
    evidence = page.locator("textarea[data-of]")
    evidence.nth(1).fill("She counted")
    page.get_by_role("link", name="Turn 2").click()
    expect(evidence.nth(1)).to_have_value("She counted [2]")
    is_saved(page, server, "leila", "She counted [2]")
    evidence.nth(0).fill("All of it [2].")

    page.get_by_label("Pace").select_option("10")
    page.get_by_role("button", name="Play as it happens").click()
    expect(page.locator("#turn-2")).to_be_hidden()
    expect(page.locator("#turn-2")).to_be_visible()  # thirty seconds at ten times the pace
    expect(page.get_by_role("button", name="Play as it happens")).to_be_visible()

    for name in page.locator("fieldset [name^=rating-][value='4']").all():
        name.check()
    page.get_by_role("button", name="Hand in and compare").click()
    expect(page.locator(".errors").first).to_contain_text("Your vote is missing")
    page.locator("[name=vote][value='4']").check()
    page.locator("[name=fault-turn-1]").focus()
    page.get_by_role("link", name="Turn 1").click()
    expect(page.locator("[name=fault-turn-1]")).to_have_value("1")
    page.locator("[name=fault-kind-1]").select_option("two_questions")
    page.get_by_role("button", name="Hand in and compare").click()
    expect(page.get_by_text("One step milder than both.").first).to_be_visible()
    expect(page.get_by_text("1 of 1 noticed.")).to_be_visible()
    sound(page)
    page.get_by_role("link", name="Turn 2").first.click()
    expect(page.locator("#turn-2:target")).to_be_in_viewport()
    assert complaints == []


def test_nothing_typed_is_lost_to_a_dead_line_or_another_window(
    browser: Browser, server: Server, case: str
) -> None:
    complaints: list[str] = []
    context = window(browser, server, "priya", complaints)
    page, other = context.new_page(), context.new_page()
    page.goto(case)
    first, second = (page.locator("textarea[data-of]").nth(place) for place in (0, 1))
    page.context.set_offline(True)
    first.fill("All of it [2].")
    expect(page.locator("[data-saved]")).to_contain_text("It stays in this browser")
    page.context.set_offline(False)
    is_saved(page, server, "priya", "All of it [2].")

    other.route(
        "**/save", lambda route: route.abort()
    )  # a window whose line is dead; it is left and opened again
    other.goto(case)
    other.locator("textarea[data-of]").nth(1).fill("Written on a dead line.")
    expect(other.locator("[data-saved]")).to_contain_text("It stays in this browser")
    first.fill("All of it [2], and twice.")
    is_saved(page, server, "priya", "All of it [2], and twice.")
    other.wait_for_timeout(1600)
    other.goto(case)
    expect(other.locator("[data-elsewhere]")).to_be_visible()
    expect(other.locator("textarea[data-of]").nth(1)).to_have_value("Written on a dead line.")
    other.get_by_role("button", name="Show the other").click()
    expect(other.locator("textarea[data-of]").nth(0)).to_have_value("All of it [2], and twice.")

    other.unroute("**/save")
    other.locator("textarea[data-of]").nth(1).fill("From here.")
    is_saved(other, server, "priya", "All of it [2], and twice.", "From here.")
    second.fill("From there.")
    expect(page.locator("[data-elsewhere]")).to_be_visible()
    expect(second).to_have_value("From there.")
    page.get_by_role("button", name="Keep what stands here").click()
    is_saved(page, server, "priya", "All of it [2], and twice.", "From there.")
    assert complaints == []
