"""Sentences over thirty words, or over what a company sets. Rule W3."""

import pytest

from doordesk.engines.prose import Kind, markdown, standard
from doordesk.engines.prose.detectors import DETECTORS
from doordesk.engines.prose.text.reading import Reading
from tests.engines.prose.narr.marking import marked, marks


@pytest.mark.parametrize(("words", "found"), [(30, 0), (31, 1), (90, 1)])
def test_sentence_longer_than_thirty_words(words: int, found: int) -> None:
    assert len(marked("Chair " + "chair " * (words - 2) + "chair.", "long-sentence")) == found


def test_longer_sentences_weigh_more() -> None:
    text = "Chair " + "chair " * 34 + "chair. Table " + "table " * 60 + "table."
    shorter, longer = marks(text, "long-sentence")
    assert shorter.weight < longer.weight
    assert "36 words" in shorter.message


def test_colons_and_semicolons_divide() -> None:
    assert (
        marked("Chair" + " chair" * 20 + ":" + " table" * 20 + ";" + " bed" * 20 + ".", "long-sentence") == []
    )


def test_hyphened_word_counts_once() -> None:
    assert marked("Chair" + " state-of-the-art" * 15 + " chair.", "long-sentence") == []


def test_list_items_are_sentences_of_their_own() -> None:
    assert marked("\n".join(["- " + "chair " * 12] * 5), "long-sentence") == []


def test_company_sets_its_own_length() -> None:
    reading = Reading(markdown("One two three four five six."), Kind.PRFAQ)
    assert [hit.slots["words"] for hit in DETECTORS["long-sentence"](reading, {"most": 5})] == ["6"]
    assert standard().held["long-sentence"].rule.options["most"] == 30


def test_quotation_is_left_as_it_was_said() -> None:
    said = "The chair is old." + " The chair" * 40 + " is old."
    assert marked(f'"{said}"', "long-sentence") == []
    assert marked(f"“{said}”", "long-sentence") == []
    assert marked(said, "long-sentence")


def test_lead_in_before_a_dash_does_not_count() -> None:
    assert marked("**The old chair** — chairs" + " chair" * 28 + ".", "long-sentence") == []
