"""More than one thing to try: clauses that ask for something, counted. Rule P3."""

from collections.abc import Iterable

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, look_up
from doordesk.engines.prose.text.reading import Reading, Sentence


class Several(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`asking` opens a thing to try ("you should"), `more` another one ("also"), `verbs` begin a further one.

    `least` things are several.
    """

    asking: Phrases
    more: Phrases
    verbs: Phrases
    joining: Phrases
    least: int = 3


@detector("several-things")
def several_things(reading: Reading, options: Options) -> Iterable[Hit]:
    """One mark, where the thing begins that is one too many."""
    asked = options_as(options, Several)
    asking, more = look_up(reading, asked.asking, asked.more)
    begun: list[int] = []
    for sentence in reading.sentences:
        starts = {first for first, _ in asking.among(sentence.first, sentence.last)}
        others = {first for first, _ in more.among(sentence.first, sentence.last)}
        if not starts and not (begun and others):
            continue
        begun += sorted(starts or others)
        begun += _further(reading, sentence, min(starts or others), asked)
    if len(begun) >= asked.least:
        at = sorted(begun)[1]
        sentence_here = reading.sentence_at(reading.starts[at])
        end = sentence_here.end if sentence_here else reading.ends[at]
        yield Hit(reading.starts[at], max(end, reading.ends[at]), {"count": str(len(begun))})


def _further(reading: Reading, sentence: Sentence, after: int, asked: Several) -> list[int]:
    """Words that begin a further thing: a verb after a comma or a word that joins."""
    verbs, joining = frozenset(asked.verbs), frozenset(asked.joining)
    return [
        i
        for i in range(after + 2, sentence.last)
        if reading.words[i] in verbs
        and (reading.words[i - 1] in joining or "," in reading.text[reading.ends[i - 1] : reading.starts[i]])
        and not reading.is_quoted(reading.starts[i])
    ]
