"""Alone in the demo: the whole meeting, as Bar Raiser and as interviewer, on what the real command serves."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.newcomer import lead, read_the_packet, sit_down, sit_in
from tests.builders.sample_company import WEDNESDAY
from tests.builders.server import Server, free_port
from tests.builders.windows import Windows

pytestmark = pytest.mark.browser
MEETING = timedelta(minutes=10)  # five for a person; this browser is slow while time flies


@pytest.fixture
def windows(chromium: Browser, loaded_demo: Path, tmp_path: Path) -> Iterator[Windows]:
    """A sample company of its own, for a meeting happens once."""
    shutil.copytree(loaded_demo, tmp_path / "home")
    server = Server(tmp_path / "home", free_port(), word="demo", travels=True)
    server.travel(WEDNESDAY)
    server.start()
    opened = Windows(chromium, server)
    yield opened
    opened.close()
    server.stop()
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("start", "lives"),
    [("Lead it as Ana, the Bar Raiser", lead), ("Sit in it as Wanjiru, an interviewer", sit_in)],
    ids=["bar-raiser", "interviewer"],
)
def test_newcomer_lives_the_whole_meeting(
    windows: Windows, start: str, lives: Callable[[Page, Server], None]
) -> None:
    page, server = windows.open(), windows.server
    sit_down(page, server.url, start)
    begun = server.moment
    lives(page, server)
    assert server.moment - begun < MEETING
    read_the_packet(page, "Hire")
