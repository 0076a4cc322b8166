"""Somebody new beside others, then by themself: seats, the talks afterwards, the certificate, a loop."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.deciding import saved
from tests.browser.growing import ADDRESS, NAME, STORY, journey, uncertified
from tests.browser.growing_story import PLANNED
from tests.browser.hiring import choose, option
from tests.browser.people import People, follow, never, press, titled, told
from tests.builders.assessments import EVIDENCE
from tests.cast import HOUR, MONDAY

TUESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=days) for days in (1, 3, 4))
POST = "Senior engineer, Payments"
HERS = "She told the drivers first; herownword."
METHOD, JUDGEMENT = "The last ten minutes had no question left.", "The three shops decide; judgementword."
LINE = "I keep ten minutes for a second question."


def ask(people: People) -> None:
    """Sanna asks for a seat beside her mentor, without the candidate's name; Nadia gives it."""
    sanna = people.begin("sanna", "Ask for a seat beside an interviewer")
    never(sanna, "Amara Okafor")
    row = sanna.get_by_role("row").filter(has_text="Your mentor")
    row.get_by_role("button", name="Ask for it: Mateo Quiroga, 3 Mar, 12:00").click()
    nadia = people.begin("nadia", "Answer Sanna, who asks for a seat beside Mateo Quiroga")
    titled(nadia, f"{NAME} asks for a seat")
    press(nadia, "Give the seat")
    people.begin("sanna", "Watch Mateo Quiroga’s interview on Tue 3 Mar 2026, 12:00")
    titled(sanna, f"Brief: Amara Okafor, {POST}")


def watch(people: People) -> None:
    """She writes for practice; the mentor's is not hers to read yet, and hers not his before his is in."""
    people.travel(TUESDAY + 5 * HOUR)
    sanna = people.begin("sanna", "Write your practice assessment of A. Okafor")
    titled(sanna, f"Practice assessment: Amara Okafor, {POST}")
    press(sanna, "Begin your notes")
    sanna.get_by_label("Notes", exact=True).fill(f"How the night went. {HERS}")
    part = sanna.locator("section[data-part=principle]").first
    part.get_by_role("textbox").fill(HERS)
    part.locator("input[type=radio][value='4']").check()
    sanna.locator("input[name=vote][value='3']").check()
    saved(sanna)
    press(sanna, "Hand in")
    titled(sanna, f"Hand in: Amara Okafor, {POST}")
    press(sanna, "Hand in")
    titled(sanna, f"Practice assessment: Amara Okafor, {POST}")
    never(sitting(people, "mateo", "Amara Okafor"), "herownword")
    people.server.play(f"{STORY}:handed_in_by", "Mateo", "Amara Okafor", 3)
    never(sitting(people, "sanna", "Amara Okafor"), EVIDENCE)


def sitting(people: People, name: str, candidate: str) -> Page:
    """The page of Sanna's sitting with a candidate, from the page of seats."""
    page = people.at_desk(name)
    page.goto(f"{people.server.url}/shadowing/?q={candidate.split(maxsplit=1)[0]}")
    follow(page, NAME)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{NAME} beside")
    return page


def talk(people: People) -> None:
    """Mateo compares and passes the talk on; she reads the method at once, the candidate's part later."""
    people.travel(TUESDAY + 6 * HOUR)
    mateo = people.begin("mateo", "Talk with Sanna about the interview of A. Okafor")
    told(mateo, "One step higher than Mateo")
    told(mateo, HERS)
    mateo.get_by_label("How the interview was led, and what was noticed").fill(METHOD)
    mateo.get_by_label("What you saw in the candidate").fill(JUDGEMENT)
    mateo.get_by_label("One thing that worked").fill("You waited.")
    press(mateo, "Pass it on to Sanna")
    told(mateo, "One thing to try next is missing (rule F8).")
    expect(mateo.get_by_role("alert")).to_be_focused()
    mateo.get_by_label("One thing to try next").fill("Ask twice.")
    mateo.get_by_label("Yes", exact=True).check()
    mateo.keyboard.press("Enter")
    told(mateo, "Kept; nobody else reads it yet.")
    press(mateo, "Pass it on to Sanna")
    told(mateo, "Counts")
    sanna = people.begin("sanna", "Read what Mateo noted after the interview of A. Okafor, and confirm")
    told(sanna, METHOD)
    never(sanna, EVIDENCE, "judgementword")
    sanna.get_by_label("What you take with you").fill(LINE)
    press(sanna, "Confirm")
    told(mateo, METHOD)
    people.server.play(f"{STORY}:reading_begun", "Amara Okafor")
    sanna.reload()
    told(sanna, EVIDENCE)
    told(sanna, JUDGEMENT)
    told(sanna, "One step higher than Mateo")


def lead(people: People) -> None:
    """A second interview watched; then Nadia seats her where she leads, and both such interviews count."""
    play = people.server.play
    play(f"{STORY}:sat_in", ADDRESS, "Priya", "Amara Okafor", "shadow")
    uncertified(journey(people, "mateo"), "interviews led beside a mentor (0 of 2)")
    nadia = people.at_desk("nadia")
    nadia.get_by_role("link", name="Loops", exact=True).click()
    follow(nadia, "Bo Lind")
    his = nadia.locator("#interviews article").filter(has_text="Mateo Quiroga")
    his.get_by_role("link", name="Seat a trainee").click()
    his.get_by_role("button", name=f"Give the seat to {NAME}").click()
    expect(his).to_contain_text(f"{NAME}, reverse shadow")
    told(people.at_desk("sanna"), "Lead Mateo Quiroga’s interview on Thu 5 Mar 2026, 12:00")
    people.travel(THURSDAY + 12 * HOUR)
    play(f"{STORY}:sat_in", ADDRESS, "Mateo", "Bo Lind", "reverse_shadow")
    told(sitting(people, "sanna", "Bo"), "Counts")
    uncertified(journey(people, "mateo"), "interviews led beside a mentor (1 of 2)")
    not_offered(people)
    play(f"{STORY}:sat_in", ADDRESS, "Wanjiru", "Bo Lind", "reverse_shadow")


def at_interviewer(people: People) -> Page:
    """Nadia's window, at the interviewer of the first interview of a loop that she plans."""
    nadia = people.at_desk("nadia")
    nadia.get_by_role("link", name="Loops", exact=True).click()
    follow(nadia, PLANNED)
    nadia.locator("#interviews article").first.get_by_role("link", name="Change").click()
    return nadia


def not_offered(people: People) -> None:
    """Who is not certified cannot be chosen; the option says why."""
    nadia = people.begin("nadia", f"Plan the loop of {PLANNED}, {POST}")
    nadia.get_by_label("First interview starts").fill("2026-03-10T09:00")
    nadia.get_by_label("Interviews", exact=True).fill("5")
    press(nadia, "Plan the loop")
    titled(nadia, f"Loop: {PLANNED}, {POST}")
    sanna = option(at_interviewer(people).get_by_label("Interviewer"), NAME)
    expect(sanna).to_be_disabled()
    expect(sanna).to_contain_text("(rule L7)")


def certify(people: People) -> None:
    """Her mentor says yes, on his desk now; she cannot for herself, and reads it on her own."""
    people.travel(FRIDAY)
    told(journey(people, "sanna"), "Every step is done")
    expect(people["sanna"].get_by_role("button", name=re.compile("^Certify"))).to_have_count(0)
    mateo = people.begin("mateo", f"Say whether {NAME} is certified: Interviewer")
    mateo.get_by_label("What you rest it on").fill("She asks for what was done.")
    press(mateo, "Certify Sanna")
    told(mateo, f"{NAME} is certified: Interviewer.")
    sanna = people.at_desk("sanna")
    sanna.goto(f"{people.server.url}/training/yours/")
    follow(sanna, "Interviewer")
    told(sanna, "Valid until")
    told(sanna, "She asks for what was done.")


def interview(people: People) -> None:
    """From now on Sanna is offered like everybody else, and the plan takes her."""
    nadia = at_interviewer(people)
    form = nadia.locator("#interviews form.form")
    choose(form.get_by_label("Interviewer"), NAME)
    form.get_by_role("button", name="Save the interview").click()
    expect(nadia.locator("#interviews article").first).to_contain_text(NAME)
    expect(nadia.locator("#missing")).to_contain_text("This loop has 1 interviewer; fewer than 4 is refused.")
    expect(nadia.locator("#missing")).not_to_contain_text("rule L7")
