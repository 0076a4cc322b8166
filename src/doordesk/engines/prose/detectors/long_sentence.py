"""Sentences with more words than a reader holds at once. Rule W3."""

from collections.abc import Iterable

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import number
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.blocks import Shape
from doordesk.engines.prose.text.reading import Reading, Sentence

MOST = 30
HARDEST = 40
BREAKS = (": ", ":\n", ";")
QUOTES = '"“«„'
DASHES, LEAD = ("—", "–"), 8


@detector("long-sentence")
def long_sentence(reading: Reading, options: Options) -> Iterable[Hit]:
    """Sentences of more than `most` words; the longer, the stronger.

    What a colon or a semicolon divides counts as two, and so does what a dash divides from its lead-in. A
    hyphened word is one. Somebody's words between quotation marks are left as they were said.
    """
    most = number(options, "most", MOST)
    for sentence in reading.sentences:
        if len(sentence) <= most or reading.document.blocks[sentence.block].shape is Shape.HEADING:
            continue
        if reading.text[sentence.start] in QUOTES or reading.is_quoted(sentence.start):
            continue
        words = _longest_part(reading, sentence)
        if words > most:
            slots = {"words": str(words), "most": str(most)}
            yield Hit(reading.starts[sentence.first], sentence.end, slots, min(words - most, HARDEST))


def _longest_part(reading: Reading, sentence: Sentence) -> int:
    """The most words between two places that divide."""
    longest = count = 0
    for i in range(sentence.first, sentence.last):
        before = reading.text[reading.ends[i - 1] : reading.starts[i]] if i > sentence.first else " "
        leads = i - sentence.first <= LEAD and before.strip("*_ ") in DASHES
        if leads or any(one in before for one in BREAKS):
            count = 0
        count += before not in {"-", "‑", "’", "'"}
        longest = max(longest, count)
    return longest
