"""A document in pieces, each with its label: a heading, emphasis, or words that lead in. Rule W4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doordesk.engines.prose.text.blocks import Block, Document, Shape, lines
from doordesk.engines.prose.text.words import WORD

BARE_WORDS, LEAD_WORDS = 12, 8
NO_LEVEL = 7
MARKS = "*_ \t"
QUOTES = '"“«„'
LEAD_IN = re.compile(r"(?:\*\*|__)([^*_\n]{1,160})(?:\*\*|__)[.:]?")
PLAIN_LEAD_IN = re.compile(r"([A-Z][\w /'’-]{1,60}):(?=\s)")
QUESTION = re.compile(r"[\s*_]{0,6}(?:Q(?:uestion)?[ \t]{0,2}\d{0,3}[.:)]|\d{1,3}[.)][ \t])", re.IGNORECASE)
QUOTED_LINE = re.compile(r"[ \t]{0,3}>")
WORTH = 3
"""Characters between two blocks that may hold a quotation; less is the end of a line."""


class Look(StrEnum):
    """How a piece stands out from what is around it."""

    HEADING = "heading"
    BOLD = "bold"
    ITALIC = "italic"
    BARE = "bare"
    TEXT = "text"
    ITEM = "item"
    QUOTED = "quoted"


NAMES = frozenset({Look.HEADING, Look.BOLD, Look.ITALIC, Look.BARE})
"""The looks of a line that names something rather than telling it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from `start` up to `end`; its label ends at `label`, which is `start` where it has none."""

    start: int
    end: int
    look: Look
    label: int
    level: int = NO_LEVEL


def pieces(document: Document) -> Iterator[Piece]:
    """The pieces of a document in order: its blocks, cut where a line is emphasised, and block quotes."""
    at = 0
    for block in document.blocks:
        if block.start - at > WORTH:
            yield from _quoted(document.text, at, block.start)
        yield from _of_block(document.text, block)
        at = block.end
    yield from _quoted(document.text, at, len(document.text))


def _quoted(text: str, start: int, end: int) -> Iterator[Piece]:
    """Block quotes between two blocks, the lines of one together."""
    first = last = -1
    for at, line in lines(text[start:end]):
        if QUOTED_LINE.match(line) and line.strip(" \t\r\n>"):
            first = start + at if first < 0 else first
            last = start + at + len(line.rstrip())
        elif first >= 0 and not line.strip(" \t\r\n>"):
            yield Piece(first, last, Look.QUOTED, first)
            first = -1
    if first >= 0:
        yield Piece(first, last, Look.QUOTED, first)


def _of_block(text: str, block: Block) -> Iterator[Piece]:
    if block.shape is Shape.HEADING:
        yield Piece(block.start, block.end, Look.HEADING, block.end, block.level)
        return
    if block.shape is Shape.ITEM:
        yield Piece(block.start, block.end, Look.ITEM, _lead_in(text, block.start, block.end))
        return
    whole = emphasis(text[block.start : block.end])
    if whole:
        yield Piece(block.start, block.end, whole, block.end)
        return
    yield from _lines_of(text, block)


def _lines_of(text: str, block: Block) -> Iterator[Piece]:
    """A paragraph cut before and after each line that is emphasis alone."""
    first = last = -1
    for at, line in lines(text[block.start : block.end]):
        start = block.start + at
        end = start + len(line.rstrip())
        look = emphasis(line)
        if look and first >= 0:
            yield _paragraph(text, first, last)
            first = -1
        if look:
            yield Piece(start, end, look, end)
        else:
            first, last = (start if first < 0 else first), end
    if first >= 0:
        yield _paragraph(text, first, last)


def _paragraph(text: str, start: int, end: int) -> Piece:
    words = text[start:end]
    if _is_bare(words):
        return Piece(start, end, Look.BARE, end)
    return Piece(start, end, Look.TEXT, _lead_in(text, start, end))


def emphasis(words: str) -> Look | None:
    """Whether all of some words is emphasis, and which.

    >>> emphasis("**For release**").value, emphasis("*One* and *two*")
    ('bold', None)
    """
    words = words.strip()
    for mark, look in (("***", Look.BOLD), ("**", Look.BOLD), ("__", Look.BOLD), ("*", Look.ITALIC)):
        inside = words[len(mark) : -len(mark)]
        if words.startswith(mark) and words.endswith(mark) and inside and mark[0] not in inside:
            return None if inside.lstrip()[:1] in QUOTES else look
    if words[:1] == words[-1:] == "_" and "_" not in words[1:-1] and len(words) > WORTH:
        return None if words[1:2] in QUOTES else Look.ITALIC
    return None


def _is_bare(words: str) -> bool:
    """A short line that ends nothing, such as a heading in a text without markup."""
    if "\n" in words or words[-1] in ".!;,:”\"'’)" or words[0] in f"{QUOTES}-—–":
        return False
    return len(WORD.findall(words)) <= BARE_WORDS


def _lead_in(text: str, start: int, end: int) -> int:
    """Where the words end that lead into a piece: '**The problem.** Every year…', 'Problem: every year…'."""
    found = LEAD_IN.match(text, start, end) or PLAIN_LEAD_IN.match(text, start, end)
    if found is None or ("?" not in found[1] and len(found[1].split()) > LEAD_WORDS):
        return start
    return found.end()


def asks(text: str, piece: Piece) -> int:
    """Where the question of a piece ends; its start when it asks none."""
    until = piece.label if piece.label > piece.start else piece.end
    mark = text.find("?", piece.start, until)
    if piece.look in {Look.TEXT, Look.ITEM} and piece.label == piece.start:
        line = text.find("\n", piece.start, piece.end)
        mark = text.find("?", piece.start, line if line >= 0 else piece.end)
        # A paragraph that begins with a statement is an answer, even if it asks something later on.
        if any(one in text[piece.start : mark] for one in (". ", "! ")):
            mark = -1
    if mark >= 0:
        return mark + 1
    return until if QUESTION.match(text, piece.start, until) and piece.label > piece.start else piece.start
