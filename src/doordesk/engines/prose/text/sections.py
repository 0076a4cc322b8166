"""The sections of a text: titles, also those that are only a short line with a colon, and the lines below."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doordesk.engines.prose.text.blocks import BULLET, Block, Document, Shape, lines

LONGEST_TITLE = 60
STRONG = ("**", "__")
DEEPEST = 7


@dataclass(frozen=True, slots=True)
class Line:
    """Characters from `start` up to `end`; what it is, and of a title the level, 1 to 7."""

    start: int
    end: int
    shape: Shape
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A title, or None before the first, and the lines below it up to the next title of any level."""

    title: Line | None
    lines: tuple[Line, ...]


def sections(document: Document) -> Iterator[Section]:
    """The sections of a document, in order."""
    title: Line | None = None
    below: list[Line] = []
    for line in _titled(document):
        if line.level:
            if title or below:
                yield Section(title, tuple(below))
            title, below = line, []
        else:
            below.append(line)
    if title or below:
        yield Section(title, tuple(below))


class Stretches:
    """Parts of a text, in order: characters from each start up to its end."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]

    def hold(self, at: int) -> bool:
        """Whether the character is in one of them."""
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self.spans[number][1]


def under(document: Document, is_meant: Callable[[int, int], bool]) -> Stretches:
    """The sections whose title is meant, as the question about its characters says."""
    return Stretches(
        [
            (one.title.start, max(line.end for line in (one.title, *one.lines)))
            for one in sections(document)
            if one.title and is_meant(one.title.start, one.title.end)
        ]
    )


def _titled(document: Document) -> Iterator[Line]:
    """All lines; a short one that ends with a colon, or stands in bold, or over a list, is a title."""
    found = [line for block in document.blocks for line in _lines(document.text, block)]
    for number, line in enumerate(found):
        following = found[number + 1].shape if number + 1 < len(found) else None
        if line.shape is Shape.PARAGRAPH and _is_title(document.text[line.start : line.end], following):
            yield Line(line.start, line.end, Shape.HEADING, DEEPEST)
        else:
            yield line


def _is_title(words: str, following: Shape | None) -> bool:
    if len(words) > LONGEST_TITLE or following is None or words[0].islower():
        return False
    if words.endswith(":") or any(
        words.startswith(one) and words.rfind(one) == len(words) - 2 for one in STRONG
    ):
        return True
    return following is Shape.ITEM and words[-1] not in ".!;,"


def _lines(text: str, block: Block) -> Iterator[Line]:
    if block.shape is not Shape.PARAGRAPH:
        yield Line(block.start, block.end, block.shape, block.level)
        return
    for at, line in lines(text[block.start : block.end]):
        words = line.strip()
        if words:
            start = block.start + at + len(line) - len(line.lstrip())
            shape = Shape.ITEM if BULLET.match(line) else Shape.PARAGRAPH
            yield Line(start, start + len(words), shape)
