"""Headings of one sentence that say something. Rules W3, W4."""

import re
from collections.abc import Iterable, Iterator

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import number
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.prfaq.outline import first_words
from doordesk.engines.prose.prfaq.release import release_of
from doordesk.engines.prose.prfaq.signs import Span, words
from doordesk.engines.prose.text.blocks import Shape
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import WORD

ENDS = re.compile(r"(?<=\w\w)(?<!\b[A-Z][a-z])[.!?][\"”’)*_]{0,3}[ \n]{1,3}(?=[\"“(*_]{0,3}[A-Z])")
FEWEST, MOST, FEW = 3, 30, 12


@detector("heading-sentences")
def sentences(reading: Reading, options: Options) -> Iterable[Hit]:
    """A heading of more than one sentence, or of more than `most` words.

    In a PR/FAQ these are heading and subheading of the press release; its questions may be longer.
    """
    most = number(options, "most", MOST)
    for start, end in _headings(reading):
        stops = (one.start() for one in ENDS.finditer(reading.text, start, end))
        count = 1 + sum(_is_end(reading.text, start, stop) for stop in stops)
        size = len(WORD.findall(reading.text, start, end))
        if count > 1 or size > most:
            said = f"{count} sentences" if count > 1 else f"{size} words"
            yield Hit(*first_words(reading.text, start, end, FEW), {"size": said})


def _is_end(text: str, start: int, end: int) -> bool:
    """Whether what stands before a full stop is a sentence, not an abbreviation or a question to fill in."""
    return len(WORD.findall(text, start, end)) >= FEWEST


def _headings(reading: Reading) -> Iterator[Span]:
    if reading.kind is not Kind.PRFAQ:
        for block in reading.document.blocks:
            if block.shape is Shape.HEADING and "?" not in reading.text[block.start : block.end]:
                yield block.start, block.end
        return
    release = release_of(reading)
    if release is not None:
        for piece in (release.heading, release.subheading):
            if piece is not None:
                yield piece.start, piece.end


@detector("heading-name")
def name(reading: Reading, options: Options) -> Iterable[Hit]:
    """A press release's heading of fewer than `fewest` words: a name, not yet news."""
    release = release_of(reading)
    if release is None or release.heading is None:
        return
    start, end = release.heading.start, release.heading.end
    common = words(reading.language, "common")
    said = [one for one in WORD.findall(reading.text, start, end) if one.lower() not in common]
    if len(said) < number(options, "fewest", FEWEST):
        yield Hit(*first_words(reading.text, start, end, FEW))
