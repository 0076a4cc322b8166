"""Takes the pictures of docs/screenshots/ from a sample company of its own: `make screenshots`."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.builders.server import Server, free_port
from tests.builders.tour import DEBRIEFS, PLACES, Place, go
from tests.builders.windows import Windows, be
from tests.chromium import launched

FOLDER = Path(__file__).parent / "screenshots"
WEDNESDAY = datetime(2026, 3, 4, 15, 0, tzinfo=UTC)  # the same afternoon in every picture
SHOWN = (
    "desk",
    "candidates",
    "board",
    "application",
    "opening",
    "loop",
    "brief",
    "assessment",
    "sealed",
    "call",
    "reading",
    "debrief",
    "wall",
    "packet",
    "process",
    "principle",
    "rules",
    "trail",
    "people-import",
    "your-training",
    "lesson",
    "practice-result",
    "sitting",
    "coaching-notes",
    "growth",
    "coach",
    "coach-rule",
    "door",
)
ALSO_DARK_AND_SMALL = ("desk", "assessment", "debrief")
DISCUSSED = Place("deciding", "Ana", DEBRIEFS, ("Freya Nilsen",))
WRITTEN = Place("coached", "Kofi", "/", ("Hand in your assessment of O. Tran",))
TYPED = (
    "A friend who worked with him says he is good. Asked about the outage in March: he stood at the belt for "
    "three evenings with a timer and counted 14 of 17 jams as flat envelopes.\n\nStrong technically. He has "
    "two kids at home, so nights could be hard. Better than the last candidate."
)
READ = Place("revote", "Ana", DEBRIEFS, ("Sunniva Dahl",))


@dataclass(frozen=True)
class Frame:
    """A window: the suffix of its pictures, its size, and light or dark."""

    suffix: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


PLAIN = Frame("", 1440, 1000, "light")
OTHERS = (Frame("-dark", 1440, 1000, "dark"), Frame("-phone", 390, 844, "light"))


@contextmanager
def sample_company() -> Iterator[Server]:
    """Serve a sample company on a home of its own."""
    with tempfile.TemporaryDirectory(prefix="doordesk-pictures-", ignore_cleanup_errors=True) as home:
        server = Server(Path(home), free_port(), word="demo", travels=True)
        server.travel(WEDNESDAY)
        server.start()
        try:
            yield server
        finally:
            server.kill()


def take(page: Page, name: str, frame: Frame = PLAIN) -> None:
    """Take one picture of the whole window."""
    page.set_viewport_size({"width": frame.width, "height": frame.height})
    page.emulate_media(color_scheme=frame.scheme)
    page.screenshot(path=FOLDER / f"{name}{frame.suffix}.png")


def take_places(windows: Windows) -> None:
    """Take the pages that the tour leads to, some of them dark and small as well."""
    pages: dict[str, Page] = {}
    for place in (one for one in PLACES if one.name in SHOWN):
        if place.who not in pages:
            pages[place.who] = windows.open()
            be(pages[place.who], windows.server.url, place.who)
        page = pages[place.who]
        for frame in (PLAIN, *(OTHERS if place.name in ALSO_DARK_AND_SMALL else ())):
            page.set_viewport_size({"width": frame.width, "height": frame.height})
            go(page, windows.server.url, place)
            take(page, place.name, frame)


def take_steps(windows: Windows) -> None:
    """Lead two debriefs one step on, as Ana, and take what follows: the second vote, and the two keys."""
    page = windows.open()
    be(page, windows.server.url, "Ana")
    for place, button in ((READ, "Go on to the re-vote"), (DISCUSSED, "Go on to the decision")):
        go(page, windows.server.url, place)
        page.get_by_role("button", name=button).click()
        sure = page.locator("#confirm-text [data-confirm-yes]")
        if sure.is_visible():
            sure.click()
        page.locator("#revote, #keys, #turnout").first.wait_for()
        take(page, place.name)


def take_coach(windows: Windows) -> None:
    """Type what the writing coach marks, and take the page and the list before hand-in."""
    page = windows.open()
    be(page, windows.server.url, "Kofi")
    go(page, windows.server.url, WRITTEN)
    page.get_by_label("Notes", exact=True).fill(TYPED)
    opened = page.locator("[data-coach='notes'] summary[data-count]")
    opened.click()
    for frame in (PLAIN, *OTHERS):
        take(page, "coached", frame)


def main() -> int:
    """Take them all anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with sample_company() as server, launched() as browser:
        windows = Windows(browser, server)
        take_places(windows)
        take_steps(windows)
        take_coach(windows)
        windows.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
