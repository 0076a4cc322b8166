"""Windows of a real browser, one for each person, and everything the browser had to complain of."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

from tests.builders.server import Server

DESK: ViewportSize = {"width": 1440, "height": 900}
TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 15_000
# The browser's clock goes with the server's: a page counts down to the server's moments.
SAME_TIME = """
const kept = location.protocol === 'http:' && document.cookie.match(/(?:^|; )ahead=(-?[0-9.]+)/);
if (kept) {
  const ahead = Number(kept[1]) * 1000, Real = Date;
  Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
}
"""


@dataclass
class Windows:
    """Opens windows on a site; `complaints` must be empty in the end."""

    browser: Browser
    server: Server
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, **settings: Any) -> Page:
        """A window of its own, with nobody signed in."""
        wanted = {"viewport": DESK, "reduced_motion": "reduce", "locale": "en-GB", **settings}
        context = self.browser.new_context(**wanted)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(SAME_TIME)
        self.contexts.append(context)
        self.keep_time(context)
        self._listen(context)
        return context.new_page()

    def keep_time(self, context: BrowserContext) -> None:
        """Tell the browser what time it is for the server; pages opened from now on go by it."""
        if self.server.travels:
            ahead = {
                "name": "ahead",
                "value": self.server.ahead.read_text().split()[0],
                "url": self.server.url,
            }
            context.add_cookies([ahead])  # type: ignore[list-item]

    def travel_along(self) -> None:
        """Let every window know that the server stands at another moment."""
        for context in self.contexts:
            self.keep_time(context)

    def close(self) -> None:
        """Close them all."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def _listen(self, context: BrowserContext) -> None:
        complain = self.complaints.append
        context.on("weberror", lambda error: complain(f"script: {error.error}"))
        context.on("console", lambda line: complain(line.text) if self._bad(line) else None)
        context.on("request", lambda sent: complain(f"left: {sent.url}") if self._leaves(sent.url) else None)

    @staticmethod
    def _bad(line: ConsoleMessage) -> bool:
        refused = "status of 422" in line.text  # a form that was sent back with its reasons
        return line.type == "error" and not refused

    def _leaves(self, address: str) -> bool:
        return not address.startswith((self.server.url, "data:", "blob:", "about:"))


def sign_in(page: Page, site: str, first: str) -> None:
    """Come in by the door everybody uses, as one of the tests' cast."""
    page.goto(f"{site}/account/login/")
    page.get_by_label("E-mail").fill(f"{first}@fernhill.example")
    page.get_by_label("Password").fill(f"{first} likes the open door")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/")


def be(page: Page, site: str, first: str) -> None:
    """Take a seat at the demo's door with one click."""
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=f"Be {first}", exact=True).click()
    page.wait_for_url(f"{site}/")
