"""Heading and subheading are one sentence each and tell the news. Rule W4."""

import pytest

from doordesk.engines.prose import Kind
from tests.engines.prose.prfaq.lendbox import marks, told, whole

SAYS = "This heading has {}; one short sentence is enough."


@pytest.mark.parametrize(
    ("heading", "size"),
    [
        ("### Lendbox is in your hall. Tenants borrow tools from it. They like it.", "3 sentences"),
        ("### Lendbox is finally here! Tenants borrow tools", "2 sentences"),
        ("### Lendbox lends tools" + " and ladders" * 15, "33 words"),
    ],
)
def test_heading_of_several_sentences_or_too_many_words(heading: str, size: str) -> None:
    assert told(whole(heading=heading)) == [("heading-sentences-release", SAYS.format(size))]


def test_subheading_of_several_sentences() -> None:
    subheading = "*Tenants borrow a drill in two minutes. They bring it back.*"
    assert told(whole(subheading=subheading)) == [("heading-sentences-release", SAYS.format("2 sentences"))]


@pytest.mark.parametrize(
    "heading",
    [
        "### WHO? opens a locker in the hall",
        "### Lendbox opens in St. Ives vs. the shop in town",
        "### Lendbox 2.0 lends tools to tenants, e.g. drills",
        "### Lendbox: tools for tenants, downstairs",
    ],
)
def test_headings_that_are_one_sentence(heading: str) -> None:
    assert told(whole(heading=heading)) == []


@pytest.mark.parametrize("heading", ["### Lendbox", "### The new Lendbox", "### Introducing Lendbox"])
def test_heading_that_is_a_name(heading: str) -> None:
    assert [rule for rule, _ in told(whole(heading=heading))] == ["heading-name"]


def test_questions_may_have_two_sentences() -> None:
    external = "## External FAQ\n\n### What about rain? The yard has no roof. Who pays?\n\nWe do."
    assert told(whole(external=external)) == []


def test_headings_of_a_narrative() -> None:
    text = "# We opened twelve blocks. Loans are up.\n\nThey are.\n\n## Loans\n\nThey are."
    assert [one.rule for one in marks(text, Kind.NARRATIVE)] == ["heading-sentences"]
