"""`doordesk demo` as a newcomer meets it: an address, a door, one click, and a debrief that waits."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.builders.server import Server, free_port
from tests.builders.windows import Windows, be

pytestmark = pytest.mark.browser
CANDIDATE = "Amara Okafor"


@pytest.fixture
def windows(chromium: Browser, loaded_demo: Path, tmp_path: Path) -> Iterator[Windows]:
    """Windows on what the real command serves, by the real clock, from a home that is there already."""
    shutil.copytree(loaded_demo, tmp_path / "home")
    server = Server(tmp_path / "home", free_port(), word="demo")
    server.start()  # returns once the command has printed its address
    opened = Windows(chromium, server)
    yield opened
    opened.close()
    server.stop()
    assert opened.complaints == []


def test_newcomer_is_one_click_from_a_debrief_that_waits(windows: Windows) -> None:
    page = windows.open()
    page.goto(windows.server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Who would you like to be?")
    page.get_by_role("button", name="Be Ana").click()
    page.get_by_role("link", name="Call the debrief of A. Okafor").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Call the debrief of {CANDIDATE}")
    page.get_by_role("button", name="Call the debrief").click()
    page.get_by_role("button", name="Begin the reading").click()
    expect(page.get_by_text("Reading ends in")).to_be_visible()


def test_administrator_sees_nothing_of_it(windows: Windows) -> None:
    ana, erik = windows.open(), windows.open()
    be(ana, windows.server.url, "Ana")
    ana.get_by_role("link", name="Lead the discussion of F. Nilsen").click()
    expect(ana.get_by_role("heading", level=1)).to_contain_text("Debrief: Freya Nilsen")
    be(erik, windows.server.url, "Erik")
    for place in ("Candidates", "Openings", "People", "Trail"):
        erik.get_by_role("link", name=place, exact=True).click()
        for name in (CANDIDATE, "Freya Nilsen"):
            assert name not in erik.content()
    address = ana.url
    answer = erik.goto(address)
    assert answer
    assert answer.status == 404
    windows.complaints[:] = [line for line in windows.complaints if "404" not in line]
