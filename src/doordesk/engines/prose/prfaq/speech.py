"""Who speaks in a press release: quotations, their speakers, and on which side these stand. Rule W4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doordesk.engines.prose.prfaq.outline import first_words
from doordesk.engines.prose.prfaq.pieces import NAMES, Look, Piece
from doordesk.engines.prose.prfaq.release import Release
from doordesk.engines.prose.prfaq.signs import Span, words
from doordesk.engines.prose.text.words import WORD

QUOTATION = re.compile(r"[\"“„«][^\"“”„«»]{1,1500}[\"”“»]")
LEAST, TELLING, NEAR, FEW, FIRST = 4, 8, 200, 6, 3
DASHES = ("—", "–", "--", "- ", "~ ", "― ")
SIGNED = re.compile(r"(?:^|[\s\"”*_>])(?:—|–|―|--|-(?= ))[ \t*_]{0,4}")
SIGNATURE = re.compile(r"(?:—|–|―|--|-) {0,3}[*_]{0,3}[\[A-Z]")
QUOTE_MARK = re.compile(r"(?:^|\n) {0,3}>")
PLACEHOLDER = re.compile(r"[\[<{][A-Za-z ,/’'-]{2,40}[\]>}]")
NAME = re.compile(r"(?:[A-Z][\w&'’-]{0,30} ){0,3}[A-Z][\w&'’-]{0,30},? \Z")
ELSEWHERE = re.compile(r"\b(?:at|of|from|with|for|runs|owns) (?:(?:the )?[A-Z]\w|an? )")


class Side(StrEnum):
    """Where a speaker belongs; OPEN where the words do not say."""

    COMPANY = "company"
    CUSTOMER = "customer"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Speech:
    """One quotation: the piece it stands in, its first words, all of it, by whom, and on which side."""

    piece: Piece
    span: Span
    said: tuple[Span, ...]
    by: str
    side: Side
    is_named: bool


def speeches(release: Release) -> tuple[Speech, ...]:
    """The quotations of a press release, in order; looked for once."""
    shared = release.found.reading.shared
    if "speeches" not in shared:
        shared["speeches"] = tuple(_speeches(release))
    found = shared["speeches"]
    return found if isinstance(found, tuple) else ()


def _speeches(release: Release) -> Iterator[Speech]:
    for place, piece in enumerate(release.pieces):
        if piece.look is Look.HEADING:
            continue
        said = tuple(one.span() for one in QUOTATION.finditer(release.text, piece.start, piece.end))
        if piece.look is Look.QUOTED and not said:
            said = _unmarked(release.text, piece)
        by = _by(release, place, piece, said)
        if said and _is_speech(release, piece, said, by):
            span = first_words(release.text, *said[0], FEW)
            yield Speech(
                piece, span, said, by, _side(release, by, _label(release, place)), _is_named(release, by)
            )


def _unmarked(text: str, piece: Piece) -> tuple[Span, ...]:
    """A block quote without quotation marks is somebody's words where a name stands after a dash."""
    signs = list(SIGNED.finditer(text, piece.start, piece.end))
    return ((piece.start, signs[-1].start()),) if signs and signs[-1].start() > piece.start + LEAST else ()


def _is_speech(release: Release, piece: Piece, said: tuple[Span, ...], by: str) -> bool:
    count = sum(len(WORD.findall(release.text[start:end])) for start, end in said)
    opens = said[0][0] - piece.label <= LEAST or piece.look is Look.QUOTED
    told = release.signs.has("says", piece.start, piece.end) or SIGNATURE.match(by) is not None
    if piece.look is Look.ITEM:
        return told and count >= TELLING
    return count >= (LEAST if opens and told else TELLING) and (opens or told)


def _by(release: Release, place: int, piece: Piece, said: tuple[Span, ...]) -> str:
    """The words around a quotation that may name its speaker."""
    if not said:
        return ""
    text = release.text
    starts, ends = [piece.start, *(end for _, end in said)], [*(start for start, _ in said), piece.end]
    around = " ".join(text[start:end][:NEAR] for start, end in zip(starts, ends, strict=True))
    around = " ".join(QUOTE_MARK.sub(" ", around).split()).strip(" *_,.")
    if WORD.search(around):
        return around
    following = release.pieces[place + 1 : place + 2]
    if following and text[following[0].start : following[0].end].lstrip("*_> ").startswith(DASHES):
        return text[following[0].start : following[0].end][:NEAR].lstrip("*_> ")
    if following and following[0].look is Look.ITEM and piece.look is Look.QUOTED:
        return text[following[0].start : following[0].end][:NEAR]
    before = text[max(0, piece.start - NEAR) : piece.start].rstrip()
    return before.rpartition("\n")[2] if before.rstrip("*_").endswith(":") and place else ""


def _label(release: Release, place: int) -> str:
    """The words of a label right above a quotation, or in front of it."""
    piece = release.pieces[place]
    if piece.label > piece.start:
        return release.text[piece.start : piece.label]
    above = release.pieces[place - 1] if place else piece
    return release.text[above.start : above.end] if above.look in NAMES else ""


def _side(release: Release, by: str, label: str) -> Side:
    language = release.found.reading.language
    lower = set(map(_stem, WORD.findall(by)))
    company, customer = words(language, "company"), words(language, "customer")
    called = set(map(_stem, WORD.findall(label)))
    if len(called) <= FEW and called & (company | customer):
        return Side.CUSTOMER if called & customer else Side.COMPANY
    ours = not _names(release).isdisjoint(lower)
    if ours and (lower & (company | words(language, "roles")) or not lower & customer):
        return Side.COMPANY
    if lower & customer:
        return Side.CUSTOMER
    return Side.COMPANY if lower & company and not ELSEWHERE.search(by) else Side.OPEN


def _names(release: Release) -> frozenset[str]:
    """What the company and the product may be called: how the heading begins, and who announces."""
    text, found = release.text, list[str]()
    if release.heading is not None:
        found += WORD.findall(text, release.heading.start, release.heading.end)[:FIRST]
    opening = release.body[0]
    for start, _ in release.signs.within("today", opening.start, min(opening.end, opening.start + NEAR)):
        named = NAME.search(text[max(opening.start, start - NEAR) : start])
        found += WORD.findall(named[0]) if named else ()
    return frozenset(map(_stem, found)) - words(release.found.reading.language, "common")


def _stem(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _is_named(release: Release, by: str) -> bool:
    """Whether some words name a person, or a role."""
    language = release.found.reading.language
    if PLACEHOLDER.search(by):
        return False
    said = WORD.findall(by)
    nobody, roles = words(language, "nobody"), words(language, "roles") | words(language, "company")
    if any(one.lower() in roles and one.lower() not in nobody for one in said):
        return True
    return any(one[0].isupper() and one.lower() not in nobody for one in said)
