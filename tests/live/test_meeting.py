"""Eight windows, two processes on PostgreSQL, 300 deeds, lines cut and processes killed by chance."""

import random
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import VOTERS, canary
from tests.builders.server import Server, free_port, serving
from tests.chromium import launched
from tests.live.table import Window, different, table
from tests.live.walk import AT_TABLE, LENGTHS
from tests.postgres import database

pytestmark = pytest.mark.browser
SEED = 20
BATCH = 10
NEXT = {
    State.READING: "begin_revote", State.REVOTING: "reveal", State.DISCUSSING: "begin_deciding",
    State.DECIDING: "",
}  # fmt: skip
WALK = "tests.live.walk"
EVERYBODY_SEES = ("votes", "matrix")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def servers(postgres: str, empty_company: str) -> Iterator[tuple[Server, Server]]:
    """Two servers beside each other, as on two machines."""
    with serving(database(postgres, like=empty_company)) as one, ExitStack() as stack:
        other = Server(one.home, free_port(), database=one.database)
        stack.callback(other.leave)
        other.start()
        yield one, other


class Trouble:
    """What befalls lines and processes between deeds, by chance."""

    def __init__(self, servers: tuple[Server, ...], windows: list[Window]) -> None:
        self.servers, self.windows, self.chance = servers, windows, random.Random(SEED)  # noqa: S311 - no secret
        self.kills = set(self.chance.sample(range(2, sum(LENGTHS.values()) // BATCH), 3))
        self.down: Server | None = None

    def strike(self, batch: int) -> None:
        """Start again what was killed; kill, cut, or lead a line to the other server."""
        if self.down:
            self.down.start()
            self.down = None
        if batch in self.kills:
            self.down = self.chance.choice(self.servers)
            self.down.kill()
        some = self.chance.sample(self.windows, self.chance.randint(0, 3))
        for window in some:
            window.proxy.upstream = self.chance.choice(self.servers).port
            window.proxy.cut()

    def end(self) -> None:
        """Let everything be well again."""
        if self.down:
            self.down.start()


def test_everybody_sees_the_same_after_a_walk_of_three_hundred_deeds(
    servers: tuple[Server, Server], chromium: Browser
) -> None:
    play = servers[0].play
    room = play(f"{WALK}:begin")
    with table(chromium, servers, room, AT_TABLE) as windows:
        for window in windows:
            window.listen(f"debrief:{room}")
        trouble, done, batch = Trouble(servers, windows), 0, 0
        for state, count in LENGTHS.items():
            for _ in range(count // BATCH):
                done += play(f"{WALK}:deeds", room, SEED + batch, BATCH)
                batch += 1
                trouble.strike(batch)
                windows[0].page.wait_for_timeout(50)
            if state == State.REVOTING:
                no_vote_was_sent(windows, play(f"{WALK}:own_votes", room))
            if NEXT[state]:
                play(f"{WALK}:move_on", room, NEXT[state])
        trouble.end()
        assert done == sum(LENGTHS.values()) == 300
        all_the_same(servers[0], room, windows)


def no_vote_was_sent(windows: list[Window], votes: dict[str, list[str]]) -> None:
    """Search every byte that was sent before the reveal: nobody has anything of another's vote."""
    for window in windows:
        own = set(votes.get(window.name, ())) if not window.view else set()
        assert window.votes_sent() <= own, window.name
        assert b'class="dots"' not in window.sent()
        for voter in set(VOTERS) - {window.name}:
            assert canary(voter, "remark").encode() not in window.sent()
    assert any(window.votes_sent() for window in windows)  # the search finds what there is: one's own


def all_the_same(server: Server, room: int, windows: list[Window]) -> None:
    """Every window shows what a fresh one shows, and has heard every event once."""
    shown = [window.shows(server.play(f"{WALK}:pulse", room, window.name)) for window in windows]
    for window, parts in zip(windows, shown, strict=True):
        assert different(parts, window.fresh()) == "{}", window.name
        window.has_heard(server.play(f"{WALK}:log", room, window.began))
    for name in EVERYBODY_SEES:
        assert len({parts[name] for parts in shown}) == 1, name
