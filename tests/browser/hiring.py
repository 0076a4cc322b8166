"""The way from a draft to invitations, step by step, as people walk it."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import CANDIDATE, POST, People, follow, never, press, titled, told

TUESDAY = datetime(2026, 3, 3, tzinfo=UTC)
# Who interviews, in this order, on Thursday from nine: what about, and the principles each owns.
PANEL = {
    "Marta Kowalczyk": ("Promises kept", ["Deserve trust"]),
    "Ana Ferreira": ("Depth", ["Go to the detail"]),
    "Priya Raman": ("Ownership", ["Act as an owner"]),
    "Mateo Quiroga": ("Results", ["Deliver", "Act as an owner"]),
    "Wanjiru Kamau": ("The customer's side", ["Start from the customer"]),
}
OWNED = ["Start from the customer", "Deserve trust", "Go to the detail", "Deliver"]
DESCRIPTION = """## The work
Look after the **ledger** that every parcel's money goes through.

## A good first year
- Nobody has to correct a balance by hand.
- The nightly run ends before the depots open.

## What we look for
Somebody who has carried a system of record through a change of its schema, in the open, with others,
and who can say what went wrong on the way. You will write as much as you build: each change to the ledger
begins with a page that the auditors and the drivers' office read before anybody types a line of it.
"""
PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
trailer << /Root 1 0 R >>
%%EOF
"""
SCREEN_NOTES = "She named the ledger's two invariants unasked: screenword."


def draft(people: People) -> None:
    """Nadia drafts the opening and asks Ana, whom the page offers, to review it."""
    nadia = people.at_desk("nadia")
    nadia.get_by_role("link", name="Openings", exact=True).click()
    follow(nadia, "Add an opening")
    nadia.get_by_label("Title", exact=True).fill(POST)
    nadia.get_by_label("Team").select_option("Payments")
    nadia.get_by_label("Level", exact=True).fill("6")
    nadia.get_by_label("Hiring manager").select_option(label="Marta Kowalczyk")
    nadia.get_by_label("Recruiter", exact=True).select_option(label="Nadia Petrov")
    press(nadia, "Save the draft")
    told(nadia, "Before a Bar Raiser can review it")
    follow(nadia, "Go on writing")
    nadia.get_by_role("textbox", name="Description").fill(DESCRIPTION)
    owners(nadia, "Act as an owner", "two")
    for name in OWNED:
        owners(nadia, name, "one")
    press(nadia, "Preview the description")
    expect(nadia.locator("#preview").get_by_role("heading", name="A good first year")).to_be_visible()
    press(nadia, "Save")
    follow(nadia, "Ask for review")
    nadia.get_by_label("Ana Ferreira").check()
    expect(nadia.get_by_label(re.compile("Marta"))).to_have_count(0)
    press(nadia, "Ask for review")
    told(nadia, "Ana Ferreira is reviewing the description")


def owners(page: Page, principle: str, number: str) -> None:
    """Ask for so many owners of a principle."""
    page.get_by_role("radiogroup", name=f"{principle}: interviewers").get_by_label(number, exact=True).check()


def approve(people: People) -> None:
    """Nobody outside sees the draft; Ana reads it and approves."""
    priya = people.at_desk("priya")
    priya.get_by_role("link", name="Openings", exact=True).click()
    never(priya, POST)
    ana = people.begin("ana", f"Review the description of {POST}")
    told(ana, "Nobody has to correct a balance by hand.")
    press(ana, "Approve", sure=True)
    told(ana, "The description is approved; loops can be planned.")


def add_candidate(people: People) -> None:
    """Nadia adds Amara with a résumé, which comes back as a file and as it was."""
    nadia = people.at_desk("nadia")
    nadia.get_by_role("link", name="Candidates", exact=True).click()
    follow(nadia, "Add a candidate")
    nadia.get_by_label("Name", exact=True).fill(CANDIDATE)
    nadia.get_by_label("E-mail").fill("amara@mail.example")
    nadia.get_by_label("Time zone").select_option("Africa/Lagos")
    nadia.get_by_label("Opening", exact=True).select_option(label=POST)
    nadia.get_by_label("Source").fill("Referral")
    resume = {"name": "amara.pdf", "mimeType": "application/pdf", "buffer": PDF}
    nadia.get_by_label("Résumé").set_input_files(resume)  # type: ignore[arg-type]
    press(nadia, "Add the candidate")
    titled(nadia, f"{CANDIDATE}, {POST}")
    with nadia.expect_download() as download:
        follow(nadia, "amara.pdf")
    assert download.value.path().read_bytes() == PDF
    priya = people.at_desk("priya")
    priya.get_by_role("link", name="Candidates", exact=True).click()
    never(priya, CANDIDATE)


def plan_screen(people: People) -> None:
    """Nadia plans half an hour with Marta on Tuesday, on the clock of London."""
    nadia = people.begin("nadia", f"Plan a screen for {CANDIDATE}, {POST}")
    follow(nadia, "Plan a screen")
    choose(nadia.get_by_label("Screener"), "Marta Kowalczyk")
    nadia.get_by_label("Start").fill("2026-03-03T10:00")
    nadia.get_by_label("Minutes").fill("30")
    press(nadia, "Plan the screen")
    titled(nadia, f"{CANDIDATE}, {POST}")
    told(nadia, "Marta Kowalczyk")


def option(field: Locator, name: str) -> Locator:
    """The option of a person, whose load or reason may stand behind the name."""
    return field.locator("option", has_text=name).first


def choose(field: Locator, name: str) -> None:
    """Choose a person."""
    field.select_option(value=option(field, name).get_attribute("value"))


def hold_screen(people: People) -> None:
    """Marta writes it up and says yes; nobody reads a word before, and Nadia none afterwards either."""
    people.travel(TUESDAY.replace(hour=10, minute=31))
    marta = people.begin("marta", "Hand in your assessment of A. Okafor")
    press(marta, "Begin your notes")
    marta.get_by_label("Notes", exact=True).fill(SCREEN_NOTES)
    marta.get_by_role("radio", name="Yes").check()
    expect(marta.locator("[data-status]")).to_contain_text("Saved")
    never(people.at_application("nadia"), "screenword")
    press(marta, "Hand in the screen")
    told(marta, "Read it once more")
    press(marta, "Hand in")
    nadia = people.at_application("nadia")
    told(nadia, "Your next step: plan the loop.")
    never(nadia, "screenword")


def plan_loop(people: People) -> None:
    """Nadia plans by hand, breaking one rule on the way, and mends what the page says is missing."""
    nadia = people.begin("nadia", f"Plan the loop of {CANDIDATE}, {POST}")
    nadia.get_by_label("First interview starts").fill("2026-03-05T09:00")
    nadia.get_by_label("Interviews", exact=True).fill("5")
    nadia.get_by_label("Minutes between them").fill("15")
    press(nadia, "Plan the loop")
    titled(nadia, f"Loop: {CANDIDATE}, {POST}")
    expect(nadia.get_by_role("button", name="Send the invitations")).to_be_disabled()
    refuse_hiring_manager(nadia)
    lead(nadia, "Ana Ferreira")
    for number, (name, (about, principles)) in enumerate(PANEL.items()):
        fill_interview(nadia, number, name, about, principles)
    expect(nadia.locator("#missing")).to_have_count(0)


def refuse_hiring_manager(page: Page) -> None:
    """Marta cannot lead: her option says so; a window that does not know yet gets the rule and a way out."""
    marta = option(page.get_by_label("Who leads"), "Marta Kowalczyk")
    expect(marta).to_contain_text("they are the hiring manager (rule L4)")
    expect(marta).to_be_disabled()
    marta.evaluate("one => { one.disabled = false; }")
    choose(page.get_by_label("Who leads"), "Marta Kowalczyk")
    press(page, "Name the Bar Raiser")
    told(page, "Marta Kowalczyk cannot lead this debrief: they are the hiring manager")
    told(page, "(rule L4). Free Bar Raisers at this level: Ana Ferreira, Ben Achterberg, Tom Brandt.")


def lead(page: Page, name: str) -> None:
    """Name who leads."""
    choose(page.get_by_label("Who leads"), name)
    press(page, "Name the Bar Raiser")
    expect(page.locator("#bar-raiser").get_by_text(name).first).to_be_visible()


def fill_interview(page: Page, number: int, name: str, about: str, principles: list[str]) -> None:
    """Give the n-th interview its interviewer, subject and principles."""
    page.locator("#interviews article").nth(number).get_by_role("link", name="Change").click()
    form = page.locator("#interviews form.form")
    choose(form.get_by_label("Interviewer"), name)
    for principle in principles:
        form.get_by_label(principle).check()
    form.get_by_label("About").fill(about)
    form.get_by_label("Place").fill("Room Kestrel")
    form.get_by_role("button", name="Save the interview").click()
    row = page.locator("#interviews article").nth(number)
    expect(row).to_contain_text(name)
    expect(row).to_contain_text(principles[0])


def invite(people: People) -> None:
    """Now that nothing is missing the invitations leave, on Nadia's word."""
    nadia = people.begin("nadia", f"Send the invitations to the loop of {CANDIDATE}, {POST}")
    press(nadia, "Send the invitations", sure=True)
    told(nadia, "Invitations are out.")
