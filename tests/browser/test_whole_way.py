"""The whole way of one candidate, walked by clicking what the pages offer (promises 1 to 5)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import deciding, hiring
from tests.browser.people import People
from tests.builders.server import Server, free_port
from tests.builders.windows import Windows
from tests.cast import MONDAY

pytestmark = pytest.mark.browser
WAY = (
    hiring.draft,
    hiring.approve,
    hiring.add_candidate,
    hiring.plan_screen,
    hiring.hold_screen,
    hiring.plan_loop,
    hiring.invite,
    deciding.briefs,
    deciding.write,
    deciding.call,
    deciding.read,
    deciding.vote,
    deciding.discuss,
    deciding.decide,
    deciding.export,
    deciding.tell,
)


@pytest.fixture
def people(chromium: Browser, tmp_path: Path) -> Iterator[People]:
    """A company on a Monday morning, without an opening; its people at their windows."""
    server = Server(tmp_path / "home", free_port(), travels=True)
    server.travel(MONDAY)
    server.migrate()
    server.play("tests.browser.story:company")
    server.start()
    windows = Windows(chromium, server)
    yield People(server, windows)
    windows.close()
    server.kill()
    assert windows.complaints == []


def test_one_candidate_from_the_opening_to_the_outcome(people: People) -> None:
    for step in WAY:
        step(people)
