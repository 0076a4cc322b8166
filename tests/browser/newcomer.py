"""A newcomer lives a played debrief: what they do at each step; time flies while they only wait."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.people import follow, press, told
from tests.builders.server import Server

OTHERS = 5
FAST = 15
PATIENCE = 60_000  # a busy machine, not the meeting
LINE = "She went and sat with those who answer the telephone."
QUOTE = "She listened to calls for two days"


@contextmanager
def waiting(server: Server) -> Iterator[None]:
    """Let time fly meanwhile."""
    server.hurry(FAST)
    yield
    server.hurry(1)


def sit_down(page: Page, site: str, start: str) -> None:
    """One click from the door to the room."""
    page.goto(f"{site}/demo/")
    press(page, start)
    told(page, "The others are played by the demo")


def lead(page: Page, server: Server) -> None:
    """The whole meeting as Ana, the Bar Raiser."""
    press(page, "Begin the reading")
    told(page, "Reading ends in")
    read_all(page)
    with waiting(server):
        expect(page.get_by_text("has read all")).to_have_count(5, timeout=PATIENCE)
    press(page, "Go on to the re-vote")
    cast(page)
    with waiting(server):
        expect(page.get_by_role("button", name="Reveal the votes")).to_be_enabled(timeout=PATIENCE)
    press(page, "Reveal the votes")
    told(page, "Strongly inclined → Inclined")
    with waiting(server):
        expect(page.get_by_text("urgently need somebody")).to_be_visible(timeout=PATIENCE)
    told(page, "Marta: “I stay at inclined.")
    put_on_the_list(page, "Act as an owner", "Mateo: notes", "she stopped the job at 07:40")
    press(page, "Go on to the decision", sure=True)
    with waiting(server):
        expect(page.get_by_text("key turned", exact=True)).to_be_visible(timeout=PATIENCE)
    turn_key(page)
    press(page, "Close the debrief", sure=True)


def sit_in(page: Page, server: Server) -> None:
    """The whole meeting as Wanjiru, an interviewer, whom Ana leads through."""
    with waiting(server):
        expect(page.get_by_text("Reading ends in")).to_be_visible(timeout=PATIENCE)
    read_all(page)
    with waiting(server):
        expect(page.get_by_role("button", name="Cast my vote")).to_be_visible(timeout=PATIENCE)
    cast(page)
    with waiting(server):
        expect(page.get_by_text("Not inclined → Inclined")).to_be_visible(timeout=PATIENCE)
    put_on_the_list(page, "Start from the customer", "Wanjiru: Start from the customer", QUOTE)
    with waiting(server):
        expect(page.get_by_role("link", name="Open the packet")).to_be_visible(timeout=PATIENCE)


def read_all(page: Page) -> None:
    """Mark one assessment after another; Marta's screen is the fifth."""
    buttons = page.get_by_role("button", name=re.compile("as read$"))
    for left in range(OTHERS, 0, -1):
        expect(buttons).to_have_count(left)
        buttons.first.click()
    expect(buttons).to_have_count(0)


def cast(page: Page) -> None:
    """Vote again."""
    page.get_by_label("Inclined to hire", exact=True).check()
    press(page, "Cast my vote")
    told(page, "Cast: Inclined to hire.")


def put_on_the_list(page: Page, principle: str, passage: str, quote: str) -> None:
    """One line, with the words that it rests on."""
    form = page.locator("[data-line-form]")
    form.get_by_label("Principle").select_option(label=principle)
    form.get_by_label("Met the bar", exact=True).check()
    form.get_by_label("In one sentence").fill(LINE)
    form.get_by_label("Passage").select_option(label=passage)
    form.get_by_label("The words it rests on").fill(quote)
    press(page, "Add the line")
    told(page, LINE)


def turn_key(page: Page) -> None:
    """The Bar Raiser's key, with what it has to say."""
    page.get_by_label("Hire", exact=True).check()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("In which way they raise the bar, or don't").fill("She says what she does not know.")
    page.get_by_label("Why").first.fill("The rows and the retries answer my doubt.")
    press(page, "Turn my key")


def read_the_packet(page: Page, outcome: str) -> None:
    """The end, as the packet tells it."""
    follow(page, "Open the packet")
    told(page, "Unchanged since")
    told(page, outcome)
    told(page, LINE)
