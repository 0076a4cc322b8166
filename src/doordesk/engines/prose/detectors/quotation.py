"""Quotations by the right people, who have names and speak as people do. Rule W4."""

from collections.abc import Iterable, Sequence

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import number, said_as
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.prfaq.outline import last_words
from doordesk.engines.prose.prfaq.release import Release, release_of
from doordesk.engines.prose.prfaq.signs import signs_of
from doordesk.engines.prose.prfaq.speech import Side, Speech, speeches
from doordesk.engines.prose.text.reading import Reading

FEW, VENDOR_WORDS = 5, 2


def _spoken(reading: Reading) -> Sequence[Speech]:
    release = release_of(reading)
    return speeches(release) if release is not None else ()


@detector("quotation-missing")
def missing(reading: Reading, options: Options) -> Iterable[Hit]:
    """A press release that quotes nobody, nobody from the company, or no customer."""
    release = release_of(reading)
    if release is None:
        return
    several = speeches(release)
    lacks = _lacks([one.side for one in several])
    if lacks:
        place = several[-1].span if several else last_words(release.found, *_end(release), FEW)
        yield Hit(*place, {"whom": said_as(options, [lacks])[0]}, 0 if several else 10)


def _lacks(sides: Sequence[Side]) -> str:
    """Which side is missing; a speaker who may belong to either stands for the one that is."""
    if not sides:
        return "both"
    lacks = [side for side in (Side.COMPANY, Side.CUSTOMER) if side not in sides]
    if len(lacks) <= sides.count(Side.OPEN):
        return ""
    return "second" if Side.OPEN in sides else lacks[0].value


def _end(release: Release) -> tuple[int, int]:
    last = release.pieces[-1]
    return last.start, last.end


@detector("quotation-nobody")
def nobody(reading: Reading, _options: Options) -> Iterable[Hit]:
    """A quotation of somebody without name or role."""
    for one in _spoken(reading):
        if not one.is_named:
            yield Hit(*one.span)


@detector("quotation-vendor")
def vendor(reading: Reading, options: Options) -> Iterable[Hit]:
    """A customer's words with at least `least` words that only sellers use."""
    phrases = options.get("selling", ())
    if not phrases:
        return
    signs = signs_of(reading, {"selling": phrases})
    for one in _spoken(reading):
        several = [place for span in one.said for place in signs.within("selling", *span)]
        said = {reading.text[start:end].lower() for start, end in several}
        if one.side is not Side.COMPANY and len(said) >= number(options, "least", VENDOR_WORDS):
            first, second = (reading.text[start:end] for start, end in several[:2])
            yield Hit(several[0][0], several[0][1], {"first": first, "second": second}, len(said))
