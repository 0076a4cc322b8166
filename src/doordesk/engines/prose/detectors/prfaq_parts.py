"""The parts of a PR/FAQ: there, in order, within length. Rules W1, W4."""

from collections.abc import Iterable, Iterator

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import joined, number, said_as
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.prfaq import PrFaq, prfaq
from doordesk.engines.prose.prfaq.outline import QUESTIONS, Area, first_words, last_words
from doordesk.engines.prose.prfaq.parts import missing, out_of_order, standings
from doordesk.engines.prose.prfaq.release import release_of
from doordesk.engines.prose.prfaq.signs import Span
from doordesk.engines.prose.text.reading import Reading

FEW = 5
RELEASE_WORDS, FAQ_WORDS = 550, 2750
LEEWAY = 10
"""A tenth over the limit is let pass: the words stand for a page, which is what counts."""


@detector("prfaq-areas")
def areas(reading: Reading, options: Options) -> Iterable[Hit]:
    """Press release, external FAQ and internal FAQ: those that are missing, told once."""
    found = prfaq(reading)
    if found is None:
        return
    lacks = [
        name
        for name, is_there in (
            ("release", release_of(reading) is not None),
            ("faq", any(found.has(area) for area in QUESTIONS)),
        )
        if not is_there
    ]
    if lacks:
        yield Hit(*found.opening(), {"missing": joined(said_as(options, lacks))})
        return
    lacks = [area.value for area in (Area.EXTERNAL, Area.INTERNAL) if not found.has(area)]
    label = next((found.label_of(area) for area in sorted(QUESTIONS) if found.label_of(area)), None)
    if len(lacks) > 1:
        lacks = ["undivided"]
    if lacks and label is not None:
        yield Hit(*first_words(found.text, *label, 3 * FEW), {"missing": joined(said_as(options, lacks))})


@detector("prfaq-heads")
def heads(reading: Reading, options: Options) -> Iterable[Hit]:
    """Heading and subheading: those that are missing, told at the lines above the summary."""
    found = release_of(reading)
    if found is None:
        return
    lacks = [name for name in ("heading", "subheading") if getattr(found, name) is None]
    if lacks:
        there = found.heading or found.subheading or (found.above or found.body)[0]
        span = first_words(found.text, there.start, there.end, 3 * FEW)
        yield Hit(*span, {"missing": joined(said_as(options, lacks))})


@detector("prfaq-dateline")
def dateline(reading: Reading, options: Options) -> Iterable[Hit]:
    """A summary that does not open with date and place."""
    found = release_of(reading)
    if found is None:
        return
    no_date, no_place = found.lacks()
    lacks = [name for name, is_missing in (("date", no_date), ("place", no_place)) if is_missing]
    if lacks:
        summary = found.body[0]
        span = first_words(found.text, summary.start, summary.end, FEW)
        yield Hit(*span, {"missing": joined(said_as(options, lacks))})


@detector("prfaq-body")
def body(reading: Reading, options: Options) -> Iterable[Hit]:
    """Problem, solution, getting started: those that are missing, told once where the release ends."""
    found = release_of(reading)
    lacks = missing(found) if found is not None else []
    if found is not None and lacks:
        last = found.pieces[-1]
        span = last_words(found.found, last.start, last.end, FEW)
        said = joined(said_as(options, [part.value for part in lacks]))
        yield Hit(*span, {"missing": said}, 5 * len(lacks))


@detector("prfaq-order")
def order(reading: Reading, options: Options) -> Iterable[Hit]:
    """The first part that stands before one it should follow."""
    found = prfaq(reading)
    if found is None:
        return
    firsts = {area: found.label_of(area) for area in (Area.RELEASE, Area.EXTERNAL, Area.INTERNAL)}
    for area, others in ((Area.INTERNAL, (Area.RELEASE, Area.EXTERNAL)), (Area.EXTERNAL, (Area.RELEASE,))):
        here = firsts[area]
        for other in others:
            there = firsts[other]
            if here and there and here < there:
                yield Hit(*here, _pair(options, area.value, other.value))
                return
    release = release_of(reading)
    fault = out_of_order(standings(release)) if release is not None else None
    if fault is not None:
        one, later = fault
        span = first_words(found.text, one.piece.start, one.piece.end, FEW)
        yield Hit(*span, _pair(options, one.part.value, later.part.value))


def _pair(options: Options, first: str, second: str) -> dict[str, str]:
    early, late = said_as(options, [first, second])
    return {"early": early[:1].upper() + early[1:], "late": late}


@detector("prfaq-length")
def length(reading: Reading, options: Options) -> Iterable[Hit]:
    """A press release or FAQ over its number of words: told at the sentence in which the limit falls."""
    found = prfaq(reading)
    if found is None:
        return
    limits = (("release", {Area.RELEASE}, RELEASE_WORDS), ("faq", QUESTIONS, FAQ_WORDS))
    for name, several, otherwise in limits:
        most = number(options, name, otherwise)
        count, past = _measured(found, several, most)
        if past is not None and count > most + most // LEEWAY:
            slots = {"words": str(count), "most": str(most), "part": said_as(options, [name])[0]}
            slots["pages"] = said_as({"called": options.get("pages", {})}, [name])[0]
            yield Hit(*first_words(found.text, *past, FEW), slots)


def _measured(found: PrFaq, several: Iterable[Area], most: int) -> tuple[int, Span | None]:
    """How many words some areas have, and the sentence in which they pass `most`."""
    count, past = 0, None
    for sentence, size in _sentences(found, several):
        count += size
        if count > most and past is None:
            past = sentence
    return count, past


def _sentences(found: PrFaq, several: "Iterable[Area]") -> Iterator[tuple[Span, int]]:
    """The sentences of some areas, each with its number of words."""
    spans = [(one.start, one.end) for one in found.of(*several)]
    place = 0
    for sentence in found.reading.sentences:
        while place < len(spans) and spans[place][1] <= sentence.start:
            place += 1
        if place < len(spans) and spans[place][0] < sentence.end:
            yield (sentence.start, sentence.end), len(sentence)
