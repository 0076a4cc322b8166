"""What happens in a meeting: a double click, a way back, a sleeping laptop, two Bar Raisers, a whisper."""

import pytest
from playwright.sync_api import Page, expect

from doordesk.mechanisms.debriefs.states import State
from tests.builders.server import Server
from tests.debriefs.conftest import Windows

pytestmark = pytest.mark.browser
STORY = "tests.debriefs.story"
HERE = "#place-{} [data-here]"


def key_of(server: Server, name: str) -> int:
    found: int = server.play(f"{STORY}:key_of", name)
    return found


def fill_line(page: Page, text: str) -> None:
    form = page.locator("[data-line-form]")
    form.get_by_label("Met the bar", exact=True).check()
    form.locator("[name=text]").fill(text)
    passage = form.locator("[name=section] option", has_text="Mateo: ").last
    form.locator("[name=section]").select_option(passage.get_attribute("value"))
    form.locator("[name=quote]").fill("rang the person on call")


def test_a_double_click_adds_one_line(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "Double Click", State.DISCUSSING)
    page, other = window("priya", address), window("mateo", address)
    fill_line(page, "She stopped it herself.")
    page.locator("#add").dblclick()
    for one in (page, other):
        expect(one.locator("#list [data-item]")).to_have_count(1)
    expect(page.locator("[data-line-form] [name=text]")).to_have_value("")
    assert server.play(f"{STORY}:lines", address) == ["She stopped it herself."]


def test_the_way_back_leads_to_the_room_as_it_is_now(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "Way Back", State.READING)
    page = window("priya", address)
    expect(page.locator("[data-room]")).to_have_attribute("data-state", "reading")
    page.goto("/")
    server.play(f"{STORY}:step", address, "begin_revote")
    page.go_back()
    expect(page.locator("[data-room]")).to_have_attribute("data-state", "revoting")
    expect(page.get_by_role("heading", name="Your second vote")).to_be_visible()


def test_a_laptop_that_slept_catches_up(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "Sleeping Laptop", State.READING)
    page = window("priya", address)
    expect(page.locator("html")).to_have_attribute("data-stream", "live")
    page.context.set_offline(True)
    page.evaluate("document.dispatchEvent(new Event('freeze'))")
    server.play(f"{STORY}:step", address, "begin_revote")
    expect(page.locator("[data-room]")).to_have_attribute("data-state", "reading")
    page.context.set_offline(False)
    page.evaluate("document.dispatchEvent(new Event('resume'))")
    expect(page.locator("[data-room]")).to_have_attribute("data-state", "revoting")
    expect(page.locator("#announcer")).to_contain_text("Re-vote")


def test_another_bar_raiser_takes_over_and_the_first_learns_it(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "Two Raisers", State.READING)
    ana, ben, priya = window("ana", address), window("ben", "/"), window("priya", address)
    expect(ana.locator("#next")).to_be_visible()
    ana.evaluate("document.dispatchEvent(new Event('freeze'))")  # her page stays as it was
    server.play(f"{STORY}:take_over", address, "ben")
    ben.goto(address)
    expect(ben.locator("#next")).to_have_text("Go on to the re-vote")
    expect(priya.get_by_text("handed the lead to")).to_be_visible()
    go_on(ana)
    expect(ana.get_by_text("You cannot move this debrief on", exact=False)).to_be_visible()
    expect(ana.locator("#next")).to_have_count(0)
    go_on(ben)
    for one in (ben, priya, ana):
        one.evaluate("document.dispatchEvent(new Event('resume'))")
        expect(one.locator("[data-room]")).to_have_attribute("data-state", "revoting")


def go_on(page: Page) -> None:
    """Press the leader's button, and say yes to its question."""
    page.locator("#next").click()
    page.locator("#confirm-text [data-confirm-yes]").click()


def test_a_whisper_reaches_one_person_at_once(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "A Whisper", State.DISCUSSING)
    ana, priya, marta = (window(name, address) for name in ("ana", "priya", "marta"))
    for page in (priya, marta):
        expect(page.locator("html")).to_have_attribute("data-stream", "live")
    ana.locator("#nudge-details summary").click()
    ana.locator("#id_nudge_to").select_option(label="Priya Raman")
    ana.locator("#id_nudge_text").fill("Which of these words were hers?")
    ana.locator("#say").click()
    expect(priya.get_by_text("Ana to you, in private", exact=True)).to_be_visible()
    expect(priya.locator("#announcer")).to_contain_text("Which of these words were hers?")
    priya.get_by_role("button", name="Got it").click()
    expect(ana.get_by_text("To Priya, seen.")).to_be_visible()
    expect(marta.get_by_text("Which of these words were hers?")).to_have_count(0)


def test_who_is_here_is_shown_while_they_are(server: Server, window: Windows) -> None:
    address = server.play(f"{STORY}:room", "Who Is Here", State.CALLED)
    priya, marta = key_of(server, "priya"), key_of(server, "marta")
    ana, other = window("ana", address), window("priya", address)
    expect(ana.locator(HERE.format(priya))).to_be_visible()
    expect(ana.locator(f"#place-{priya}")).to_contain_text("here")
    expect(ana.locator(f"#place-{marta}")).to_contain_text("not here yet")
    other.goto("/")
    expect(ana.locator(f"#place-{priya}")).to_contain_text("not here yet")
