"""The way from the brief to the outcome, step by step, and what each may not know yet."""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.hiring import PANEL
from tests.browser.people import CANDIDATE, POST, People, follow, look, never, press, titled, told

AFTERWARDS = datetime(2026, 3, 5, 15, 5, tzinfo=UTC)
NEXT_DAY = datetime(2026, 3, 6, 10, 0, tzinfo=UTC)
BEGINS = {"marta": (9, 0), "ana": (10, 15), "priya": (11, 30), "mateo": (12, 45), "wanjiru": (14, 0)}
OWNED = {name.split(maxsplit=1)[0].lower(): principles for name, (_, principles) in PANEL.items()}
VOTES = {"priya": 3, "mateo": 2, "wanjiru": 3, "marta": 4, "ana": 3}
SECOND = {**VOTES, "mateo": 3}
CALLED = {
    4: "Strongly inclined to hire",
    3: "Inclined to hire",
    2: "Not inclined to hire",
}
QUOTE = "I stopped the run and rang every depot"


def words(name: str) -> list[str]:
    """What this person writes and only they have written: notes and evidence."""
    return [f"{name}notesword", f"{name}evidenceword"]


def remark(name: str) -> str:
    """The word in a person's remark to the vote, which waits for the reveal like the vote itself."""
    return f"{name}remarkword"


def briefs(people: People) -> None:
    """Each interviewer reads their brief and takes the calendar entry along; no opinion has reached it."""
    for name, (hour, minute) in BEGINS.items():
        page = people.begin(name, f"Interview {CANDIDATE}")
        titled(page, f"Brief: {CANDIDATE}, {POST}")
        told(page, OWNED[name][0])
        expect(page.get_by_role("link", name="Résumé: amara.pdf")).to_be_visible()
        never(page, "screenword")
        with page.expect_download() as download:
            follow(page, "Calendar file")
        event: Any = Calendar.from_ical(download.value.path().read_bytes()).events[0]
        assert event.start.astimezone(UTC) == datetime(2026, 3, 5, hour, minute, tzinfo=UTC)
    letters = "".join(one.read_text() for one in (people.server.home / "mail").iterdir())
    screened, the_candidate_s = 1, 2  # of the screen and of the loop
    assert letters.count('filename="interview.ics"') == screened + len(BEGINS) + the_candidate_s
    assert "screenword" not in letters


def write(people: People) -> None:
    """Five assessments, typed and handed in one after the other; nobody reads ahead."""
    people.travel(AFTERWARDS)
    for number, name in enumerate(VOTES):
        compose(people, name)
        hand_in(people[name])
        in_already, still_owing = list(VOTES)[: number + 1], list(VOTES)[number + 1 :]
        sealed = [word for one in in_already for word in words(one)]
        for reader in ("nadia", *still_owing[-1:]):
            never(packet(people, reader), *sealed)
        if number == 1:
            read_each_other(people)


def compose(people: People, name: str) -> None:
    """Notes, then evidence and rating for each principle owned, then the vote; a reload loses nothing."""
    page = people.begin(name, "Hand in your assessment of A. Okafor")
    press(page, "Begin your notes")
    notes = page.get_by_label("Notes", exact=True)
    notes.fill(f"The night of the double debit. “{QUOTE}”, she said. {words(name)[0]}")
    saved(page)
    page.reload()
    expect(notes).to_have_value(re.compile(words(name)[0]))
    for principle in OWNED[name]:
        part = page.locator(f'section[data-part="principle"][data-name="{principle}"]')
        part.get_by_role("textbox").fill(
            f"She found it herself, told the drivers first, and paid back. {words(name)[1]}"
        )
        part.locator("input[type=radio][value='3']").check()
    page.locator(f"input[name=vote][value='{VOTES[name]}']").check()
    page.get_by_label("Remark").fill(f"For this team. {remark(name)}")
    saved(page)


def saved(page: Page) -> None:
    """Wait until the page says that everything typed is with the server."""
    expect(page.locator("[data-status] [data-when=saved]")).to_be_visible()


def hand_in(page: Page) -> None:
    """Hand in, and once more on the page that shows it as its readers will see it."""
    press(page, "Hand in")
    titled(page, f"Hand in: {CANDIDATE}, {POST}")
    press(page, "Hand in")
    titled(page, f"Assessment: {CANDIDATE}, {POST}")


def packet(people: People, name: str) -> Page:
    """The packet of the loop, as somebody finds it from the candidate's page."""
    page = people.at_application(name)
    follow(page, "Open the packet")
    titled(page, f"Packet: {CANDIDATE}, {POST}")
    return page


def read_each_other(people: People) -> None:
    """Two have handed in and read each other, but not how they voted, and not who still writes."""
    for reader, other in (("priya", "mateo"), ("mateo", "priya")):
        page = packet(people, reader)
        told(page, words(other)[0])
        never(page, remark(other), *words("wanjiru"))


def call(people: People) -> None:
    """Everything is in: Ana calls the debrief for the next morning. Nadia still reads nothing."""
    ana = people.begin("ana", "Call the debrief of A. Okafor")
    told(ana, "Every assessment is in. Say when you meet.")
    ana.get_by_label("When you meet").fill("2026-03-06T10:00")
    press(ana, "Call the debrief")
    titled(ana, f"Debrief: {CANDIDATE}, {POST}")
    page = packet(people, "nadia")
    never(page, *(word for name in VOTES for word in words(name)))


def read(people: People) -> None:
    """Step one: all read in silence, the recruiter too; who has read shows, votes do not."""
    people.travel(NEXT_DAY)
    ana = people.begin("ana", "Begin the debrief of A. Okafor")
    press(ana, "Begin the reading")
    told(ana, "Reading ends in")
    for name in VOTES:
        page = ana if name == "ana" else people.begin(name, "Read the packet of A. Okafor")
        for one in [other for other in VOTES if other != name]:
            told(page, words(one)[0])
            never(page, remark(one))
        mark_all(page, name)
    told(packet(people, "nadia"), words("priya")[1])


def mark_all(page: Page, reader: str) -> None:
    """Mark each assessment as read."""
    for name in [*VOTES, "marta"]:  # Marta's screen, too
        button = page.get_by_role("button", name=f"Mark {name.title()}'s assessment as read").first
        if name != reader and button.count():
            button.click()
            look(page)
    expect(page.get_by_role("button", name=re.compile("as read$"))).to_have_count(0)


def vote(people: People) -> None:
    """Step two: all vote again, sealed; one moment shows all."""
    ana = people["ana"]
    look(ana)
    press(ana, "Go on to the re-vote")
    for name, second in SECOND.items():
        page = ana if name == "ana" else people.begin(name, "Vote again on A. Okafor")
        page.get_by_label(CALLED[second], exact=True).check()
        press(page, "Cast my vote")
        told(page, f"Cast: {CALLED[second]}.")
        never(page, *(remark(other) for other in VOTES if other != name))
        expect(page.locator("main")).not_to_contain_text("→")
    look(ana)
    press(ana, "Reveal the votes")
    told(ana, "Not inclined → Inclined")
    told(ana, "1 of 5 changed after reading.")


def discuss(people: People) -> None:
    """Step three: Priya puts a line on the list, with the words of Mateo's assessment that it rests on."""
    priya = people["priya"]
    look(priya)
    form = priya.locator("[data-line-form]")
    form.get_by_label("Principle").select_option(label="Act as an owner")
    form.get_by_label("Met the bar", exact=True).check()
    form.get_by_label("In one sentence").fill("She stopped the run herself, without asking.")
    form.get_by_label("Passage").select_option(label="Mateo: notes")
    form.get_by_label("The words it rests on").fill("I asked everybody to wait")
    press(priya, "Add the line")
    told(priya, "This line can't stand yet.")
    form.get_by_label("The words it rests on").fill(QUOTE)
    press(priya, "Add the line")
    told(priya, "She stopped the run herself, without asking.")
    look(people["ana"])
    told(people["ana"], QUOTE)


def decide(people: People) -> None:
    """Step four: both keys, then the packet is closed and opens no more."""
    ana = people["ana"]
    press(ana, "Go on to the decision", sure=True)
    marta = people.begin("marta", "Turn your key on A. Okafor")
    marta.get_by_label("Hire", exact=True).check()
    marta.get_by_label("Why").first.fill("She gives bad news early and pays for it herself.")
    press(marta, "Turn my key")
    told(marta, "key turned")
    look(ana)
    ana.get_by_label("Hire", exact=True).check()
    ana.get_by_label("Yes", exact=True).check()
    ana.get_by_label("In which way they raise the bar, or don't").fill("She asks who is hurt by a delay.")
    ana.get_by_label("Why").first.fill("Two interviews, asked apart, found the same.")
    press(ana, "Turn my key")
    press(ana, "Close the debrief", sure=True)
    follow(ana, "Open the packet")
    told(ana, "Unchanged since")


def export(people: People) -> None:
    """Ana takes the packet along as one file, and its text gives the digest that the page shows."""
    ana = people["ana"]
    shown = re.search(r"[0-9a-f]{64}", ana.locator("#digest").inner_text())
    assert shown
    with ana.expect_download() as download:
        follow(ana, "One HTML file")
    document = download.value.path().read_text()
    for name in VOTES:
        assert all(word in document for word in (*words(name), remark(name)))
    assert not re.search(r"(src|href)=\"(?!#)", document), "one file that needs nothing else"
    embedded = re.search(r'<script type="application/json" id="packet">(.*?)</script>', document, re.DOTALL)
    assert embedded
    facts = json.dumps(json.loads(embedded[1]), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert sha256(facts.encode()).hexdigest() == shown[0]


def tell(people: People) -> None:
    """Nadia tells Amara the outcome; then nothing is owed, and the trail is whole without a sealed word."""
    nadia = people.begin("nadia", f"Tell {CANDIDATE} the outcome, {POST}")
    press(nadia, "Note the outcome as told")
    told(nadia, "Nothing is owed.")
    told(people.at_desk("nadia"), "Nothing is waiting for you.")
    erik = people.at_desk("erik")
    erik.get_by_role("link", name="Trail", exact=True).click()
    never(erik, *(word for name in VOTES for word in (*words(name), remark(name))))
    erik.get_by_role("link", name="Candidates", exact=True).click()
    never(erik, CANDIDATE)
