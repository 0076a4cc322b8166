"""Five people in five windows, from the calling to the closed packet; the leader by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from doordesk.mechanisms.debriefs.states import Outcome, State
from tests.builders.server import Server
from tests.debriefs.conftest import Windows, look, press, reach
from tests.ui.axe import faults

pytestmark = pytest.mark.browser
STORY = "tests.debriefs.story"
STATES = [one.value for one in State if one is not State.CANCELLED]
SELECT = """name => {
  const all = [...document.querySelectorAll('[data-texts] [data-passage-of]')];
  const passage = all.find((one) => one.textContent.includes(name));
  passage.closest('details').open = true;
  const words = document.createTreeWalker(passage.querySelector('.reading'), NodeFilter.SHOW_TEXT);
  const text = words.nextNode();
  getSelection().setBaseAndExtent(text, 0, text, text.length);
}"""


def mark_all_read(page: Page) -> None:
    for left in (3, 2, 1, 0):
        page.get_by_role("button", name="as read").first.click()
        expect(page.get_by_role("button", name="as read")).to_have_count(left)


def vote(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Cast my vote").click()
    expect(page.get_by_role("button", name="Change my vote")).to_be_visible()


def lead_to_reading(ana: Page) -> str:
    """Ana, by keyboard: from her desk to the call, and into the room; returns its address."""
    press(ana, "Call the debrief of A. Okafor")
    expect(ana.get_by_role("heading", level=1)).to_contain_text("Call the debrief")
    press(ana, "Call the debrief")
    expect(ana.get_by_role("heading", level=1)).to_contain_text("Debrief: Amara Okafor")
    return ana.url


def read_by_keyboard(ana: Page) -> None:
    for name in ("Marta", "Priya", "Mateo", "Wanjiru"):
        press(ana, f"Mark {name}'s assessment as read")
        expect(ana.get_by_role("button", name=f"Mark {name}'s assessment as read")).to_have_count(0)


def vote_by_keyboard(ana: Page) -> None:
    reach(ana, ana.locator("input[name=vote]").first)
    ana.keyboard.press("Space")
    ana.keyboard.press("ArrowDown")
    press(ana, "Cast my vote")
    expect(ana.get_by_role("button", name="Change my vote")).to_be_visible()


def yes(page: Page) -> None:
    """Answer a question that asks before a step, by keyboard."""
    expect(page.locator("#confirm-text form")).to_be_visible()
    reach(page, page.locator("#confirm-text [data-confirm-yes]"))
    page.keyboard.press("Enter")


def turn_by_keyboard(ana: Page) -> None:
    reach(ana, ana.locator("input[name=turn]").first)
    ana.keyboard.press("Space")
    reach(ana, ana.locator("input[name=better_than_half]").first)
    ana.keyboard.press("Space")
    reach(ana, ana.locator("textarea[name=raises_bar]"))
    ana.keyboard.type("She asks who is hurt by a delay.")
    reach(ana, ana.locator("textarea[name=reason]").first)
    ana.keyboard.type("Concur: two interviews, asked apart, found the same.")
    press(ana, "Turn my key")
    expect(ana.get_by_role("button", name="Close the debrief")).to_be_enabled()


def test_five_people_reach_a_closed_packet(server: Server, window: Windows) -> None:
    server.play(f"{STORY}:ready", "Amara Okafor")
    ana = window("ana", "/")
    address = lead_to_reading(ana)
    marta, priya, mateo, wanjiru = (window(name, address) for name in ("marta", "priya", "mateo", "wanjiru"))
    others = (marta, priya, mateo, wanjiru)
    press(ana, "Begin the reading")
    expect(ana.get_by_text("Reading ends in")).to_be_visible()
    for page in others:
        expect(page.locator("#announcer")).to_contain_text("Reading")
        mark_all_read(page)
    read_by_keyboard(ana)
    press(ana, "Go on to the re-vote")
    expect(ana.get_by_role("heading", name="Your second vote")).to_be_visible()
    for page in others:
        vote(page, "Inclined to hire")
    expect(ana.get_by_text("Ana has not voted again.")).to_be_visible()
    vote_by_keyboard(ana)
    press(ana, "Reveal the votes")
    expect(ana.get_by_text("Not inclined → Inclined").first).to_be_visible()
    discuss(priya, mateo)
    press(ana, "Go on to the decision")
    yes(ana)
    expect(ana.get_by_role("heading", name="Two keys")).to_be_visible()
    marta.get_by_label("Hire", exact=True).check()
    marta.get_by_label("Why").fill("She gives up a date early and says so.")
    marta.get_by_role("button", name="Turn my key").click()
    expect(marta.get_by_text("key turned").first).to_be_visible()
    turn_by_keyboard(ana)
    press(ana, "Close the debrief")
    yes(ana)
    expect(ana.get_by_role("link", name="Open the packet")).to_be_visible()
    press(ana, "Open the packet")
    expect(ana.get_by_text("Unchanged since")).to_be_visible()
    assert server.play(f"{STORY}:ending", address) == [State.CLOSED, Outcome.HIRE]


def discuss(priya: Page, mateo: Page) -> None:
    """Mateo types while Priya adds a line from selected words: his text and his place stay."""
    expect(priya.locator("#texts")).to_be_visible()
    field = mateo.locator("[data-line-form] [name=text]")
    field.click()
    field.press_sequentially("Half a sent")
    priya.evaluate(SELECT, "zqmateoevidence")
    priya.get_by_role("button", name="Add a line with these words").click()
    expect(priya.locator("[data-line-form] [name=quote]")).not_to_have_value("")
    priya.keyboard.type("She stopped it herself.")
    priya.get_by_label("Met the bar", exact=True).check()
    priya.get_by_role("button", name="Add the line").click()
    expect(priya.locator("#list").get_by_text("She stopped it herself.")).to_be_visible()
    expect(mateo.locator("#list").get_by_text("She stopped it herself.")).to_be_visible()
    expect(field).to_be_focused()
    mateo.keyboard.type("ence")
    expect(field).to_have_value("Half a sentence")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_room_has_no_fault_for_axe(server: Server, window: Windows, state: str, scheme: str) -> None:
    address = server.play(f"{STORY}:room", f"Idris {state} {scheme}", state)
    page = window("ana", address)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_packet_has_no_fault_for_axe(server: Server, window: Windows, scheme: str) -> None:
    address = server.play(f"{STORY}:room", f"Grace {scheme}", State.CLOSED)
    page = window("ana", f"{address}packet")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert faults(page) == []


def test_line_changed_by_two_shows_both_texts(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "Hana Kobayashi", State.DISCUSSING)
    key = server.play(f"{STORY}:line", address, "First.")
    page = window("mateo", address)
    page.locator(f"#change-{key} summary").click()
    page.locator(f"#id_line{key}_text").fill("Mateo's words.")
    server.play(f"{STORY}:reword", key, "Priya's words.")
    look(page)
    page.locator(f"#save-{key}").click()
    expect(page.get_by_text("Priya's words.").first).to_be_visible()
    expect(page.locator(f"#id_line{key}_text")).to_have_value("Mateo's words.")
    page.locator(f"#save-{key}").click()
    expect(page.locator(f"#line-{key} > p")).to_have_text("Mateo's words.")
