"""How the interviewer asked, as far as the notes show it. Rule F6."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.text.reading import Reading, Sentence


class Asking(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Single words: `asks` open a question, `helps` follow, `joins` stand between two of them."""

    asks: frozenset[str]
    helps: frozenset[str]
    joins: frozenset[str]


@detector("two-questions")
def two_questions(reading: Reading, options: Options) -> Iterator[Hit]:
    """One question mark after two questions, each put to "you" with its own how, why or what."""
    asked = options_as(options, Asking)
    for sentence in reading.sentences:
        if "?" not in reading.text[sentence.start : sentence.end]:
            continue
        opened = list(_opened(reading, sentence, asked))
        for first, second in pairwise(opened):
            joined = reading.words[second - 1] in asked.joins
            between = reading.text[reading.starts[first] : reading.starts[second]]
            if joined and not any(mark in between for mark in ".?!\n"):
                yield Hit(reading.starts[first], sentence.end)
                break


def _opened(reading: Reading, sentence: Sentence, asked: Asking) -> Iterator[int]:
    """Where "how did you", "why would you" and their like begin."""
    words = reading.words
    for at in range(sentence.first, sentence.last - 2):
        if words[at] in asked.asks and words[at + 1] in asked.helps and words[at + 2] == "you":
            yield at
