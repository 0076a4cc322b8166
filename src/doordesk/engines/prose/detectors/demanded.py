"""Something demanded without another way, such as a degree: not where it is only wished for. Rule F6."""

from collections.abc import Iterable

from msgspec import Struct

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.options import options_as
from doordesk.engines.prose.phrasebook import Phrases, look_up
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.sections import under


class Demanded(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`said` is what may be demanded, `apart` clears what it overlaps, `unless` clears its sentence.

    Under a title with one of `wishes` nothing is demanded.
    """

    said: Phrases
    apart: Phrases = ()
    unless: Phrases = ()
    wishes: Phrases = ()


@detector("demanded")
def demanded(reading: Reading, options: Options) -> Iterable[Hit]:
    """Mark what is demanded outright."""
    asked = options_as(options, Demanded)
    said, apart, unless, wishes = look_up(reading, asked.said, asked.apart, asked.unless, asked.wishes)
    if not said:
        return
    wished = under(reading.document, wishes.between)
    for first, last in said:
        start = reading.starts[first]
        sentence = reading.sentence_at(start)
        if sentence is None or apart.over(first, last) or reading.is_quoted(start) or wished.hold(start):
            continue
        if not unless.between(sentence.start, sentence.end):
            yield Hit(start, reading.ends[last - 1])
