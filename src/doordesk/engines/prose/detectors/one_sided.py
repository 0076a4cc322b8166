"""A strong vote under which nothing speaks for the other side. Rule F6."""

from collections.abc import Iterator

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.lists import spans
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.reading import Reading

STRONGLY = (1, 4)
FOR = 4


@detector("one-sided")
def one_sided(reading: Reading, options: Options) -> Iterator[Hit]:
    """A vote at either end, given or in words, over a text of some length that holds one side only."""
    vote, where = _vote(reading, options)
    least = options["least_words"] if reading.given.vote else options["least_words_of_a_note"]
    if vote not in STRONGLY or len(reading.words) < least:
        return
    other = options["against" if vote == FOR else "in_favour"]
    if not spans(reading, (*options["either"], *other)):
        lacks = options["lacks_against" if vote == FOR else "lacks_for"]
        yield Hit(*where, {"lacks": lacks})


def _vote(reading: Reading, options: Options) -> tuple[int | None, tuple[int, int]]:
    """The vote, and the words to mark: those that tell it, or the last sentence."""
    given = reading.given.vote
    for vote, phrases in ((1, options["votes_against"]), (FOR, options["votes_for"])):
        found = spans(reading, phrases)
        if found and given in (None, vote):
            first, end = found[0]
            return vote, (reading.starts[first], reading.ends[end - 1])
    if given is None or not reading.sentences:
        return None, (0, 0)
    last = reading.sentences[-1]
    return given, (last.start, last.end)
