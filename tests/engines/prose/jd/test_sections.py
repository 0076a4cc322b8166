"""Titles are found however they are set, and every line belongs to one section."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Document, markdown, plain
from doordesk.engines.prose.text.sections import Stretches, sections, under

PIECES = ["# A\n", "**B**\n\n", "C:\n", "- one\n", "• two\n", "Some words.\n", "and more\n", "\n"]
pieces = st.lists(st.sampled_from(PIECES), max_size=12)


def titles(text: str) -> list[str]:
    document = markdown(text)
    found = [one.title for one in sections(document)]
    return [document.text[one.start : one.end] for one in found if one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n\nwords\n\n## Two\n\n- a", ["One", "Two"]),
        ("**One**\n\n- a\n- b", ["**One**"]),
        ("One:\n• a\n• b\nbroken over a line\n• c", ["One:"]),
        ("One\n\n- a", ["One"]),
        ("One sentence.\n\n- a", []),
        ("Last words:", []),
    ],
)
def test_title_is_a_heading_or_a_short_line_over_others(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@given(pieces, st.sampled_from([markdown, plain]))
def test_every_block_is_in_a_section_in_order(row: list[str], read: Callable[[str], Document]) -> None:
    document = read("".join(row))
    found = [line for one in sections(document) for line in (*([one.title] if one.title else []), *one.lines)]
    assert all(one.end <= other.start for one, other in pairwise(found))
    for block in document.blocks:
        assert any(block.start <= line.start and line.end <= block.end for line in found)


def test_stretches_hold_what_stands_under_a_title_that_is_meant() -> None:
    text = "# Wishes\n\n- German\n\n# Demands\n\n- Polish"
    wished = under(markdown(text), lambda start, end: "Wish" in text[start:end])
    assert wished.hold(text.index("German"))
    assert not wished.hold(text.index("Polish"))
    assert not Stretches([]).hold(0)
