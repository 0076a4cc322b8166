"""A document as its readers see it: blocks of prose with their places, and spans that are left alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """Prose from `start` up to `end`; `level` is a heading's, 1 to 6, or 0."""

    start: int
    end: int
    shape: Shape = Shape.PARAGRAPH
    level: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A text, its blocks in order, and spans inside them that hold no prose: code, addresses, markup.

    `quiet` are spans whose words are read but never marked, such as the words of a link.
    """

    text: str
    blocks: tuple[Block, ...]
    silent: tuple[tuple[int, int], ...] = ()
    quiet: tuple[tuple[int, int], ...] = field(default=())


BULLET = re.compile(r"[ \t]{0,200}(?:[-*+•–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+")
ENDS = '.!?…:;"”’)»'
SHORT = 45


def plain(text: str) -> Document:
    r"""A text without markup.

    A blank line or a bullet begins a block, and so does what follows a finished line. Lines that were broken
    to fit a width belong together; a short line that ends nothing stands alone.

    >>> found = plain("One. Two\n- three")
    >>> [(one.shape.value, found.text[one.start : one.end]) for one in found.blocks]
    [('paragraph', 'One. Two'), ('item', 'three')]
    """
    return Document(text, tuple(_plain_blocks(text)))


def _plain_blocks(text: str) -> Iterator[Block]:
    start = end = -1
    shape, last = Shape.PARAGRAPH, ""
    for at, line in lines(text):
        words = line.strip()
        bullet = BULLET.match(line)
        if start >= 0 and (not words or bullet or last[-1] in ENDS or len(last) < SHORT):
            yield Block(start, end, shape)
            start = -1
        if not words:
            continue
        if start < 0:
            shape = Shape.ITEM if bullet else Shape.PARAGRAPH
            start = at + (bullet.end() if bullet else len(line) - len(line.lstrip()))
        end, last = at + len(line.rstrip()), words
    if start >= 0:
        yield Block(start, max(start, end), shape)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it begins, its end of line left on it."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)
