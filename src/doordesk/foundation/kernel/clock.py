"""The one clock of the product, so that a test or the demo can stand at another moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the present moment, aware and in UTC; a fixed one inside `at`."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let everything inside the block happen at `moment` (aware)."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
