"""What can be asked of a find: has it evidence near it, is it said about the candidate? Rule F6."""

from itertools import pairwise

from doordesk.engines.prose.detectors import Options, condition
from doordesk.engines.prose.text.evidence import evidence
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.vocabulary import vocabulary

AROUND, SHARE = 2, 0.34
THEM = frozenset({"he", "she", "they", "candidate"})
SAID = frozenset({"said", "says", "told", "asked", "asks", "answered", "replied", "explained", "recalled"})


@condition("bare")
def bare(reading: Reading, start: int, options: Options) -> bool:
    """Whether no evidence stands around it; much evidence anywhere clears a note of its own."""
    seen = reading.once(evidence)
    if not reading.given.part and seen.share >= options.get("share", SHARE):
        return False
    return not seen.near(start, options.get("around", AROUND))


@condition("of-the-candidate")
def of_the_candidate(reading: Reading, start: int, _: Options) -> bool:
    """Whether the sentence names no other people, and nothing that is built, before the find."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return True
    others = vocabulary(reading.language).others
    return not any(
        reading.starts[at] < start and reading.words[at] in others
        for at in range(sentence.first, sentence.last)
    )


@condition("asked")
def asked(reading: Reading, start: int, _: Options) -> bool:
    """Whether it is part of a question that the interviewer put: not one that the candidate tells of."""
    sentence = reading.sentence_at(start)
    if sentence is None or "?" not in reading.text[start : sentence.end + 1]:
        return False
    said = reading.words_of(sentence)
    return not any(
        one in THEM and other in SAID for one, other in (*pairwise(said), *pairwise(reversed(said)))
    )
