"""People at their windows: what they click, and what they must not find."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from playwright.sync_api import Page, expect

from tests.builders.server import Server
from tests.builders.windows import Windows, sign_in

CANDIDATE = "Amara Okafor"
POST = "Senior engineer, Payments"


@dataclass
class People:
    """Each person's own window, opened and signed in when it is first needed."""

    server: Server
    windows: Windows
    pages: dict[str, Page] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Page:
        if name not in self.pages:
            self.pages[name] = self.windows.open()
            sign_in(self.pages[name], self.server.url, name)
        return self.pages[name]

    def at_desk(self, name: str) -> Page:
        """Somebody's window, at their desk."""
        page = self[name]
        page.get_by_role("link", name=re.compile(r"^(Doordesk|Your desk)$")).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your desk")
        return page

    def begin(self, name: str, duty: str) -> Page:
        """Somebody begins what stands on their desk."""
        page = self.at_desk(name)
        follow(page, duty)
        return page

    def at_application(self, name: str) -> Page:
        """Somebody's window, at the page of the one application, found by the list of candidates."""
        places = self[name].get_by_role("navigation", name="Main")
        page = self[name] if places.is_visible() else self.at_desk(name)  # the page to write on has none
        places.get_by_role("link", name="Candidates", exact=True).click()
        follow(page, CANDIDATE)
        return page

    def travel(self, moment: datetime) -> None:
        """Let it be another moment, for the server and in every window."""
        self.server.travel(moment)
        self.windows.travel_along()


def follow(page: Page, link: str) -> None:
    """Click the first link of this name in the page itself."""
    page.locator("main").get_by_role("link", name=link, exact=True).first.click()


def press(page: Page, button: str, *, sure: bool = False) -> None:
    """Press the first button of this name; `sure` answers the question that it asks."""
    page.locator("main").get_by_role("button", name=button, exact=True).first.click()
    if sure:
        page.locator("#confirm-text [data-confirm-yes]").click()


def titled(page: Page, words: str) -> None:
    """Be on the page with this title."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def told(page: Page, words: str) -> None:
    """Read these words somewhere on the page."""
    expect(page.locator("main").get_by_text(words).first).to_be_visible()


def never(page: Page, *words: str) -> None:
    """Find none of these words anywhere in the page, hidden parts included."""
    content = page.content()
    for word in words:
        assert word not in content, f"{word!r} on {page.url}"


def look(page: Page) -> None:
    """Let a window ask now whether something happened, instead of waiting for its clock."""
    with page.expect_response(lambda answer: "/live" in answer.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
