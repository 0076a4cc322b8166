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

    A sentence opens one thing at most; a further one follows a comma or a word of `joining`. `least` things
    are several.
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
        opened = asking.among(sentence.first, sentence.last)
        if begun:
            opened += more.among(sentence.first, sentence.last)
        if opened:
            places = {first for first, _ in opened}
            begun += [min(places), *_further(reading, sentence, places, asked)]
    if len(begun) >= asked.least:
        at = begun[1]
        sentence_here = reading.sentence_at(reading.starts[at])
        end = sentence_here.end if sentence_here else reading.ends[at]
        yield Hit(reading.starts[at], max(end, reading.ends[at]), {"count": str(len(begun))})


def _further(reading: Reading, sentence: Sentence, opened: set[int], asked: Several) -> list[int]:
    """Words that begin a further thing: such a word or a verb after a comma or a word that joins."""
    verbs, joining = frozenset(asked.verbs), frozenset(asked.joining)
    return [
        i
        for i in range(min(opened) + 2, sentence.last)
        if (i in opened or reading.words[i] in verbs)
        and (reading.words[i - 1] in joining or "," in reading.text[reading.ends[i - 1] : reading.starts[i]])
        and not reading.is_quoted(reading.starts[i])
    ]
