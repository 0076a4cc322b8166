"""All phrases of all rules in one graph of words, so that one walk over a text finds everything.

From each word of the text the graph is walked as far as it goes. A phrase has 14 words at most, a gap
three and a way two gaps, so the work for one word is bounded and the whole is linear in the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from doordesk.engines.prose.phrases import ANY, GAP, NUMBER, SHORTEST_STEM, Step, Ways
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import is_number

WIDEST = 3
WHOLE = -1  # before a place as a whole: any of its ways can be gone
Stand = tuple[int, int, int, int]  # phrase, place, way of filling it, words gone of that way


@dataclass(slots=True)
class Node:
    """A point of the graph: where each next word leads, and what is complete here."""

    words: dict[str, "Node"] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, "Node"]]] = field(default_factory=dict)
    any: "Node | None" = None
    number: "Node | None" = None
    gap: "Node | None" = None
    complete: tuple[int, ...] = ()

    def lead(self, step: Step, there: "Node") -> None:
        """Let a step lead from here to another point."""
        if step.stem:
            self.stems.setdefault(step.word[:SHORTEST_STEM], []).append((step.word, there))
        elif step.word == ANY:
            self.any = there
        elif step.word == NUMBER:
            self.number = there
        elif step.word == GAP:
            self.gap = there
        else:
            self.words[step.word] = there


class Dictionary:
    """All phrases as one graph of words; each phrase is filed under a number of the caller's.

    It is the subset construction of automata, with words for letters: places of phrases that are reached by
    the same words are one node, and what follows a place is built once, however many ways lead there.
    """

    def __init__(self, phrases: Iterable[tuple[Ways, int]]) -> None:
        self._filed = list(phrases)
        self._made: dict[frozenset[Stand], Node] = {}
        begins = (place for phrase in range(len(self._filed)) for place in self._from(phrase, 0))
        self.root = self._node(frozenset(begins))
        self._made.clear()

    def _from(self, phrase: int, place: int) -> Iterator[Stand]:
        """Where one stands before a place of a phrase: there, and behind it when it may be left out."""
        yield phrase, place, WHOLE, 0
        places = self._filed[phrase][0]
        if place < len(places) and () in places[place]:
            yield from self._from(phrase, place + 1)

    def _node(self, stands: frozenset[Stand]) -> Node:
        if stands in self._made:
            return self._made[stands]
        node = self._made[stands] = Node()
        leads: dict[Step, set[Stand]] = {}
        complete = set()
        for phrase, place, way, offset in stands:
            places, number = self._filed[phrase]
            if place == len(places):
                complete.add(number)
                continue
            for at in range(len(places[place])) if way == WHOLE else (way,):
                steps = places[place][at]
                if offset < len(steps):
                    on = offset + 1 < len(steps)
                    after = ((phrase, place, at, offset + 1),) if on else self._from(phrase, place + 1)
                    leads.setdefault(steps[offset], set()).update(after)
        node.complete = tuple(sorted(complete))
        for step, there in leads.items():
            node.lead(step, self._node(frozenset(there)))
        return node

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
