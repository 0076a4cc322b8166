"""Votes and ratings have their signs and words, whatever form the value comes in."""

from enum import IntEnum

import pytest

from doordesk.foundation.ui.marks import mark_of


class Rating(IntEnum):
    GOOD = 3


@pytest.mark.parametrize(
    ("value", "name", "sign"),
    [(4, "4", "++"), ("3", "3", "+"), (Rating.GOOD, "3", "+"), (2, "2", "−"), (1, "1", "−−")],
)
def test_four_marks(value: object, name: str, sign: str) -> None:
    assert (mark_of(value).name, mark_of(value).sign) == (name, sign)


@pytest.mark.parametrize(
    ("value", "name"),
    [(0, "unknown"), ("?", "unknown"), ("sealed", "sealed"), (None, "none"), ("", "none"), (5, "none")],
)
def test_there_is_no_fifth(value: object, name: str) -> None:
    assert mark_of(value).name == name
