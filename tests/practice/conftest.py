"""The cast, and four short cases instead of the product's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.practice import shelf
from tests.cast import Cast, cast


@pytest.fixture
def cases(tmp_path: Path) -> Iterator[None]:
    with shelf(tmp_path):
        yield


@pytest.fixture
def people(db: None) -> Cast:
    return cast()
