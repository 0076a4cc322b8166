"""By keyboard alone: every place of a page can be reached, shows that it is, and leads on.

An assessment is written by keyboard in tests/assessments/test_browser.py, a debrief led by keyboard in
tests/debriefs/test_browser.py.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Seats
from tests.builders.tour import PLACES, Place, go

pytestmark = pytest.mark.browser
MOST_STOPS = 400
CHECKED = ("desk", "candidates", "board", "application", "opening-add", "loop-gaps", "assessment", "debrief")
# What is drawn around a place, or around the label that holds it: it must differ with and without the focus.
SHOWN = """one => {
  const drawn = node => ['outlineStyle', 'outlineWidth', 'boxShadow', 'borderColor']
    .map(name => getComputedStyle(node)[name]).join();
  const look = () => drawn(one) + (one.closest('label') ? drawn(one.closest('label')) : '');
  const with_focus = look();
  one.blur();
  const without = look();
  one.focus({focusVisible: true});
  return with_focus !== without;
}"""
# Links, fields and buttons that one sees and may use; of a group of radio buttons the Tab key stops at one.
USABLE = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
  const seen = all.filter(one => !one.matches(':disabled, [type=hidden]') && one.checkVisibility());
  return new Set(seen.map(one => one.type === 'radio' ? one.name : one)).size;
}"""


@pytest.mark.parametrize("place", [one for one in PLACES if one.name in CHECKED], ids=lambda one: one.name)
def test_every_stop_of_the_tab_key_shows_itself(seats: Seats, place: Place) -> None:
    page = seats(place.who)
    go(page, seats.site, place)
    stops = walk(page)
    assert len(stops) >= page.evaluate(USABLE), "what can be clicked can be reached"
    assert [one for one, shown in stops if not shown] == []


def walk(page: Page) -> list[tuple[str, bool]]:
    """Tab from the top of the page to its end; each stop with whether one sees the focus there."""
    stops: list[tuple[str, bool]] = []
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement").as_element()
        assert focused
        if focused.evaluate("one => one === document.body"):
            return stops
        name = str(focused.evaluate("one => one.outerHTML.slice(0, 120)"))
        stops.append((name, bool(focused.evaluate(SHOWN))))
    message = "the Tab key never leaves this page"
    raise AssertionError(message)


def test_first_stop_skips_to_the_content(seats: Seats) -> None:
    page = seats("Ana")
    page.goto(f"{seats.site}/candidates/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_menu_of_the_person_opens_and_closes_by_keyboard(seats: Seats) -> None:
    page = seats("Leila")
    page.goto(seats.site)
    menu = page.locator("details.person-menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
