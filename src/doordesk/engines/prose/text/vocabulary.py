"""Words by which a language tells evidence, read from its folder of rules."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from msgspec import yaml


@dataclass(frozen=True)
class Vocabulary:
    """Lists of single words in small letters; the file says what each is for."""

    deeds: frozenset[str]
    states: frozenset[str]
    before_deed: frozenset[str]
    plain_deeds: frozenset[str]
    empty: frozenset[str]
    denials: frozenset[str]
    claims: frozenset[str]
    others: frozenset[str]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; a language without a file has none, and finds no evidence but quotations."""
    file = files("doordesk.engines.prose") / "rules" / language / "words" / "vocabulary.yaml"
    lists = yaml.decode(file.read_bytes(), type=dict[str, str]) if file.is_file() else {}
    return Vocabulary(**{one.name: frozenset(lists.get(one.name, "").split()) for one in fields(Vocabulary)})
