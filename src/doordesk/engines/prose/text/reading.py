"""A document read: words, sentences, quotations, each with its place. The detectors work on this."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from sentencex import segment

from doordesk.engines.prose.finding import NOTHING, Given
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.text.blocks import Block, Document
from doordesk.engines.prose.text.words import JOINS, WORD

PART = 16_000
QUOTATION = re.compile(
    r"\"[^\"\n]{1,600}\"|“[^“”\n]{1,600}”|«[^«»\n]{1,600}»|„[^„“”\n]{1,600}[“”]|(?<!\w)‘[^‘’\n]{2,600}’(?!\w)"
)
SPACES = (" ", "-", "\n")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters from `start` up to `end`, words from `first` up to `last`, and the number of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int

    def __len__(self) -> int:
        """How many words it has."""
        return self.last - self.first


class Reading:
    """A document's words in order, in small letters with straight apostrophes, and the sentences they form.

    `starts` and `ends` are the places of the words; `joined[i]` says that nothing but a space or a hyphen
    stands between word i and the next one of its sentence, so that a phrase may run over it. `shared` is
    what several detectors find out about the same text, by name, so that it is found out once.
    """

    def __init__(self, document: Document, kind: Kind, given: Given = NOTHING, language: str = "en") -> None:
        self.document, self.kind, self.given, self.language = document, kind, given, language
        self.text = document.text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.shared: dict[str, object] = {}
        for number, block in enumerate(document.blocks):
            self._read(number, block)
        self.joined = self._joins()
        self._seen: dict[Callable[..., Any], Any] = {}

    def _read(self, number: int, block: Block) -> None:
        at, prose = block.start, self.prose[block.start : block.end]
        for piece in _segments(self.language, prose) if prose.strip() else ():
            first = len(self.words)
            for found in WORD.finditer(piece):
                self.words.append(found.group().lower().replace("’", "'"))
                self.starts.append(at + found.start())
                self.ends.append(at + found.end())
            left = len(piece) - len(piece.lstrip())
            if len(self.words) > first:
                end = at + len(piece.rstrip())
                self.sentences.append(Sentence(at + left, end, first, len(self.words), number))
            at += len(piece)

    def _joins(self) -> list[bool]:
        text, joined = self.text, [False] * len(self.words)
        for sentence in self.sentences:
            for i in range(sentence.first, sentence.last - 1):
                between = text[self.ends[i] : self.starts[i + 1]]
                joined[i] = between in SPACES or JOINS.match(between) is not None
        return joined

    def once(self, see: "Callable[[Reading], T]") -> T:
        """What `see` makes of this text, made once for all the rules that ask."""
        if see not in self._seen:
            self._seen[see] = see(self)
        return self._seen[see]  # type: ignore[no-any-return]

    @cached_property
    def prose(self) -> str:
        """The text with what holds no prose blanked out, character for character."""
        pieces: list[str] = []
        at = 0
        for start, end in self.document.silent:
            pieces += (self.text[at:start], " " * (end - start))
            at = end
        return "".join((*pieces, self.text[at:])) if pieces else self.text

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Where somebody's words stand between quotation marks, the marks included."""
        return [found.span() for found in QUOTATION.finditer(self.prose)]

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        spans = sorted({*self.quotations, *self.document.quiet})
        return [start for start, _ in spans], [end for _, end in spans]

    def is_quoted(self, start: int) -> bool:
        """Whether the character at `start` is part of a quotation, or of the words of a link."""
        starts, ends = self._quoted
        number = bisect_right(starts, start) - 1
        return number >= 0 and start < ends[number]

    def words_of(self, sentence: Sentence) -> list[str]:
        """The words of a sentence."""
        return self.words[sentence.first : sentence.last]

    def sentence_at(self, start: int) -> Sentence | None:
        """The sentence in which the character at `start` stands."""
        number = bisect_right(self._sentence_starts, start) - 1
        return self.sentences[number] if number >= 0 else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    def in_block(self, number: int) -> Iterator[Sentence]:
        """The sentences of one block."""
        blocks = self._blocks
        yield from self.sentences[bisect_left(blocks, number) : bisect_right(blocks, number)]

    @cached_property
    def _blocks(self) -> list[int]:
        return [one.block for one in self.sentences]

    @cached_property
    def _line_starts(self) -> list[int]:
        text, found, at = self.text, [0], self.text.find("\n")
        while at >= 0:
            found.append(at + 1)
            at = text.find("\n", at + 1)
        return found

    def place(self, start: int) -> tuple[int, int]:
        """Line and column, from 1, of a character."""
        number = bisect_right(self._line_starts, start)
        return number, start - self._line_starts[number - 1] + 1


def _segments(language: str, prose: str) -> Iterator[str]:
    """The sentences of a block, blanks included, so that together they are the block.

    The splitter looks back over a whole paragraph at each mark it meets, so a paragraph of many pages is
    given to it in parts, cut between sentences where there are any.
    """
    at = 0
    while len(prose) - at > PART:
        cut = max(prose.rfind(end, at + PART // 2, at + PART) for end in (". ", ".\n"))
        if cut < 0:
            cut = prose.rfind(" ", at + PART // 2, at + PART)
        cut = at + PART if cut < 0 else cut + 1
        yield from segment(language, prose[at:cut])
        at = cut
    yield from segment(language, prose[at:])
