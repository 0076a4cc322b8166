"""How the interviewer asked, as far as the notes show it. Rule F6."""

from collections.abc import Iterator
from itertools import pairwise

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.reading import Reading, Sentence


@detector("two-questions")
def two_questions(reading: Reading, options: Options) -> Iterator[Hit]:
    """One question mark after two questions, each put to "you" with its own how, why or what."""
    for sentence in reading.sentences:
        if "?" not in reading.text[sentence.start : sentence.end]:
            continue
        opened = list(_opened(reading, sentence, options))
        for first, second in pairwise(opened):
            joined = reading.words[second - 1] in options["joins"]
            between = reading.text[reading.starts[first] : reading.starts[second]]
            if joined and not any(mark in between for mark in ".?!\n"):
                yield Hit(reading.starts[first], sentence.end)
                break


def _opened(reading: Reading, sentence: Sentence, options: Options) -> Iterator[int]:
    """Where "how did you", "why would you" and their like begin."""
    words = reading.words
    for at in range(sentence.first, sentence.last - 2):
        if words[at] in options["asks"] and words[at + 1] in options["helps"] and words[at + 2] == "you":
            yield at
