"""Reading the rule book with the company's numbers in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from doordesk.foundation.kernel.rules import PARTS, RULES, SETTINGS, SOURCES, WORDS, Act, Rule, Setting, Word
from doordesk.foundation.rulebook.models import Choice

ACT_WORDS = {
    Act.ENFORCE: "Refused when broken",
    Act.MEASURE: "Measured",
    Act.PROMPT: "Pointed out",
}


def setting(key: str) -> int:
    """Return the company's number for a setting (0 or 1 for a switch); KeyError names an unknown key."""
    default = SETTINGS[key].default
    chosen = Choice.objects.filter(pk=key).values_list("value", flat=True).first()
    return int(default) if chosen is None else chosen


def settings_now() -> dict[str, int]:
    """Return every setting with its present number, in one query."""
    chosen = dict(Choice.objects.values_list("key", "value"))
    return {key: chosen.get(key, int(setting.default)) for key, setting in SETTINGS.items()}


@dataclass(frozen=True)
class Number:
    """A setting with the company's present value."""

    setting: Setting
    value: int

    @property
    def said(self) -> str:
        """Write the value with its unit; a switch is on or off."""
        if self.setting.kind == "bool":
            return "on" if self.value else "off"
        return f"{self.value} {self.setting.unit}".strip()

    @property
    def usual(self) -> str:
        """Write the default in the same way."""
        return Number(self.setting, int(self.setting.default)).said

    @property
    def own(self) -> bool:
        """Whether the company chose another value than the default."""
        return self.value != int(self.setting.default)


@dataclass(frozen=True)
class Article:
    """A rule as the page shows it: in the company's numbers, with how it acts and where it comes from."""

    rule: Rule
    text: str
    acts: tuple[str, ...]
    source: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Chapter:
    """A part of the book that has something to show."""

    letter: str
    title: str
    articles: tuple[Article, ...]


def chapters(words: str = "", act: str = "", state: str = "") -> list[Chapter]:
    """The book, narrowed to rules that hold every word, act in this way, and are at work here or not yet."""
    values = settings_now()
    found = [_article(rule, values) for rule in RULES.values() if _fits(rule, act, state)]
    found = [article for article in found if _holds(article, words)]
    parts = (
        Chapter(letter, title, tuple(one for one in found if one.rule.part == letter))
        for letter, title in PARTS.items()
    )
    return [part for part in parts if part.articles]


def glossary(words: str = "") -> list[Word]:
    """The words of the trade that hold every word asked for."""
    return [
        word
        for word in WORDS
        if all(part in f"{word.term} {word.meaning}".casefold() for part in words.casefold().split())
    ]


def _article(rule: Rule, values: Mapping[str, int]) -> Article:
    numbers = tuple(Number(spec, values[key]) for key, spec in SETTINGS.items() if spec.rule == rule.id)
    acts = tuple(ACT_WORDS[act] for act in rule.acts)
    return Article(rule, rule.wording(values), acts, _source(rule.source), numbers)


def _source(source: str) -> str:
    """Write out the letters of a source such as 'B, P; R (Meehl 1954)'."""
    said = []
    for part in re.split(r";\s*(?![^()]*\))", source):
        letters, _, named = part.partition(" (")
        names = " and ".join(SOURCES[letter].removesuffix(", named") for letter in letters.split(", "))
        said.append(f"{names}: {named.removesuffix(')')}" if named else names)
    joined = "; ".join(said)
    return joined[0].upper() + joined[1:]


def _fits(rule: Rule, act: str, state: str) -> bool:
    if act and act not in rule.acts:
        return False
    return not state or (state == "here") == bool(rule.here)


def _holds(article: Article, words: str) -> bool:
    rule = article.rule
    text = f"{rule.id} {rule.title} {article.text} {rule.why} {rule.here}".casefold()
    return all(word in text for word in words.casefold().split())
