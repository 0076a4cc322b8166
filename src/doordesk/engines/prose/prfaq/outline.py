"""The areas of a PR/FAQ: press release, external and internal questions, and what follows. Rule W4."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doordesk.engines.prose.prfaq.pieces import NAMES, Look, Piece, asks, pieces
from doordesk.engines.prose.prfaq.signs import Signs, Span, shipped_signs, vocabulary, words
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import WORD

SHORT_NAME, LONGEST_NAME, LOOK_BACK, OPENS, FEWEST_QUESTIONS = 5, 12, 400, 5, 2


class Area(StrEnum):
    """Which part of the document a piece stands in; FAQ is one that does not say for whom it is."""

    FRONT = "front"
    RELEASE = "release"
    FAQ = "faq"
    EXTERNAL = "external"
    INTERNAL = "internal"
    AFTER = "after"


QUESTIONS = frozenset({Area.FAQ, Area.EXTERNAL, Area.INTERNAL})


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, the area it stands in, and whether its label names that area."""

    piece: Piece
    area: Area
    names_area: bool


class PrFaq:
    """A PR/FAQ: its pieces in order, each in its area, and the signs in it."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.signs: Signs = shipped_signs(reading)
        placed = list(_placed(reading, self.signs))
        if not any(one.area in QUESTIONS for one in placed):
            placed = _with_bare_questions(self.text, placed)
        if not any(one.area is Area.RELEASE for one in placed):
            placed = [_moved(one, Area.RELEASE) if one.area is Area.FRONT else one for one in placed]
        self.placed: tuple[Placed, ...] = tuple(placed)

    @property
    def is_whole(self) -> bool:
        """Whether this is a document of its own, not a sentence or a piece of one."""
        least: int = vocabulary(self.reading.language)["least_words"]
        named = any(one.names_area or one.piece.look in {Look.HEADING, Look.BOLD} for one in self.placed)
        return named and len(self.reading.words) >= least

    def has(self, area: Area) -> bool:
        """Whether anything stands in an area."""
        return any(one.area is area for one in self.placed)

    def of(self, *areas: Area) -> list[Piece]:
        """The pieces of some areas, in order."""
        return [one.piece for one in self.placed if one.area in areas]

    def label_of(self, area: Area) -> Span | None:
        """The words that name an area where it first begins."""
        for one in self.placed:
            if one.area is area and one.names_area:
                return one.piece.start, one.piece.end
        return None

    def opening(self) -> Span:
        """The first heading, or the first words, of the document."""
        first = next((one.piece for one in self.placed if one.piece.look in NAMES), self.placed[0].piece)
        return first_words(self.text, first.start, first.end, LONGEST_NAME)


def prfaq(reading: Reading) -> PrFaq | None:
    """The PR/FAQ that a text is, found out once for all rules; None for a text too small to be one."""
    if "prfaq" not in reading.shared:
        found = PrFaq(reading)
        reading.shared["prfaq"] = found if found.is_whole else None
    shared = reading.shared["prfaq"]
    return shared if isinstance(shared, PrFaq) else None


def first_words(text: str, start: int, end: int, most: int) -> Span:
    """The first few words between two characters, without marks of emphasis before them."""
    found = [one.span() for one, _ in zip(WORD.finditer(text, start, end), range(most), strict=False)]
    return (found[0][0], found[-1][1]) if found else (start, end)


def last_words(found: PrFaq, start: int, end: int, most: int) -> Span:
    """The last few words of prose between two characters."""
    prose = found.reading.prose
    several = [one.span() for one in WORD.finditer(prose, max(start, end - LOOK_BACK), end)][-most:]
    return (several[0][0], several[-1][1]) if several else (start, end)


def _moved(one: Placed, area: Area) -> Placed:
    return Placed(one.piece, area, one.names_area)


def _with_bare_questions(text: str, placed: list[Placed]) -> list[Placed]:
    """Questions without a heading over them are a FAQ, too: it begins at the first of several."""
    several = [
        place
        for place, one in enumerate(placed)
        if one.piece.label > one.piece.start and asks(text, one.piece) > one.piece.start
    ]
    if len(several) < FEWEST_QUESTIONS:
        return placed
    first = several[0]
    opening = Placed(placed[first].piece, Area.FAQ, names_area=True)
    return [*placed[:first], opening, *(_moved(one, Area.FAQ) for one in placed[first + 1 :])]


def _placed(reading: Reading, signs: Signs) -> Iterator[Placed]:
    area, level = Area.FRONT, 0
    for piece in pieces(reading.document):
        named = _named(reading, piece, signs, area, level)
        if named is not None:
            area, level = named, piece.level
        yield Placed(piece, area, named is not None)


def _named(reading: Reading, piece: Piece, signs: Signs, area: Area, level: int) -> Area | None:
    """The area that a label names, if it names one."""
    text = reading.text
    if piece.look not in NAMES or asks(reading.text, piece) > piece.start:
        return None
    count = len(WORD.findall(text[piece.start : piece.end]))

    def says(name: str) -> bool:
        return signs.has(name, piece.start, piece.end)

    if count > LONGEST_NAME or says("title"):
        return None
    opens = signs.has("release", piece.start, piece.start + OPENS)
    if opens or (count <= SHORT_NAME and (says("release") or says("immediate"))):
        return Area.RELEASE if area is not Area.RELEASE else None
    is_faq = says("faq") or _is_written_faq(text[piece.start : piece.end], reading.language)
    may_divide = area is Area.FAQ or (area in QUESTIONS and piece.level <= level)
    if is_faq or (count <= SHORT_NAME and may_divide):
        found = _for_whom(says("internal"), says("external"))
        if found is not None or is_faq:
            return found or Area.FAQ
    ends = piece.level < level or (count <= SHORT_NAME and says("after") and piece.level <= level)
    return Area.AFTER if ends and area in QUESTIONS and piece.look is Look.HEADING else None


def _is_written_faq(label: str, language: str) -> bool:
    """Whether a label has letters for questions that words cannot be told from, such as Q&A."""
    return any(one in label.lower() for one in words(language, "faq_written"))


def _for_whom(is_internal: bool, is_external: bool) -> Area | None:  # noqa: FBT001 - two answers of one kind
    if is_internal == is_external:
        return None
    return Area.INTERNAL if is_internal else Area.EXTERNAL
