"""What can be asked of a find: has it evidence near it, is it said about the candidate? Rule F6."""

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, condition
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.text.evidence import evidence
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.vocabulary import vocabulary

THEM = frozenset({"he", "she", "they", "candidate"})
THEN = frozenset({"and", "then", "so", "but"})  # "… right?” and she said yes": that is the answer
SAID = frozenset({"said", "says", "told", "asked", "asks", "answered", "replied", "explained", "recalled"})


class Near(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`around` is how many sentences before and after count; `share` how much of a note clears all of it."""

    around: int = 2
    share: float = 0.34


@condition("no-evidence-near")
def no_evidence_near(reading: Reading, start: int, options: Options) -> bool:
    """Whether no evidence stands around it; much evidence anywhere clears a note of its own."""
    seen = reading.once(evidence)
    asked = options_as(options, Near)
    if not reading.given.part and seen.share >= asked.share:
        return False
    return not seen.near(start, asked.around)


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
    told = (at for at in range(len(said) - 1) if _tells_of_it(said[at : at + 2]))
    return all(at and said[at - 1] in THEN for at in told)


def _tells_of_it(two: list[str]) -> bool:
    """Whether two words are "she said" or "said she"."""
    return any(one in THEM and other in SAID for one, other in (two, reversed(two)))
