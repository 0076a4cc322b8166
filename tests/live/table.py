"""Eight windows on one debrief, each behind a line of its own that can be cut or led to another server."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.builders.proxy import Proxy, proxying
from tests.builders.server import Server

PATIENCE = 60_000
WALL = "?view=wall"
# Beside what the page does by itself, note every event of the debrief, in order.
LISTEN = """async (channel) => {
  const { follow } = await import("/static/ui/js/live.js");
  const { dataset } = document.documentElement, heard = [];
  dataset.from = document.querySelector("[data-room]").dataset.pulse.split(".")[0];
  follow({
    address: `/live/stream?on=${channel}`, at: dataset.from, poll() {},
    heard: (list) => {
      heard.push(...list.map((one) => `${one.word}/${one.row}`));
      dataset.heard = heard.join(" ");
    },
    reset: () => { dataset.heard = "reset"; }, mode: (name) => { dataset.own = name; },
  });
}"""
PARTS = """() => {
  const plain = (part) => part.innerText.replace(/\\s+/g, " ").trim();
  const parts = [...document.querySelectorAll("[data-part]")];
  return Object.fromEntries(parts.map((one) => [one.dataset.part, plain(one)]));
}"""
VOTE = re.compile(rb'class="vote" data-value="([^"]*)"')


@dataclass
class Window:
    """Somebody's window."""

    name: str
    view: str
    page: Page
    proxy: Proxy
    address: str

    def listen(self, channel: str) -> None:
        """Note events from here on."""
        self.page.evaluate(LISTEN, channel)
        expect(self.page.locator("html")).to_have_attribute("data-own", "live", timeout=PATIENCE)

    @property
    def began(self) -> int:
        """The number of the last event before it listened."""
        return int(self.page.locator("html").get_attribute("data-from") or -1)

    def has_heard(self, events: list[str]) -> None:
        """Wait until it has heard these: none left out, none twice, in this order."""
        html = self.page.locator("html")
        expect(html).to_have_attribute("data-heard", " ".join(events), timeout=PATIENCE)

    def shows(self, pulse: str) -> dict[str, str]:
        """Wait until it stands there; return the text of each of its parts."""
        room = self.page.locator("[data-room]")
        expect(room).to_have_attribute("data-pulse", pulse, timeout=PATIENCE)
        found: dict[str, str] = self.page.evaluate(PARTS)
        return found

    def fresh(self) -> dict[str, str]:
        """What a page that is opened now shows."""
        other = self.page.context.new_page()
        other.goto(self.address)
        found: dict[str, str] = other.evaluate(PARTS)
        other.close()
        return found

    def sent(self) -> bytes:
        """Every byte it was sent so far."""
        return b"".join(self.proxy.sent)

    def votes_sent(self) -> set[str]:
        """The votes that those bytes show; a sealed one shows none."""
        return {name.decode() for name in VOTE.findall(self.sent())} - {"sealed", "none"}


@contextmanager
def table(
    browser: Browser, servers: tuple[Server, ...], room: int, names: tuple[str, ...]
) -> Iterator[list[Window]]:
    """Open a window for each of these, and one more for the wall; the servers share them."""
    cookies = servers[0].play("tests.live.walk:cookies")
    with ExitStack() as stack:
        found = []
        for place, (name, view) in enumerate([*((name, "") for name in names), (names[0], WALL)]):
            proxy = stack.enter_context(proxying(servers[place % len(servers)].port))
            context = browser.new_context(reduced_motion="reduce")
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            context.add_cookies([{"name": "doordesk", "value": cookies[name], "url": proxy.url}])
            address = f"{proxy.url}/debriefs/{room}/{view}"
            page = context.new_page()
            page.goto(address)
            found.append(Window(name, view, page, proxy, address))
        yield found


def different(shown: dict[str, str], fresh: dict[str, str]) -> str:
    """Say which parts differ, and how; empty when none do."""
    wrong = {name: (shown.get(name), fresh.get(name)) for name in shown.keys() | fresh.keys()}
    return json.dumps({name: both for name, both in wrong.items() if both[0] != both[1]}, indent=1)
