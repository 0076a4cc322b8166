"""The gallery in a browser: no fault for axe, nothing sideways, and each behaviour by mouse and keyboard."""

import pytest
from playwright.sync_api import expect

from tests.ui.axe import faults
from tests.ui.conftest import Open

pytestmark = pytest.mark.browser
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_is_accessible(open_page: Open, viewport: dict[str, int], scheme: str) -> None:
    page = open_page("/gallery", viewport=viewport, color_scheme=scheme)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_error_pages_are_accessible_and_lead_home(open_page: Open, code: int) -> None:
    page = open_page(f"/gallery/error/{code}", viewport=PHONE)
    assert faults(page) == []
    expect(page.get_by_role("link", name="Go to your desk")).to_have_attribute("href", "/")


def test_chosen_theme_outlives_the_page(open_page: Open) -> None:
    page = open_page("/gallery", color_scheme="light", viewport=DESK)
    switch = page.get_by_role("button", name="Theme: as the device")
    switch.click()
    page.get_by_role("button", name="Theme: light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Theme: dark").click()
    assert page.locator("html").get_attribute("data-theme") is None


def test_phone_menu_opens_and_closes(open_page: Open) -> None:
    page = open_page("/gallery", viewport=PHONE)
    link = page.get_by_role("link", name="Candidates", exact=True)
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(link).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Menu").click()
    expect(link).to_be_hidden()


def test_without_a_script_everything_is_reachable(open_page: Open) -> None:
    page = open_page("/gallery", viewport=PHONE, java_script_enabled=False)
    expect(page.get_by_role("link", name="Candidates", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Show")).to_be_visible()
    expect(page.locator("[data-clock]")).to_contain_text(":")


def test_slash_leads_to_the_search_box(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK)
    page.locator("body").press("/")
    expect(page.get_by_role("searchbox", name="Search").first).to_be_focused()


def test_filter_sends_itself_and_stays_in_the_address(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK)
    page.get_by_label("Level").first.select_option("5")
    page.wait_for_url("**/gallery?level=5")
    expect(page.get_by_label("Level").first).to_have_value("5")
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**/gallery?level=5&page=2")


def test_final_deed_asks_first(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK)
    page.get_by_role("button", name="Raise a veto").click()
    dialog = page.get_by_role("dialog", name="Raise a veto")
    expect(dialog.get_by_role("textbox", name="Reason")).to_be_visible()
    assert faults(page) == []
    dialog.get_by_role("button", name="Go back").click()
    expect(dialog.get_by_role("textbox", name="Reason")).to_be_hidden()


def test_short_question_uses_the_buttons_own_word(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK)
    erase = page.get_by_role("button", name="Erase")
    erase.click()
    dialog = page.get_by_role("dialog", name="Erase this candidate for good?")
    expect(dialog.get_by_role("button", name="Erase")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("button", name="Erase")).to_be_hidden()
    expect(erase).to_be_focused()


def test_live_part_is_marked_and_announced(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK, reduced_motion="no-preference")
    page.get_by_role("button", name="One more").click()
    expect(page.locator("#live")).to_contain_text("1 of five have read the packet.")
    expect(page.locator("#announcer")).to_have_text("Read 1")
    expect(page.locator("#live")).to_have_attribute("data-changed", "")
    expect(page.locator("#live")).not_to_have_attribute("data-changed", "")


def test_refusal_of_a_part_stands_among_the_messages(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK)
    page.get_by_role("button", name="Read for Priya").click()
    refusal = page.locator("#messages").get_by_role("alert")
    expect(refusal).to_contain_text("Priya reads for herself.")
    expect(refusal.get_by_role("link", name="rule D3")).to_have_attribute("href", "/rules#D3")
    expect(page.locator("#live")).to_contain_text("Nobody has read the packet yet.")
    assert faults(page) == []


def test_matrix_shows_the_passage_and_moves_by_arrows(open_page: Open) -> None:
    page = open_page("/gallery", viewport=DESK)
    page.locator("[data-cell]").first.focus()
    expect(page.locator("[data-strip-head]")).to_have_text("Ana Ruiz · Dive deep · Raises the bar")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-strip-head]")).to_have_text("Ana Ruiz · Invent and simplify · Meets the bar")
    expect(page.locator("[data-strip-text]")).to_contain_text("two queues")
