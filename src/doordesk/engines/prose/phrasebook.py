"""Phrases that a detector looks up by itself: read as a rule's are, found in one walk, kept by list."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from doordesk.engines.prose.dictionary import Dictionary
from doordesk.engines.prose.phrases import parse
from doordesk.engines.prose.text.reading import Reading

Phrases = tuple[str, ...]


class Places:
    """Where phrases of one list stand: words from `first` up to `last`, none over another, in order."""

    def __init__(self, reading: Reading, spans: list[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        for first, last in sorted(spans, key=lambda one: (one[0], -one[1])):
            if not self.spans or first >= self.spans[-1][1]:
                self.spans.append((first, last))
        self._firsts = [first for first, _ in self.spans]
        self._starts = [reading.starts[first] for first, _ in self.spans]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.spans)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Each place, as words."""
        return iter(self.spans)

    def over(self, first: int, last: int) -> bool:
        """Whether one shares a word with these."""
        number = bisect_left(self._firsts, last) - 1
        return number >= 0 and self.spans[number][1] > first

    def among(self, first: int, last: int) -> list[tuple[int, int]]:
        """Those that begin between these words."""
        return self.spans[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def between(self, start: int, end: int) -> bool:
        """Whether one begins between these characters."""
        number = bisect_left(self._starts, start)
        return number < len(self._starts) and self._starts[number] < end


def look_up(reading: Reading, *lists: Phrases) -> tuple[Places, ...]:
    """The places of each list of phrases in a text; `BadRules` says which phrase cannot be read."""
    found: list[list[tuple[int, int]]] = [[] for _ in lists]
    for number, first, last in _dictionary(lists).find(reading):
        found[number].append((first, last))
    return tuple(Places(reading, spans) for spans in found)


@lru_cache(maxsize=128)
def _dictionary(lists: tuple[Phrases, ...]) -> Dictionary:
    """A tree for these lists, made once."""
    return Dictionary(
        (parse(phrase, {}), number) for number, phrases in enumerate(lists) for phrase in phrases
    )
