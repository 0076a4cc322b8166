"""Nothing typed is lost (rule F7), in a real browser on a real server: tabs, plugs, keys, no scripts."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.builders.server import Server
from tests.ui.axe import faults

pytestmark = pytest.mark.browser
Window = Callable[..., BrowserContext]
expect.set_options(timeout=20_000)
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")
OFFLINE = "No connection, kept here; trying again"
names = (f"Candidate {letter}" for letter in map(str, count(1)))


def new(server: Server, principles: int = 1) -> int:
    number: int = server.play("tests.assessments.story:interview", next(names), principles)
    return number


def stored(server: Server, interview: int) -> dict[str, Any]:
    found: dict[str, Any] = server.play("tests.assessments.story:stored", interview)
    return found


def writing(context: BrowserContext, server: Server, interview: int) -> Page:
    page = context.new_page()
    page.goto(f"{server.url}/assessments/write/{interview}/")
    if page.get_by_role("button", name="Begin your notes").count():
        with page.expect_navigation(url="**/write/*/"):
            page.get_by_role("button", name="Begin your notes").click()
    return page


def is_saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_have_text(SAVED, use_inner_text=True)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-status]")).to_have_text(words, use_inner_text=True)


def test_question_anchors_and_clock_stay_in_view(server: Server, window: Window) -> None:
    page = writing(window(), server, new(server, principles=3))
    pane = page.locator("[data-pane]")
    for _ in ("at the top", "at the bottom"):
        for part in (
            pane.locator("[data-countdown]"),
            pane.locator("[data-question]:visible"),
            *pane.locator("dd:visible").all(),
        ):
            expect(part).to_be_in_viewport(ratio=1)
        page.keyboard.press("Control+End")
        page.get_by_role("button", name="Hand in").scroll_into_view_if_needed()


def test_typing_saves_by_itself_and_survives_a_reload(server: Server, window: Window) -> None:
    page = writing(window(), server, new(server))
    page.get_by_label("Notes").press_sequentially("She moved the refund job.")
    is_saved(page)
    page.reload()
    expect(page.get_by_label("Notes")).to_have_value("She moved the refund job.")
    is_saved(page)


def test_typing_before_the_scripts_have_come_is_saved(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    writing(context, server, interview).close()
    held: list[Route] = []
    page = context.new_page()
    page.route(re.compile(r"/saving\b.*\.js"), lambda route: held.append(route))  # noqa: PLW0108 - it marks what it is given
    page.goto(f"{server.url}/assessments/write/{interview}/", wait_until="commit")
    page.get_by_label("Notes").fill("Typed on a slow line.")
    held[0].continue_()
    is_saved(page)
    assert stored(server, interview)["texts"][0] == "Typed on a slow line."


def test_caret_never_jumps(server: Server, window: Window) -> None:
    page = writing(window(), server, new(server))
    notes = page.get_by_label("Notes")
    notes.fill("first last")
    notes.evaluate("field => field.setSelectionRange(6, 6)")
    for word in ("and ", "then ", "at "):
        page.keyboard.type(word)
        is_saved(page)
    expect(notes).to_have_value("first and then at last")
    assert notes.evaluate("field => field.selectionStart") == len("first and then at ")


def test_two_tabs_show_both_texts_and_joining_loses_nothing(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    first = writing(context, server, interview)
    second = writing(context, server, interview)
    first.get_by_label("Notes").fill("From the first tab.")
    is_saved(first)
    second.get_by_label("Notes").fill("From the second tab.")
    says(second, "Two texts differ: choose below")
    both = second.locator("[data-disagreement]")
    expect(both.locator("[data-mine]")).to_have_text("From the second tab.")
    expect(both.locator("[data-theirs]")).to_have_text("From the first tab.")
    expect(second.get_by_label("Notes")).to_have_value("From the second tab.")
    assert stored(server, interview)["texts"][0] == "From the first tab."
    second.get_by_role("button", name="Join both").click()
    is_saved(second)
    assert stored(server, interview)["texts"][0] == "From the first tab.\n\nFrom the second tab."


@pytest.mark.parametrize(
    ("button", "kept", "aside"), [("Keep yours", "two", "one"), ("Take this one", "one", "two")]
)
def test_two_tabs_choosing_one_keeps_the_other_in_sight(
    server: Server, window: Window, button: str, kept: str, aside: str
) -> None:
    context, interview = window(), new(server)
    first, second = (writing(context, server, interview) for _ in range(2))
    first.get_by_label("Notes").fill("one")
    is_saved(first)
    second.get_by_label("Notes").fill("two")
    second.get_by_role("button", name=button).click()
    expect(second.locator("[data-status]")).to_have_text(re.compile("^Saved"), use_inner_text=True)
    assert stored(server, interview)["texts"][0] == kept
    second.get_by_text("The text you did not keep").click()
    expect(second.locator("[data-text]")).to_have_text(aside)


def test_dropped_connection_keeps_the_text_and_saves_it_afterwards(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    page = writing(context, server, interview)
    page.get_by_label("Notes").fill("Before the tunnel.")
    is_saved(page)
    context.set_offline(True)
    page.get_by_label("Notes").fill("Before the tunnel. In the tunnel.")
    says(page, OFFLINE)
    assert stored(server, interview)["texts"][0] == "Before the tunnel."
    context.set_offline(False)
    is_saved(page)
    assert stored(server, interview)["texts"][0] == "Before the tunnel. In the tunnel."


def test_lost_answers_are_no_conflict(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    page = writing(context, server, interview)
    lost = []

    def lose_the_first_answers(route: Route) -> None:
        route.fetch()
        lost.append(route)
        route.abort() if len(lost) < 3 else route.fulfill(response=route.fetch())

    page.route("**/text/", lose_the_first_answers)
    page.get_by_label("Notes").press_sequentially("A sentence that grows ", delay=60)
    says(page, OFFLINE)
    page.get_by_label("Notes").press_sequentially("while answers are lost.", delay=60)
    is_saved(page)
    expect(page.locator("[data-disagreement]")).to_have_count(0)
    assert stored(server, interview)["texts"][0] == "A sentence that grows while answers are lost."


def test_restarted_server_loses_nothing_that_it_acknowledged_or_that_was_typed(
    server: Server, window: Window
) -> None:
    context, interview = window(), new(server)
    page = writing(context, server, interview)
    page.get_by_label("Notes").fill("Acknowledged.")
    is_saved(page)
    server.kill()
    page.get_by_label("Notes").fill("Acknowledged. Typed while nobody listened.")
    says(page, OFFLINE)
    server.start()
    assert stored(server, interview)["texts"][0] == "Acknowledged."
    is_saved(page)
    assert stored(server, interview)["texts"][0] == "Acknowledged. Typed while nobody listened."


def test_unsent_text_comes_back_in_a_new_tab_after_a_crash(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    page = writing(context, server, interview)
    page.get_by_label("Notes").fill("Acknowledged.")
    is_saved(page)
    server.kill()
    page.get_by_label("Notes").fill("Acknowledged. Never sent.")
    says(page, OFFLINE)
    page.close()
    server.start()
    again = writing(context, server, interview)
    expect(again.get_by_label("Notes")).to_have_value("Acknowledged. Never sent.")
    expect(again.get_by_text("had not been saved; it is back")).to_be_visible()
    is_saved(again)
    assert stored(server, interview)["texts"][0] == "Acknowledged. Never sent."


def test_unsent_text_that_meets_another_is_shown_beside_it(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    page = writing(context, server, interview)
    context.set_offline(True)
    page.get_by_label("Notes").fill("Typed on the train.")
    says(page, OFFLINE)
    page.close()
    context.set_offline(False)
    elsewhere = writing(window(), server, interview)
    elsewhere.get_by_label("Notes").fill("Typed at the desk.")
    is_saved(elsewhere)
    again = writing(context, server, interview)
    expect(again.locator("[data-mine]")).to_have_text("Typed on the train.")
    expect(again.locator("[data-theirs]")).to_have_text("Typed at the desk.")


def test_ended_session_keeps_the_words_until_somebody_signs_in_again(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    page = writing(context, server, interview)
    before = context.cookies()
    context.clear_cookies()
    page.get_by_label("Notes").fill("Typed after the session ended.")
    says(page, "You are signed out. Sign in in another tab; your words are kept here.")
    context.add_cookies(before)  # type: ignore[arg-type]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    is_saved(page)
    assert stored(server, interview)["texts"][0] == "Typed after the session ended."


def test_later_parts_wait_and_say_for_what(server: Server, window: Window) -> None:
    page = writing(window(), server, new(server))
    rating, vote = (page.locator(f"[data-part={part}] [data-reason]") for part in ("principle", "end"))
    expect(rating).to_have_text("Waits for your notes.")
    expect(page.locator("[name=vote]").first).to_be_disabled()
    page.get_by_label("Notes").fill("Notes.")
    expect(rating).to_have_text("Waits for evidence.")
    page.get_by_label("Evidence on").fill("Evidence.")
    expect(rating).to_be_hidden()
    expect(vote).to_contain_text("Waits for your rating of")
    page.get_by_role("radio", name="Meets the bar").check()
    expect(vote).to_be_hidden()
    expect(page.locator("[data-missing]")).to_have_text("Your vote is missing.")


def press_until(page: Page, key: str, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    message = f"{selector} cannot be reached with {key}"
    raise AssertionError(message)


def test_keyboard_alone_completes_an_assessment(server: Server, window: Window) -> None:
    interview = new(server, principles=2)
    page = writing(window(), server, interview)
    press_until(page, "Tab", "textarea[name^=text]")
    page.keyboard.type("Asked about the refund queue.")
    for number in (0, 1):
        press_until(page, "Tab", f"[data-part=principle]:nth-of-type({number + 2}) textarea")
        page.keyboard.type(f"“I rang shop {number} myself.”")
        press_until(page, "Tab", f"[data-part=principle]:nth-of-type({number + 2}) input[type=radio]")
        page.keyboard.press("4" if number else "0")
    press_until(page, "Tab", "[name=vote]")
    page.keyboard.press("3")
    press_until(page, "Tab", "#remark")
    page.keyboard.type("Perhaps for another team.")
    press_until(page, "Tab", "button[value=hand_in]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hand-in/")
    assert stored(server, interview)["state"] == "draft"
    press_until(page, "Tab", "main button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Handed in. What you wrote is sealed as it stands.")).to_be_visible()
    found = stored(server, interview)
    assert (found["state"], found["vote"], found["remark"]) == ("handed_in", 3, "Perhaps for another team.")
    assert sorted(found["ratings"]) == [0, 4]


def test_hand_in_twice_and_the_back_button_are_harmless(server: Server, window: Window) -> None:
    interview = new(server)
    page = writing(window(), server, interview)
    page.get_by_label("Notes").fill("Notes.")
    page.get_by_label("Evidence on").fill("Evidence.")
    page.get_by_role("radio", name="Meets the bar").check()
    page.locator("[name=vote][value='2']").check()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/hand-in/")
    page.get_by_role("button", name="Hand in").dblclick()
    page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    page.go_back()
    page.wait_for_load_state("networkidle")  # a page that comes back may look anew by itself
    if page.get_by_role("button", name="Hand in").count():
        page.get_by_role("button", name="Hand in").click()
        page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    page.goto(f"{server.url}/assessments/write/{interview}/")
    page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    assert stored(server, interview)["vote"] == 2


def test_screen_ends_in_yes_or_no(server: Server, window: Window) -> None:
    interview = server.play("tests.assessments.story:phone_screen", next(names))
    page = writing(window(), server, interview)
    page.get_by_label("Notes").fill("Asked why payments.")
    page.get_by_role("radio", name="No").focus()
    page.keyboard.press("n")
    is_saved(page)
    page.get_by_role("button", name="Hand in the screen").click()
    expect(page.get_by_text("Your no ends the application here.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    assert stored(server, interview)["passed"] is False


def test_without_scripts_the_whole_page_is_sent_and_a_conflict_shows_both(
    server: Server, window: Window
) -> None:
    context, interview = window(java_script_enabled=False), new(server)
    page, other = (writing(context, server, interview) for _ in range(2))
    page.get_by_label("Notes").fill("Notes\nin two lines.")
    page.get_by_label("Evidence on").fill("Evidence.")
    page.get_by_role("radio", name="Meets the bar").check()
    page.locator("[name=vote][value='3']").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    other.get_by_label("Notes").fill("Other notes.")
    other.get_by_role("button", name="Save").click()
    expect(other.locator("[data-theirs]")).to_have_text("Notes in two lines.")
    expect(other.get_by_label("Notes")).to_have_value("Other notes.")
    assert stored(server, interview)["texts"][0] == "Notes\nin two lines."
    other.get_by_role("button", name="Hand in").click()
    other.wait_for_url("**/hand-in/")
    other.get_by_role("button", name="Hand in").click()
    found = stored(server, interview)
    assert (found["state"], found["vote"], found["texts"][0]) == ("handed_in", 3, "Other notes.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(server: Server, window: Window, scheme: str) -> None:
    context, interview = window(color_scheme=scheme), new(server, principles=2)
    page = context.new_page()
    loop = server.play("tests.assessments.story:loop_of", interview)
    page.goto(f"{server.url}/assessments/write/{interview}/")
    found = faults(page)
    page = writing(context, server, interview)
    found += faults(page)
    page.get_by_label("Notes").fill("Notes.")
    for field in page.get_by_label("Evidence on").all():
        field.fill("Evidence.")
    for choice in page.get_by_role("radio", name="Meets the bar").all():
        choice.check()
    page.locator("[name=vote][value='2']").check()
    is_saved(page)
    found += faults(page)
    page.goto(f"{server.url}/assessments/packet/{loop}/")
    found += faults(page)
    page.goto(f"{server.url}/assessments/write/{interview}/")
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/hand-in/")
    found += faults(page)
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url(re.compile(r"/assessments/\d+/$"))
    found += faults(page)
    page.get_by_label("What you add").fill("More.")
    page.get_by_role("button", name="Amend").click()
    found += faults(page)
    page.goto(f"{server.url}/assessments/packet/{loop}/")
    assert found + faults(page) == []


def test_axe_finds_nothing_while_two_texts_differ(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    first, second = (writing(context, server, interview) for _ in range(2))
    first.get_by_label("Notes").fill("one")
    is_saved(first)
    second.get_by_label("Notes").fill("two")
    says(second, "Two texts differ: choose below")
    assert faults(second) == []


# -- The writing coach (rule F6) ----------------------------------------------------------------------------

HEARSAY = "I heard that his last team was glad to see him go."


def test_the_coach_marks_while_one_types_and_is_silent_where_it_is_told_to(
    server: Server, window: Window
) -> None:
    page = writing(window(), server, new(server))
    notes = page.get_by_label("Notes", exact=True)
    notes.press_sequentially(HEARSAY)
    coach = page.locator(f"[data-coach='{notes.get_attribute('id')}']")
    summary = coach.locator("summary[data-count]")
    expect(summary).to_have_text("1 place to look at again")
    expect(page.locator(".coach-layer mark").first).to_have_text("I heard that")
    summary.press("Enter")
    expect(coach.get_by_text("is what somebody else thinks")).to_be_visible()
    assert faults(page) == []
    coach.get_by_role("button", name="Show it").press("Enter")
    expect(notes).to_be_focused()
    assert (
        notes.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
        == "I heard that"
    )
    notes.press("Home")
    notes.press_sequentially("So: ")  # marks go along with the words
    expect(page.locator(".coach-layer mark").first).to_have_text("I heard that")
    coach.get_by_text("Not here", exact=True).click()
    coach.get_by_label("Why it is right as it stands").fill("He said so himself.")
    coach.get_by_role("button", name="Leave it unmarked").click()
    expect(summary).to_have_text("Nothing to look at again")
    is_saved(page)
    page.reload()
    expect(page.locator(".coach-layer mark")).to_have_count(0)
    summary.click()
    coach.get_by_role("button", name="Mark it again").click()
    expect(summary).to_have_text("1 place to look at again")


def test_without_an_answer_of_the_coach_typing_goes_on(server: Server, window: Window) -> None:
    context, interview = window(), new(server)
    context.route("**/writing/marks", lambda route: route.abort())
    page = writing(context, server, interview)
    page.get_by_label("Notes", exact=True).press_sequentially(HEARSAY)
    is_saved(page)
    assert stored(server, interview)["texts"][0] == HEARSAY
    expect(page.locator(".coach-layer mark")).to_have_count(0)


SIZES = """field => {
    const layer = field.previousElementSibling, lines = (one) => Math.round(one.scrollHeight / 28);
    const size = (one) => [one.clientWidth, one.offsetHeight, lines(one), one.scrollTop].join(" ");
    return [field, layer].map(size);
}"""


def test_the_lines_stay_under_their_words_in_a_field_of_any_size(server: Server, window: Window) -> None:
    page = writing(window(), server, new(server))
    notes = page.get_by_label("Notes", exact=True)
    notes.fill("\n".join([HEARSAY] * 30))
    expect(page.locator(".coach-layer mark")).to_have_count(30)
    for width, height in ((390, ""), (1280, "200px"), (390, "200px")):
        page.set_viewport_size({"width": width, "height": 800})
        notes.evaluate("(field, height) => { field.style.height = height; field.scrollTop = 90; }", height)
        page.wait_for_function(f"field => new Set(({SIZES})(field)).size === 1", arg=notes.element_handle())
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_of_marks_that_overlap_every_word_is_underlined(server: Server, window: Window) -> None:
    page = writing(window(), server, new(server))
    page.get_by_label("Notes", exact=True).fill("Good culture fit.")
    expect(page.locator(".coach-layer").first).to_have_text("Good culture fit.\u200b")
    marked = page.locator(".coach-layer mark")
    expect(marked).to_have_count(1)
    expect(marked).to_have_text("Good culture fit")
