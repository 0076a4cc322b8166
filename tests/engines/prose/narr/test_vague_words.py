"""Weasel words and adjectives: nobody can check them. Rule W3."""

import pytest

from tests.engines.prose.narr.marking import marked

WEASELS = [
    ("Critics argue that chairs are dear.", "weasel-who"),
    ("Most of our customers sit.", "weasel-who"),
    ("It is generally accepted that people sit.", "weasel-who"),
    ("Several chairs broke.", "weasel-how-many"),
    ("A wide range of chairs arrived.", "weasel-how-many"),
    ("Parents usually sit.", "weasel-how-often"),
    ("It is one of the best chairs.", "weasel-renown"),
    ("The chair is said to be old.", "weasel-renown"),
    ("The chair may break.", "weasel-maybe"),
    ("The chair is somewhat old.", "weasel-degree"),
]
NO_WEASELS = [
    "We open in May 2025.",
    "At most 12 chairs broke.",
    "How many chairs broke?",
    "Oak rather than pine.",
    "“Many customers sit,” said Maria.",
    "The form is viewed 40 times a day.",
    "We have seen 40 chairs.",
]
ADJECTIVES = [
    ("The chair is much cheaper.", "adjective-amount"),
    ("Sales rose sharply.", "adjective-amount"),
    ("The vast majority sat.", "adjective-amount"),
    ("A world-class chair.", "adjective-praise"),
    ("The chair arrives shortly.", "adjective-time"),
    ("Parents can easily fold it.", "adjective-ease"),
]
NO_ADJECTIVES = [
    "The chair is much cheaper: $40 instead of $90.",
    "Sales rose sharply, by 31%.",
    "Each chair has a unique code.",
    "Write as soon as the chair arrives.",
    "FOR IMMEDIATE RELEASE",
]


@pytest.mark.parametrize(("text", "rule"), WEASELS)
def test_weasel_words_are_marked_once(text: str, rule: str) -> None:
    assert [found for found, _ in marked(text, "weasel")] == [rule]


@pytest.mark.parametrize("text", NO_WEASELS)
def test_no_weasel(text: str) -> None:
    assert marked(text, "weasel") == []


@pytest.mark.parametrize(("text", "rule"), ADJECTIVES)
def test_word_where_a_figure_belongs(text: str, rule: str) -> None:
    assert [found for found, _ in marked(text, "adjective")] == [rule]


@pytest.mark.parametrize("text", NO_ADJECTIVES)
def test_figure_given_or_none_needed(text: str) -> None:
    assert marked(text, "adjective") == []
