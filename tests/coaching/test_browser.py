"""A Bar Raiser goes from a decided debrief to five notes sent; an interviewer reads and answers (rule P3)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.builders.server import Server
from tests.debriefs.conftest import Windows
from tests.ui.axe import faults

pytestmark = pytest.mark.browser
STORY = "tests.coaching.story"
FIVE = ("Marta", "Priya", "Mateo", "Wanjiru", "Omar")


def write(page: Page, name: str) -> None:
    """By keyboard: the next interviewer's part is open and its first field has the caret."""
    part = page.locator("details.coached-person[open]")
    expect(part.locator("h2")).to_contain_text(name)
    part.get_by_label("What worked").press_sequentially(f"{name} asked what it cost. ")
    part.get_by_label("One thing to try").fill("Ask for one figure before you rate.")
    page.keyboard.press("Control+Enter")


def test_from_a_decided_debrief_to_five_notes_sent(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:decided", "Amara Okafor")
    page = window("ana", address)
    page.get_by_role("link", name="Write the coaching notes").click()
    expect(page.get_by_text("Sent 0 of 5")).to_be_visible()
    assert faults(page) == []
    marta = page.locator("details.coached-person[open]")
    marta.get_by_role("button", name="Use it").first.click()
    expect(marta.locator("[data-status]")).to_contain_text(re.compile(r"Saved \d"))
    page.reload()
    kept = page.locator("details.coached-person[open] textarea").filter(has_text=" ")
    expect(kept.first).not_to_have_value("")
    page.get_by_label("What worked").first.fill("Great job, keep it up.")
    coach = page.locator("details.coached-person[open] [data-coach]").first
    expect(coach.locator("summary[data-count]")).to_have_text("1 place to look at again")
    page.get_by_label("What worked").first.fill("")
    for number, name in enumerate(FIVE, 1):
        write(page, name)
        expect(page.get_by_text(f"Sent {number} of 5")).to_be_visible()
        if number < len(FIVE):
            expect(page.locator("details.coached-person[open]").get_by_label("What worked")).to_be_focused()
    expect(page.get_by_text("All notes of this debrief are written.")).to_be_visible()
    assert server.play(f"{STORY}:notes", address) == [[one, f"{one} asked what it cost. "] for one in FIVE]
    answered(window, address)


def answered(window: Windows, address: str) -> None:
    """Priya finds it from the room, reads, tries; the page has no fault."""
    priya = window("priya", address)
    priya.get_by_role("link", name="Ana's note to you").click()
    priya.get_by_role("button", name="I have read it").click()
    priya.get_by_text("I tried it").click()
    priya.get_by_label("How it went").fill("One question more was enough.")
    priya.get_by_role("button", name="Say how it went").click()
    expect(priya.get_by_text("One question more was enough.")).to_be_visible()
    assert faults(priya) == []
    priya.goto("/growth/")
    expect(priya.get_by_text("1 of 1")).to_be_visible()
    assert faults(priya) == []
