"""Somebody new, from the invitation to interviews of their own, by clicking what the pages offer (rule P1).

A Bar Raiser's way from a debrief to five notes sent is walked in tests/coaching/test_browser.py.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import growing, sitting
from tests.browser.people import People
from tests.builders.server import Server, free_port
from tests.builders.windows import Windows
from tests.cast import MONDAY

pytestmark = pytest.mark.browser
WAY = (
    growing.arrive,
    growing.begin,
    growing.learn,
    growing.practise,
    sitting.ask,
    sitting.watch,
    sitting.talk,
    sitting.lead,
    sitting.certify,
    sitting.interview,
)


@pytest.fixture
def people(chromium: Browser, tmp_path: Path) -> Iterator[People]:
    """A company on a Monday morning, two loops ahead; its people at their windows."""
    server = Server(tmp_path / "home", free_port(), travels=True)
    server.travel(MONDAY)
    server.migrate()
    server.play("tests.browser.growing_story:company")
    server.start()
    windows = Windows(chromium, server)
    yield People(server, windows)
    windows.close()
    server.leave()
    assert windows.complaints == []


def test_somebody_new_from_the_invitation_to_a_certificate(people: People) -> None:
    for step in WAY:
        step(people)
