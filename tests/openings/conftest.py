"""The cast and its principles."""

import pytest

from doordesk.mechanisms.principles.models import Version
from tests.cast import Cast, cast, principles


@pytest.fixture
def people(db: None) -> Cast:
    """The cast."""
    return cast()


@pytest.fixture
def versions(people: Cast) -> list[Version]:
    """Four principles."""
    return principles()
