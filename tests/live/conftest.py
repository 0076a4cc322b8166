"""A served company with a debrief under way, and readers of its streams."""

from collections.abc import Callable, Iterator

import pytest

from tests.builders.server import Server, serving
from tests.builders.streams import Reader
from tests.postgres import database

Open = Callable[..., Reader]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    address = request.getfixturevalue("postgres") if request.param == "postgresql" else ""
    with serving(database(address) if address else "") as running:
        yield running


@pytest.fixture(scope="module")
def company(server: Server) -> dict[str, str]:
    """Cookies by first name, and the names of the channels 'debrief' and 'loop'."""
    made: dict[str, str] = server.play("tests.live.story:company")
    return made


@pytest.fixture
def reader(server: Server, company: dict[str, str]) -> Iterator[Open]:
    """Make somebody's reader of channels; hung up in the end."""
    made: list[Reader] = []

    def as_(name: str, *channels: str, at: str = "") -> Reader:
        made.append(Reader(server.url, company.get(name, ""), channels, at))
        return made[-1]

    yield as_
    for one in made:
        one.close()
