"""Monday morning, for every test of a loop."""

from collections.abc import Iterator

import pytest

from doordesk.foundation.kernel import clock
from tests.builders.loops import World, world_of
from tests.cast import MONDAY


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


@pytest.fixture
def world(db: None) -> World:
    return world_of()
