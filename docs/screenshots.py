"""Takes the pictures of docs/screenshots/ from a demo of its own: `make screenshots`."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from doordesk.cli.ports import free_port_from
from tests.chromium import find

FOLDER = Path(__file__).parent / "screenshots"
COMMAND = Path(sys.executable).parent / "doordesk"
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
OTHERS = ("DATABASE_URL", "DOORDESK_HOSTS", "DOORDESK_URL", "DOORDESK_MODE")


@dataclass(frozen=True)
class Picture:
    """A page as one of the cast sees it: begin at an address, then follow the first link of each form."""

    name: str
    who: str
    begin: str = "/"
    follow: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """A window: the suffix of its pictures, its size, and light or dark."""

    suffix: str
    width: int
    height: int
    scheme: str


PICTURES = (
    Picture("desk", "Ana"),
    Picture("debrief", "Ana", "/debriefs/", (r"/debriefs/\d+/$",)),
    Picture("assessment", "Kofi", "/", (r"/assessments/write/\d+",)),
    Picture("brief", "Leila", "/", (r"/interviews/\d+/brief/",)),
    Picture("candidates", "Nadia", "/candidates/"),
    Picture("candidate", "Nadia", "/candidates/", (r"/candidates/\d+/$",)),
    Picture("loop", "Omar", "/", (r"/loops/\d+/$",)),
    Picture("openings", "Marta", "/openings/"),
    Picture("opening", "Marta", "/openings/", (r"/openings/\d+/$",)),
    Picture("principles", "Ana", "/principles/"),
    Picture("principle", "Ana", "/principles/", (r"/principles/\d+/$",)),
    Picture("people", "Erik", "/people/"),
    Picture("trail", "Erik", "/audit/"),
    Picture("rule-book", "Rosa", "/rules/"),
    Picture("cast", "Ana", "/demo/"),
)
FRAMES = (
    Frame("", 1440, 900, "light"),
    Frame("-dark", 1440, 900, "dark"),
    Frame("-phone", 390, 844, "light"),
)


@contextmanager
def demo() -> Iterator[str]:
    """Serve a demo on a home of its own, and give its address."""
    port = free_port_from(8800)
    with tempfile.TemporaryDirectory(prefix="doordesk-pictures-") as home:
        kept = {name: value for name, value in os.environ.items() if name not in OTHERS}
        server = subprocess.Popen(
            [COMMAND, "demo", "--port", str(port)],
            stdout=subprocess.PIPE,
            text=True,
            env={**kept, "DOORDESK_HOME": home},
        )
        try:
            if not any("answers at" in line for line in server.stdout or ()):
                sys.exit("The demo did not start.")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def sign_in(page: Page, site: str, who: str) -> None:
    """Choose a seat at the demo's door."""
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=f"Be {who}", exact=True).click()
    page.wait_for_url(f"{site}/")


def reach(page: Page, site: str, picture: Picture) -> bool:
    """Go where the picture is taken; False when a page or link on the way is missing."""
    answer = page.goto(f"{site}{picture.begin}")
    for form in picture.follow:
        found = [link for link in links(page) if re.search(form, link)]
        if not found:
            return False
        answer = page.goto(found[0])
    return answer is not None and answer.ok


def links(page: Page) -> list[str]:
    """Return the addresses a page links to, in its order, without what stands after '?' or '#'."""
    hrefs: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    return [re.split(r"[?#]", href)[0] for href in hrefs]


def take(browser: Browser, site: str, picture: Picture, frame: Frame) -> bool:
    """Take one picture of the whole window."""
    context = browser.new_context(
        viewport={"width": frame.width, "height": frame.height},
        color_scheme="dark" if frame.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    sign_in(page, site, picture.who)
    reached = reach(page, site, picture)
    if reached:
        page.screenshot(path=FOLDER / f"{picture.name}{frame.suffix}.png")
    context.close()
    return reached


def main() -> int:
    """Take them all; name those that could not be taken."""
    FOLDER.mkdir(exist_ok=True)
    with demo() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        missing = [one.name for one in PICTURES if not all(take(browser, site, one, each) for each in FRAMES)]
        browser.close()
    print(f"{len(PICTURES) - len(missing)} pages in {FOLDER}.")
    if missing:
        print(f"Not reached: {', '.join(missing)}.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
