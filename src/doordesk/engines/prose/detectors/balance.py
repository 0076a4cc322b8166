"""Whether a text leans to one side of two lists of words, and which words make it lean. Rule F6."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import ceil

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, Places, look_up
from doordesk.engines.prose.text.blocks import Shape
from doordesk.engines.prose.text.reading import Reading


class Balance(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two lists, and how far one must outweigh the other before a word of it is marked.

    One side must have `difference` words more at least, and `per_hundred` more for each 100 words of the
    text, and at least this `share` of all counted words. `apart` are phrases that count for no side,
    `set_phrases` are those of paragraphs that the law or habit writes; neither these nor titles are
    counted. `most` word forms are marked, each where it first stands: the lists begin with what tells most.
    """

    masculine: Phrases
    feminine: Phrases
    apart: Phrases = ()
    set_phrases: Phrases = ()
    difference: int = 3
    per_hundred: float = 1.0
    share: float = 0.75
    most: int = 3


Words = list[tuple[int, int]]


@detector("balance")
def balance(reading: Reading, options: Options) -> Iterable[Hit]:
    """Mark the most telling words of the heavier side, when there is one."""
    asked = options_as(options, Balance)
    *sides, apart, fixed = look_up(reading, asked.masculine, asked.feminine, asked.apart, asked.set_phrases)
    left_out = _left_out(reading, fixed)
    counted = [_counted(reading, side, apart, left_out) for side in sides]
    names = ["masculine", "feminine"]
    if len(counted[0]) < len(counted[1]):
        counted.reverse()
        names.reverse()
    heavier, lighter = map(len, counted)
    needed = max(asked.difference, ceil(asked.per_hundred * len(reading.words) / 100))
    if heavier - lighter < needed or heavier < asked.share * (heavier + lighter):
        return []
    said = {"side": names[0], "other": names[1], "heavier": str(heavier), "lighter": str(lighter)}
    phrases = asked.masculine if names[0] == "masculine" else asked.feminine
    return list(_marks(reading, counted[0], phrases, asked.most, said))


def _left_out(reading: Reading, fixed: Places) -> set[int]:
    """The numbers of blocks whose words count for no side."""
    blocks = reading.document.blocks
    titles = {number for number, block in enumerate(blocks) if block.shape is Shape.HEADING}
    return titles | {one.block for one in reading.sentences if fixed.between(one.start, one.end)}


def _counted(reading: Reading, side: Places, apart: Places, left_out: set[int]) -> Words:
    found = []
    for first, last in side:
        start = reading.starts[first]
        sentence = reading.sentence_at(start)
        if sentence is None or sentence.block in left_out:
            continue
        if not apart.over(first, last) and not reading.is_quoted(start):
            found.append((first, last))
    return found


def _marks(
    reading: Reading, words: Words, phrases: Phrases, most: int, said: dict[str, str]
) -> Iterator[Hit]:
    """One mark a word form: those early in the list first, then those that stand oftenest."""
    forms = [" ".join(reading.words[first:last]) for first, last in words]
    often = Counter(forms)
    where = dict(reversed(list(zip(forms, words, strict=True))))
    order = {form: _rank(form, phrases) for form in where}
    told = sorted(where, key=lambda form: (order[form], -often[form], form))[:most]
    for number, form in enumerate(told):
        first, last = where[form]
        yield Hit(reading.starts[first], reading.ends[last - 1], said, strength=most - number)


def _rank(form: str, phrases: Phrases) -> int:
    """Where in the list the stem of a word stands."""
    plain = form.replace("-", " ")
    for number, phrase in enumerate(phrases):
        for stem in phrase.split("|"):
            if plain == stem or (stem.endswith("*") and plain.startswith(stem[:-1])):
                return number
    return len(phrases)
