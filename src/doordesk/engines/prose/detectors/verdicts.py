"""Verdicts and ratings that stand alone. Rule F6."""

import re
from collections.abc import Iterator

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.lists import spans
from doordesk.engines.prose.finding import WHOLE, Hit
from doordesk.engines.prose.text.evidence import evidence
from doordesk.engines.prose.text.reading import Reading

RATING = re.compile(
    r"(?i:\b(?:rating|score|grade|rated)\b[ \t]{0,3}[:=–-]?[ \t]{0,3}\d(?:[.,]\d)?"
    r"(?:[ \t]{0,2}/[ \t]{0,2}\d{1,2})?)"
    r"|(?<![\w/.,])\d(?:[.,]\d)?[ \t]{0,2}/[ \t]{0,2}(?:4|5|10)(?![\w/]|[.,]\d)"
    r"|(?i:(?<![\w.,])\d{1,2} out of (?:4|5|10|four|five|ten)\b(?! [a-z]))"
    r"|[★⭐]{1,10}"
)


@detector("nothing-concrete")
def nothing_concrete(reading: Reading, options: Options) -> Iterator[Hit]:
    """A note without one question, answer, deed, figure or quotation; its first sentence stands for it."""
    seen, given = reading.once(evidence), reading.given
    enough = max(options["things"], len(reading.words) / options["words_a_thing"])
    if not reading.words or seen.told or seen.things >= enough:
        return
    if given.part == "" and given.rating is not None:
        return
    if len(reading.words) <= options["short"] and spans(reading, options["no_note"]):
        return
    sentence = reading.sentences[0]
    yield Hit(sentence.start, sentence.end)


@detector("bare-rating")
def bare_rating(reading: Reading, options: Options) -> Iterator[Hit]:
    """A rating in the text ("4/5", "Rating: 3") with no evidence around it."""
    seen = reading.once(evidence)
    for found in RATING.finditer(reading.prose):
        if not seen.near(found.start(), options["around"]) and seen.share < options["share"]:
            yield Hit(*found.span())


@detector("rated-without-evidence")
def rated_without_evidence(reading: Reading, options: Options) -> Iterator[Hit]:
    """What stands as evidence, or under a rating, and holds none; its first sentence stands for it."""
    given = reading.given
    rated = given.part == "evidence" or (given.rating is not None and given.part != WHOLE)
    if rated and len(reading.words) >= options["least_words"] and not reading.once(evidence).told:
        sentence = reading.sentences[0]
        yield Hit(sentence.start, sentence.end)
