"""A real browser on a real server: an empty company of the tests' cast, or the sample company."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.builders.sample_company import WEDNESDAY, loaded
from tests.builders.server import Server, free_port
from tests.builders.windows import DESK, Windows, be
from tests.chromium import launched


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, while a file's tests last."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def loaded_demo(shared: Path) -> Path:
    """The home of a sample company on a Wednesday afternoon: loaded once, for all workers of this run."""
    return loaded(shared)


@pytest.fixture(scope="module")
def demo(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample company, served from a copy of this file's own."""
    home = tmp_path_factory.mktemp("demo") / "home"
    shutil.copytree(loaded_demo, home)
    server = Server(home, free_port(), word="demo", travels=True)
    server.travel(WEDNESDAY)
    server.start()
    yield server
    server.kill()


@dataclass
class Seats:
    """A window for each of the sample company's cast, kept as long as a file's tests last."""

    windows: Windows
    taken: dict[str, Page] = field(default_factory=dict)

    @property
    def site(self) -> str:
        """Where the sample company answers."""
        return self.windows.server.url

    def __call__(self, who: str) -> Page:
        """Somebody's window, at a desk and by daylight."""
        if who not in self.taken:
            self.taken[who] = self.windows.open()
            be(self.taken[who], self.site, who)
        page = self.taken[who]
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="light")
        return page


@pytest.fixture(scope="module")
def seats(chromium: Browser, demo: Server) -> Iterator[Seats]:
    """Everybody's window on the sample company."""
    windows = Windows(chromium, demo)
    yield Seats(windows)
    windows.close()


@pytest.fixture
def windows(chromium: Browser, demo: Server) -> Iterator[Windows]:
    """Windows on the sample company; the browser had nothing to complain of."""
    opened = Windows(chromium, demo)
    yield opened
    opened.close()
    assert opened.complaints == []
