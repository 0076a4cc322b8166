"""Lists of phrases that a detector is given in its options, found in a text."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from doordesk.engines.prose.dictionary import Dictionary
from doordesk.engines.prose.phrases import expand
from doordesk.engines.prose.text.reading import Reading

KEPT = 64
Span = tuple[int, int]


def spans(reading: Reading, phrases: Iterable[str]) -> list[Span]:
    """Where the phrases stand: first word and the word after the last, in the order of the text."""
    return sorted((first, end) for _, first, end in _dictionary(tuple(phrases)).find(reading))


def firsts(found: Sequence[Span]) -> list[int]:
    """The first word of each."""
    return [first for first, _ in found]


@lru_cache(maxsize=KEPT)
def _dictionary(phrases: tuple[str, ...]) -> Dictionary:
    return Dictionary((steps, 0) for phrase in phrases for steps in expand(phrase, {}))
