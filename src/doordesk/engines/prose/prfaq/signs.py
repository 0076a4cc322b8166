"""Words by which the parts of a PR/FAQ are known, and where they stand in a text. Rule W4."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec import yaml

from doordesk.engines.prose.dictionary import Dictionary
from doordesk.engines.prose.phrases import parse
from doordesk.engines.prose.rule import BadRules
from doordesk.engines.prose.text.reading import Reading

Named = tuple[tuple[str, tuple[str, ...]], ...]
Span = tuple[int, int]


@cache
def vocabulary(language: str) -> Mapping[str, Any]:
    """What `<language>.yaml` holds: signs (phrases), lists that they name, sets of words."""
    file = files("doordesk.engines.prose.prfaq") / f"{language}.yaml"
    if not file.is_file():
        raise BadRules(f"There are no signs of a PR/FAQ's parts in the language “{language}”.")
    found: Mapping[str, Any] = yaml.decode(file.read_bytes())
    return found


@cache
def words(language: str, name: str) -> frozenset[str]:
    """One set of words of a language."""
    return frozenset(vocabulary(language)["words"][name].split())


class Signs:
    """Where each sign stands, in the order of the text."""

    def __init__(self, reading: Reading, dictionary: Dictionary, names: Sequence[str]) -> None:
        self._at: dict[str, list[Span]] = {name: [] for name in names}
        for number, first, end in dictionary.find(reading):
            self._at[names[number]].append((reading.starts[first], reading.ends[end - 1]))

    def within(self, name: str, start: int, end: int) -> list[Span]:
        """The places of a sign between two characters."""
        several = self._at[name]
        return several[bisect_left(several, (start, 0)) : bisect_left(several, (end, 0))]

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether a sign stands between two characters."""
        return bool(self.within(name, start, end))


def shipped_signs(reading: Reading) -> Signs:
    """The signs of the language's own file."""
    dictionary, names = _of_language(reading.language)
    return Signs(reading, dictionary, names)


def signs_of(reading: Reading, phrases: Mapping[str, Iterable[str]]) -> Signs:
    """Signs that a rule brings itself, by name."""
    named = tuple((name, tuple(several)) for name, several in phrases.items())
    return Signs(reading, _dictionary(named), tuple(phrases))


@cache
def _of_language(language: str) -> tuple[Dictionary, tuple[str, ...]]:
    held = vocabulary(language)
    signs: Mapping[str, Sequence[str]] = held["signs"]
    return _filed(signs, held["lists"]), tuple(signs)


@lru_cache(maxsize=64)
def _dictionary(named: Named) -> Dictionary:
    return _filed(dict(named), {})


def _filed(signs: Mapping[str, Sequence[str]], lists: Mapping[str, Sequence[str]]) -> Dictionary:
    return Dictionary(
        (parse(phrase, lists), number) for number, several in enumerate(signs.values()) for phrase in several
    )
