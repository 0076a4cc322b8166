"""How we decide in a real browser: forty debriefs, on a desk and a phone, by day, by night, on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.builders.server import Server
from tests.builders.windows import DESK, PHONE, TABLET
from tests.debriefs.conftest import Windows, reach
from tests.ui.axe import faults

pytestmark = pytest.mark.browser
LEGIBLE = 11  # pixels: words in a drawing keep the size of a note, however narrow the page


@pytest.fixture(scope="module")
def cookies(server: Server) -> dict[str, str]:
    """The sessions of a company with forty closed debriefs."""
    found: dict[str, str] = server.play("tests.builders.process:many", 40)
    return found


def test_page_is_sound_at_every_size_and_on_both_grounds(window: Windows) -> None:
    page = window("rosa", "/process")
    expect(page.get_by_role("heading", level=1, name="How we decide")).to_be_visible()
    for size in (DESK, TABLET, PHONE):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert faults(page) == [], (size, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert _smallest(page) >= LEGIBLE
    page.emulate_media(media="print")
    expect(page.get_by_text("40 debriefs of all time, all teams.")).to_be_visible()
    assert _smallest(page) >= LEGIBLE
    expect(page.locator(".filters")).to_be_hidden()


def _smallest(page: Page) -> float:
    """How high the smallest word in a drawing stands on the screen."""
    heights = "words => Math.min(...words.map(word => word.getBoundingClientRect().height))"
    found: float = page.locator(".plot text").evaluate_all(heights)
    return found


def test_drawings_speak_and_their_figures_stand_behind_them(window: Windows) -> None:
    page = window("nadia", "/process")
    drawing = page.get_by_role("img", name="Hours from the last interview to the debrief")
    expect(drawing).to_have_accessible_description(re.compile("In the middle; half of them began"))
    tables = page.locator("#hours details")
    reach(page, tables.locator("summary"))
    page.keyboard.press("Enter")
    expect(tables.get_by_role("row")).to_have_count(41)
    expect(drawing.locator("circle")).to_have_count(40)
    late = drawing.locator("circle[data-late]").count()
    expect(tables.get_by_role("cell", name="later")).to_have_count(late)
    with page.expect_download() as download:
        tables.get_by_role("link", name="Hours as CSV").click()
    assert len(download.value.path().read_text().splitlines()) == 41


def test_filters_stay_in_the_address(window: Windows) -> None:
    page = window("ana", "/process")
    page.get_by_label("Team").select_option("Lockers")
    page.wait_for_url("**team=*")
    expect(page.get_by_text("Not told for this choice")).to_be_visible()
    page.get_by_label("Period").select_option("Last 3 months")
    page.wait_for_url("**months=3&team=*")
    assert faults(page) == []
    page.get_by_role("link", name="Show all teams and all time").click()
    expect(page.get_by_text("Where second votes went")).to_be_visible()
