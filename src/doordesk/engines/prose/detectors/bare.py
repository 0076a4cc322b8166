"""Words that need something concrete near them, and have nothing. Rule P3."""

from collections.abc import Iterable

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, look_up
from doordesk.engines.prose.text.reading import Reading, Sentence
from doordesk.engines.prose.text.words import is_number


class Bare(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`said` are the words, `apart` clears one that it overlaps.

    Concrete is a sentence with a quotation, a figure, or a phrase of `concrete` that none of `vague`
    overlaps. It helps when it is the sentence itself or one of the `reach` next to it, before or after.
    """

    said: Phrases
    apart: Phrases = ()
    concrete: Phrases = ()
    vague: Phrases = ()
    reach: int = 1


@detector("bare")
def bare(reading: Reading, options: Options) -> Iterable[Hit]:
    """Mark each of the words with nothing concrete near it."""
    asked = options_as(options, Bare)
    said, apart, concrete, vague = look_up(reading, asked.said, asked.apart, asked.concrete, asked.vague)
    if not said:
        return
    told = [at for at in concrete if not vague.over(*at) and not said.over(*at)]
    firm = {first for first, _ in told}
    solid = [_is_concrete(reading, one, firm) for one in reading.sentences]
    for number, sentence in enumerate(reading.sentences):
        if any(solid[max(0, number - asked.reach) : number + asked.reach + 1]):
            continue
        for first, last in said.among(sentence.first, sentence.last):
            if not apart.over(first, last) and not reading.is_quoted(reading.starts[first]):
                yield Hit(reading.starts[first], reading.ends[last - 1])


def _is_concrete(reading: Reading, sentence: Sentence, firm: set[int]) -> bool:
    return any(
        i in firm or is_number(reading.words[i]) or reading.is_quoted(reading.starts[i])
        for i in range(sentence.first, sentence.last)
    )
