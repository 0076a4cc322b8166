"""Verdicts and ratings that stand alone. Rule F6."""

import re
from collections.abc import Iterator

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import WHOLE, Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, look_up
from doordesk.engines.prose.text.evidence import evidence
from doordesk.engines.prose.text.reading import Reading

RATING = re.compile(
    r"(?i:\b(?:rating|score|grade|rated)\b[ \t]{0,3}[:=–-]?[ \t]{0,3}\d(?:[.,]\d)?"
    r"(?:[ \t]{0,2}/[ \t]{0,2}\d{1,2})?)"
    r"|(?<![\w/.,])\d(?:[.,]\d)?[ \t]{0,2}/[ \t]{0,2}(?:4|5|10)(?![\w/]|[.,]\d)"
    r"|(?i:(?<![\w.,])\d{1,2} out of (?:4|5|10|four|five|ten)\b(?! [a-z]))"
    r"|[★⭐]{1,10}"
)


class Empty(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A note is concrete with `things` words that point at something, and one more for each `words_a_thing`.

    `no_note` are phrases by which a text of at most `short` words says that there is nothing to say.
    """

    things: int = 3
    words_a_thing: float = 8
    short: int = 8
    no_note: Phrases = ()


class Near(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`around` is how many sentences on each side count; `share` how much evidence clears a whole note."""

    around: int = 3
    share: float = 0.25


class Rated(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Texts shorter than `least_words` are still being typed."""

    least_words: int = 3


@detector("nothing-concrete")
def nothing_concrete(reading: Reading, options: Options) -> Iterator[Hit]:
    """A note without one question, answer, deed, figure or quotation; its first sentence stands for it."""
    asked, seen, given = options_as(options, Empty), reading.once(evidence), reading.given
    enough = max(asked.things, len(reading.words) / max(1, asked.words_a_thing))
    if not reading.words or seen.told or seen.things >= enough:
        return
    if given.part == "" and given.rating is not None:
        return
    if len(reading.words) <= asked.short and look_up(reading, asked.no_note)[0]:
        return
    sentence = reading.sentences[0]
    yield Hit(sentence.start, sentence.end)


@detector("bare-rating")
def bare_rating(reading: Reading, options: Options) -> Iterator[Hit]:
    """A rating in the text ("4/5", "Rating: 3") with no evidence around it."""
    asked, seen = options_as(options, Near), reading.once(evidence)
    for found in RATING.finditer(reading.prose):
        if not seen.near(found.start(), asked.around) and seen.share < asked.share:
            yield Hit(*found.span())


@detector("rated-without-evidence")
def rated_without_evidence(reading: Reading, options: Options) -> Iterator[Hit]:
    """What stands as evidence, or under a rating, and holds none; its first sentence stands for it."""
    asked, given = options_as(options, Rated), reading.given
    rated = given.part == "evidence" or (given.rating is not None and given.part != WHOLE)
    if rated and len(reading.words) >= asked.least_words and not reading.once(evidence).told:
        sentence = reading.sentences[0]
        yield Hit(sentence.start, sentence.end)
