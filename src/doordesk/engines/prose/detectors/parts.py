"""Which parts a description leaves out: a part is missing when no sign of it is found. Rule F6."""

import re
from collections.abc import Iterable

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, Places, look_up
from doordesk.engines.prose.text.reading import Reading

CURRENCY = r"(?:[£$€¥₹]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|INR|SGD)\b)"
AMOUNT = re.compile(rf"{CURRENCY}\s?\d[\d.,]{{0,10}}\s?[kK]?|\d[\d.,]{{0,10}}\s?[kK]?\s?{CURRENCY}")
RANGE = 40
TITLE = 80


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part, what to call it, and the `signs` of it.

    With `money`, two amounts near each other, or one in a sentence with a phrase of `money`, are signs, too.
    """

    name: str
    signs: Phrases
    money: Phrases = ()


class Parts(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The parts, and from how many words on a text counts as whole."""

    parts: tuple[Part, ...]
    least_words: int = 120


@detector("missing-parts")
def missing_parts(reading: Reading, options: Options) -> Iterable[Hit]:
    """One mark at the beginning that names all parts of which there is no sign."""
    asked = options_as(options, Parts)
    if len(reading.words) < asked.least_words:
        return
    lists = [one for part in asked.parts for one in (part.signs, part.money)]
    places = look_up(reading, *lists)
    missing = [
        part.name
        for part, signs, money in zip(asked.parts, places[::2], places[1::2], strict=True)
        if not signs and not (part.money and _told_amounts(reading, money))
    ]
    if missing:
        first = reading.sentences[0]
        end = min(first.end, reading.ends[min(first.last, first.first + 10) - 1])
        yield Hit(first.start, end, {"missing": _listed(missing)}, strength=2 * len(missing))


def _told_amounts(reading: Reading, money: Places) -> bool:
    last = -RANGE - 1
    for found in AMOUNT.finditer(reading.prose):
        if found.start() - last <= RANGE:
            return True
        last = found.end()
        sentence = reading.sentence_at(found.start())
        if sentence and money.between(sentence.start, sentence.end):
            return True
    return False


def _listed(names: list[str]) -> str:
    """Names in one row.

    >>> _listed(["pay", "level", "process"])
    'pay, level and process'
    """
    return " and ".join(one for one in (", ".join(names[:-1]), names[-1]) if one)
