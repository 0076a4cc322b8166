"""All phrases of all rules in one tree of words, so that one walk over a text finds everything.

From each word of the text the tree is walked down as far as it goes. A phrase has 14 words at most, a gap
three and a way two gaps, so the work for one word is bounded and the whole is linear in the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from doordesk.engines.prose.phrases import ANY, GAP, NUMBER, SHORTEST_STEM, Steps
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import is_number

WIDEST = 3


@dataclass(slots=True)
class Node:
    """A point of the tree: where each next word leads, and what is complete here."""

    words: dict[str, "Node"] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, "Node"]]] = field(default_factory=dict)
    any: "Node | None" = None
    number: "Node | None" = None
    gap: "Node | None" = None
    complete: tuple[int, ...] = ()


class Dictionary:
    """The tree; each phrase is filed under a number of the caller's."""

    def __init__(self, phrases: Iterable[tuple[Steps, int]]) -> None:
        self.root = Node()
        for steps, number in phrases:
            node = self.root
            for step in steps:
                node = _next(node, step.word, stem=step.stem)
            node.complete = tuple(sorted({*node.complete, number}))

    def find(self, reading: Reading) -> Iterator[tuple[int, int, int]]:
        """Every phrase in the text: (number, first word, word after the last), each once, in order.

        Of several ways to end a phrase begun at one word the longest is given.
        """
        words, joined, root = reading.words, reading.joined, self.root
        known, stems = root.words, root.stems
        anything = root.any is not None or root.number is not None
        for sentence in reading.sentences:
            for i in range(sentence.first, sentence.last):
                word = words[i]
                if anything or word in known or word[:SHORTEST_STEM] in stems:
                    longest: dict[int, int] = {}
                    _walk(root, words, joined, i, sentence.last, longest)
                    for number, end in longest.items():
                        yield number, i, end


def _next(node: Node, word: str, *, stem: bool) -> Node:
    if stem:
        several = node.stems.setdefault(word[:SHORTEST_STEM], [])
        for known, there in several:
            if known == word:
                return there
        several.append((word, Node()))
        return several[-1][1]
    if word == ANY:
        node.any = node.any or Node()
        return node.any
    if word == NUMBER:
        node.number = node.number or Node()
        return node.number
    if word == GAP:
        node.gap = node.gap or Node()
        return node.gap
    return node.words.setdefault(word, Node())


def _walk(
    node: Node, words: Sequence[str], joined: Sequence[bool], i: int, end: int, longest: dict[int, int]
) -> None:
    """Go on from `node` with word i; note what is complete."""
    if i >= end:
        return
    word = words[i]
    for there in _leads(node, word):
        for number in there.complete:
            if longest.get(number, 0) <= i:
                longest[number] = i + 1
        if there.gap is not None:
            for skipped in range(WIDEST + 1):
                _walk(there.gap, words, joined, i + 1 + skipped, end, longest)
        if joined[i]:
            _walk(there, words, joined, i + 1, end, longest)


def _leads(node: Node, word: str) -> Iterator[Node]:
    there = node.words.get(word)
    if there is not None:
        yield there
    for stem, other in node.stems.get(word[:SHORTEST_STEM], ()):
        if word.startswith(stem):
            yield other
    if node.any is not None:
        yield node.any
    if node.number is not None and is_number(word):
        yield node.number
