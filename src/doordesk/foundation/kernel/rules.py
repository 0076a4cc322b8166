"""The rule book as data: every rule L1 … Y5, the company's settings and the words, read once from `book/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_BLANK = re.compile(r"\{([a-z_.]+)\}")
_CHAPTERS = (
    *("loop", "assessments", "debrief", "afterwards", "people"),
    *("worksamples", "documents", "teams", "review", "law"),
)


class Act(StrEnum):
    """How a rule acts: the deed is refused, a figure is reported, or the person is told."""

    ENFORCE = "enforce"
    MEASURE = "measure"
    PROMPT = "prompt"


@dataclass(frozen=True)
class Setting:
    """A number that a rule leaves to the company; a switch is 0 or 1."""

    key: str
    rule: str
    label: str
    unit: str
    default: int | bool
    min: int
    max: int
    kind: str
    help: str


@dataclass(frozen=True)
class Word:
    """A term of the trade and what it means here."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Rule:
    """One rule in the product's own words.

    `part` is the letter of its chapter, `source` opens with the letters of SOURCES, `here` says how the rule
    acts in the product today and is empty while its mechanism isn't built. `template` is the text with blanks
    such as ``{loop.interviewers_low}`` where a setting's number stands.
    """

    id: str
    part: str
    title: str
    template: str
    why: str
    acts: tuple[Act, ...]
    source: str
    here: str

    @cached_property
    def text(self) -> str:
        """The rule with the default numbers."""
        return self.wording({})

    def wording(self, values: Mapping[str, int]) -> str:
        """Give the rule with a company's numbers; a setting that `values` lacks keeps its default.

        >>> rule("F5").wording({"assessments.due_hours": 48})[:52]
        'An assessment is due 48 h after the interview ends. '
        """
        return _BLANK.sub(lambda blank: str(values.get(blank[1], SETTINGS[blank[1]].default)), self.template)


def rule(rule_id: str) -> Rule:
    """Return the rule with this id; KeyError names an id that the book doesn't hold."""
    if rule_id not in RULES:
        raise KeyError(f"The rule book has no rule {rule_id!r}.")
    return RULES[rule_id]


def _read(name: str) -> dict[str, Any]:
    """Read one file of the book."""
    return tomllib.loads((files(__package__) / "book" / f"{name}.toml").read_text(encoding="utf-8"))


def _one_line(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Join the lines over which the book's texts are spread for reading."""
    return {key: " ".join(it.split()) if isinstance(it, str) else it for key, it in fields.items()}


def _rule(fields: Mapping[str, Any]) -> Rule:
    """Make a rule of its entry."""
    said = _one_line(fields)
    acts = tuple(Act(act) for act in said.pop("acts"))
    return Rule(part=said["id"][0], template=said.pop("text"), acts=acts, here=said.pop("here", ""), **said)


def _setting(fields: Mapping[str, Any]) -> Setting:
    """Make a setting of its entry; a switch needs no bounds."""
    return Setting(**({"min": 0, "max": 1} | _one_line(fields)))


_BOOK = tuple(_read(name) for name in _CHAPTERS)

RULES: Mapping[str, Rule] = MappingProxyType(
    {found.id: found for chapter in _BOOK for found in map(_rule, chapter["rule"])}
)
SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {found.key: found for chapter in _BOOK for found in map(_setting, chapter.get("setting", ()))}
)
PARTS: Mapping[str, str] = MappingProxyType({chapter["letter"]: chapter["title"] for chapter in _BOOK})
SOURCES: Mapping[str, str] = MappingProxyType(_read("words")["sources"])
WORDS: tuple[Word, ...] = tuple(Word(**_one_line(entry)) for entry in _read("words")["word"])
