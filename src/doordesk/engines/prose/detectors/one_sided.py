"""A strong vote under which nothing speaks for the other side. Rule F6."""

from collections.abc import Iterator

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, look_up
from doordesk.engines.prose.text.reading import Reading

STRONGLY = (1, 4)
FOR = 4


class Sides(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases that tell a strong vote, and phrases that speak `against`, `in_favour` or for `either` side.

    `lacks_against` and `lacks_for` are how the message names what is missing.
    """

    least_words: int = 40
    least_words_of_a_note: int = 90
    votes_for: Phrases
    votes_against: Phrases
    either: Phrases
    against: Phrases
    in_favour: Phrases
    lacks_against: str
    lacks_for: str


@detector("one-sided")
def one_sided(reading: Reading, options: Options) -> Iterator[Hit]:
    """A vote at either end, given or in words, over a text of some length that holds one side only."""
    asked = options_as(options, Sides)
    vote, where = _vote(reading, asked)
    least = asked.least_words if reading.given.vote else asked.least_words_of_a_note
    if vote not in STRONGLY or len(reading.words) < least:
        return
    other, lacks = (asked.against, asked.lacks_against) if vote == FOR else (asked.in_favour, asked.lacks_for)
    if not any(look_up(reading, asked.either, other)):
        yield Hit(*where, {"lacks": lacks})


def _vote(reading: Reading, asked: Sides) -> tuple[int | None, tuple[int, int]]:
    """The vote, and the words to mark: those that tell it, or the last sentence."""
    given = reading.given.vote
    places = look_up(reading, asked.votes_against, asked.votes_for)
    for vote, found in zip(STRONGLY, places, strict=True):
        if found and given in (None, vote):
            first, end = found.spans[0]
            return vote, (reading.starts[first], reading.ends[end - 1])
    if given is None or not reading.sentences:
        return None, (0, 0)
    last = reading.sentences[-1]
    return given, (last.start, last.end)
