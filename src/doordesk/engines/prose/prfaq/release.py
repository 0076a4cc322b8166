"""The press release of a PR/FAQ: heading, subheading, summary with date and place, and the rest. Rule W4."""

import re
from collections.abc import Iterator

from doordesk.engines.prose.prfaq.outline import Area, PrFaq, prfaq
from doordesk.engines.prose.prfaq.pieces import NAMES, QUOTES, Look, Piece
from doordesk.engines.prose.prfaq.signs import Span, words
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import WORD

SHORT, BODY, OPENING = 30, 12, 110
FIGURED_DATE = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|[\[<]date\b", re.IGNORECASE
)
PARTED = re.compile(r"[\s*_)\]](?:—|–|-{1,2})[\s*_]|\w(?:—|–)\w|: ")
PLACED = re.compile(r"\b(?:in|at|from) [\[<]?[A-Z]\w")
BEGINS_ANEW = re.compile(r"[.!?][\"”’)]? {1,3}[A-Z“\"]")
MOST_OF_PLACE, MOST_OF_LABEL, SHORT_LABEL = 6, 6, 3
BODY_LABELS = ("problem_label", "solution_label", "quotation_label", "start_label")


def release_of(reading: Reading) -> "Release | None":
    """The press release of a text, found out once for all rules; None where there is none."""
    if "release" not in reading.shared:
        found = prfaq(reading)
        release = Release(found) if found is not None else None
        reading.shared["release"] = release if release is not None and release.body else None
    shared = reading.shared["release"]
    return shared if isinstance(shared, Release) else None


class Release:
    """What stands above the summary (`heading`, `subheading`) and the paragraphs of the release (`body`)."""

    def __init__(self, found: PrFaq) -> None:
        self.found, self.text, self.signs = found, found.text, found.signs
        self.pieces = found.of(Area.RELEASE)
        front = found.of(Area.FRONT)
        self._first = next((one for one in self.pieces if one.look not in NAMES), None)
        self._last_text = next((one for one in reversed(self.pieces) if one.look is Look.TEXT), None)
        self.body = [one for one in self.pieces if self._is_body(one)]
        until = self.body[0].start if self.body else len(self.text)
        until = min(until, next((one.start for one in self.pieces if self._names_body(one)), until))
        self.above = [one for one in self.pieces if one.start < until]
        self.below = self.pieces[len(self.above) :]
        self.heading, self.subheading = self._heads(list(self._candidates(self.above)))
        if self.heading is None:
            self.heading = next(self._titles([*front, *self.above]), None)

    def _is_body(self, piece: Piece) -> bool:
        """Whether a piece tells something: a paragraph with more than one short sentence, or an item."""
        if piece.look not in {Look.TEXT, Look.ITEM, Look.QUOTED}:
            return False
        if piece.label > piece.start and self._says("head_labels", piece):
            return False
        if self.signs.has("about_document", piece.start, piece.label):
            return False
        count = self.words_in(piece)
        short = count <= SHORT and not BEGINS_ANEW.search(self.text, piece.start, piece.end)
        return count >= BODY and not (short and not self._dated(piece) and self._comes_early(piece))

    def _names_body(self, piece: Piece) -> bool:
        """Whether a line of its own names a part of the text, such as 'The problem'."""
        if piece.look not in NAMES or len(WORD.findall(self.text, piece.start, piece.end)) > SHORT_LABEL:
            return False
        return any(self.is_called(name, piece) for name in BODY_LABELS)

    def _comes_early(self, piece: Piece) -> bool:
        """Whether nothing but labels stands before a piece that is no quotation, and text after it."""
        if self.text[piece.start] in QUOTES:
            return False
        if piece.look is not Look.TEXT or piece.label > piece.start or piece is not self._first:
            return False
        return self._last_text is not piece

    def _dated(self, piece: Piece) -> bool:
        return self._says("today", piece) or self.date_in(piece.start, piece.end) is not None

    def _says(self, name: str, piece: Piece) -> bool:
        return self.signs.has(name, piece.start, piece.label if piece.label > piece.start else piece.end)

    def words_in(self, piece: Piece) -> int:
        """How many words a piece has after its label."""
        start = piece.start if piece.look in NAMES else piece.label
        return len(WORD.findall(self.text, start, piece.end))

    def _candidates(self, several: list[Piece]) -> Iterator[Piece]:
        """Lines above the summary that may be heading or subheading."""
        for piece in several:
            count = len(WORD.findall(self.text, piece.start, piece.end))
            dated = self.date_in(piece.start, piece.end) is not None and count <= BODY
            about = count <= BODY and self.signs.has("about_document", piece.start, piece.start + 20)
            if count and not (dated or about or self._is_label(piece, count)):
                yield piece

    def _is_label(self, piece: Piece, count: int) -> bool:
        """Whether a line only says what follows: 'Press release', 'Heading', 'PR/FAQ: its name'."""
        if piece.look not in NAMES:
            return False
        names = ("release", "immediate", "title", "summary_label", "problem_label", "head_labels")
        short = names if count <= 3 else ("immediate", "title")  # noqa: PLR2004 - a label has three words
        return any(self._says(name, piece) for name in short)

    def _heads(self, several: list[Piece]) -> tuple[Piece | None, Piece | None]:
        if not several:
            return None, None
        first = several[0]
        if len(several) == 1 and first.look in {Look.ITALIC, Look.TEXT} and not self._labelled_heading(first):
            return None, first
        return first, several[1] if len(several) > 1 else None

    def _labelled_heading(self, piece: Piece) -> bool:
        """Whether the words, or the label, before a line call it the heading."""
        before = [one for one in self.pieces if one.end <= piece.start]
        label = before[-1] if before and before[-1].look in NAMES else piece
        here = label if label is not piece or piece.label > piece.start else None
        if here is None or self._says("subheading_label", here):
            return False
        return self._says("heading_label", here)

    def _titles(self, several: list[Piece]) -> Iterator[Piece]:
        """Titles of the document that say more than that it is a PR/FAQ."""
        common = words(self.found.reading.language, "common")
        for piece in several:
            said = {one.lower() for one in WORD.findall(self.text[piece.start : piece.end])}
            if piece.look is Look.HEADING and said - common and not self._says("release", piece):
                yield piece

    def date_in(self, start: int, end: int) -> Span | None:
        """Where a date stands, or the place kept for one."""
        several = self.signs.within("date", start, end)
        figured = FIGURED_DATE.search(self.text, start, end)
        return several[0] if several else figured.span() if figured else None

    def lacks(self) -> tuple[bool, bool]:
        """Whether the summary, or a line above it, lacks a date, and a place."""
        dated = (one for one in self.body if one.look is Look.TEXT and self.opens_dated(one))
        summary = next(dated, self.body[0])
        end = min(summary.end, summary.start + OPENING)
        after = self.heading.end if self.heading is not None else 0
        lines = [one for one in self.above if one.start >= after and one.look in NAMES]
        lines = [one for one in lines if not self.signs.has("about_document", one.start, one.start + 20)]
        told = [*((one.start, one.end) for one in lines), (summary.start, self._first_end(summary))]
        dates = [self.date_in(*span) for span in told]
        spans = [(summary.start, end), *((one.start, one.end) for one in lines if one is not self.subheading)]
        has_place = any(self._place_in(*span) for span in spans) or self._told_in(summary)
        return not any(dates), not has_place

    def is_called(self, name: str, piece: Piece) -> bool:
        """Whether the label of a piece bears a sign; a label is a few words, longer ones tell something."""
        if piece.label == piece.start or not self.signs.has(name, piece.start, piece.label):
            return False
        return len(WORD.findall(self.text, piece.start, piece.label)) <= MOST_OF_LABEL

    def opens_dated(self, piece: Piece) -> bool:
        """Whether a paragraph opens with date and place, as the summary does."""
        end = min(piece.end, piece.start + OPENING)
        return self.date_in(piece.start, end) is not None and self._place_in(piece.start, end)

    def _first_end(self, piece: Piece) -> int:
        """Where the first sentence of a piece ends, or its opening, whichever is later."""
        sentence = self.found.reading.sentence_at(piece.start + 2)
        return min(piece.end, max(sentence.end if sentence else 0, piece.start + 2 * OPENING))

    def _told_in(self, piece: Piece) -> bool:
        """Whether the first sentence tells both a date and 'in' a place."""
        end = self._first_end(piece)
        placed = PLACED.search(self.text, piece.start, end)
        return placed is not None and self.date_in(piece.start, end) is not None

    def _place_in(self, start: int, end: int) -> bool:
        """Whether some words open with a place: names with capitals, then a dash, a colon or the date."""
        parted, date = PARTED.search(self.text, start, end), self.date_in(start, end)
        ends = [one for one in (parted and parted.start() + 1, date and date[0]) if one]
        if not ends:
            return False
        until = parted.start() + 1 if parted and date and date[0] < parted.start() else min(ends)
        dates = set()
        if date:
            dates = set(WORD.findall(self.text[date[0] : date[1]]))
        said = [one for one in WORD.findall(self.text[start:until]) if one not in dates and not one.isdigit()]
        common = words(self.found.reading.language, "common")
        capitals = [one for one in said if one[0].isupper() and one.lower() not in common]
        return bool(capitals) and len(said) <= MOST_OF_PLACE and 2 * len(capitals) >= len(said)
