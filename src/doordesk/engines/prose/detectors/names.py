"""Other people who apply for the post, named in an assessment. Rule F6."""

from collections.abc import Iterator

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import WORD


class Comparing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`before` are single words after which a first name alone is a comparison."""

    before: frozenset[str]


@detector("named-other")
def named_other(reading: Reading, options: Options) -> Iterator[Hit]:
    """A full name anywhere; a first or last name alone only after a word that compares ("than Tom")."""
    whole, single = _names(reading.given.others)
    words, before = reading.words, options_as(options, Comparing).before
    at = 0
    while at < len(words):
        length = next((len(name) for name in whole if tuple(words[at : at + len(name)]) == name), 0)
        if not length and words[at] in single and at and words[at - 1] in before:
            length = int(reading.text[reading.starts[at]].isupper())
        if length:
            yield Hit(reading.starts[at], reading.ends[at + length - 1])
        at += length or 1


def _names(others: tuple[str, ...]) -> tuple[list[tuple[str, ...]], set[str]]:
    """Names of several words, and every single one, in small letters."""
    split = [
        tuple(found.group().lower().replace("’", "'") for found in WORD.finditer(name)) for name in others
    ]
    return [name for name in split if len(name) > 1], {word for name in split for word in name}
