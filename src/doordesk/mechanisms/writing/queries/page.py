"""One rule as its page shows it: what it looks for, its examples marked, what is changed here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec import to_builtins

from doordesk.engines.prose import Family, Rule
from doordesk.engines.prose.detectors import CONDITIONS, DETECTORS
from doordesk.foundation.kernel.rules import RULES
from doordesk.mechanisms.writing.queries.company import Company
from doordesk.mechanisms.writing.queries.examples import tried
from doordesk.mechanisms.writing.queries.listing import Line, line_of
from doordesk.mechanisms.writing.queries.runs import Run, runs

FEW, SHORT = 12, 40
PHRASES = ("phrases", "except", "unless", "with")
NAMED, BOOK = re.compile("`([^`]+)`"), re.compile(r"RULEBOOK ([A-Z]\d+)(?:[;,]\s*)?")
LABELS = {
    "kinds": "Looks at",
    "phrases": "Phrases",
    "except": "Not as part of",
    "unless": "Not in a sentence with",
    "with": "Only in a sentence with",
    "in_quotations": "Look inside quotations, too",
    "options": "Settings",
    "message": "What it says",
    "why": "Why",
    "suggestion": "What to try",
    "source": "Source",
    "weight": "How useful the mark is",
    "flags": "Must be marked",
    "passes": "Must not be marked",
}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases under a heading, the first few and the others."""

    label: str
    few: tuple[str, ...]
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a rule that the company worded otherwise."""

    label: str
    shipped: str
    here: str


@dataclass(frozen=True)
class Page:
    """Everything about one rule that does not depend on its reader."""

    line: Line
    phrases: tuple[Phrases, ...]
    lists: tuple[Phrases, ...]
    detector: str
    conditions: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    flags: tuple[tuple[Run, ...], ...]
    passes: tuple[str, ...]
    differences: tuple[Difference, ...]
    book: str
    source: str
    broken: bool
    changed: bool


def page_of(here: Company, name: str) -> Page:
    """Return the page of a rule that there is."""
    line = line_of(here, name)
    rule = line.rule
    table = to_builtins(rule)
    detector, *conditions = _looks_for(rule)
    book, source = _source(rule.source)
    return Page(
        line=line,
        phrases=tuple(_several(LABELS[key], table.get(key, ())) for key in PHRASES),
        lists=tuple(_lists(line.family, rule)),
        detector=detector,
        conditions=tuple(conditions),
        settings=tuple((_words(key), _told(value)) for key, value in rule.options.items()),
        flags=_marked(line.family, rule),
        passes=rule.passes,
        differences=tuple(_differences(here, name)),
        book=book,
        source=source,
        broken=name in here.broken,
        changed=name in here.shipped.all and name in {*here.changed, *here.broken},
    )  # fmt: skip


def _marked(family: Family, rule: Rule) -> tuple[tuple[Run, ...], ...]:
    """The examples that must be marked, read as the first kind that the rule looks at."""
    return tuple(
        tuple(runs(one.text, one.found))
        for one in tried(family, rule)
        if one.wanted and one.kind == rule.kinds[0]
    )


def _looks_for(rule: Rule) -> Iterator[str]:
    """What the rule's detector looks for and its conditions ask, the rule's own numbers in their places."""
    for found in (DETECTORS.get(rule.detector), *(CONDITIONS.get(one) for one in rule.where)):
        said = " ".join((found.__doc__ or "").split("\n\n")[0].split()) if found else ""
        yield NAMED.sub(lambda name: _short(name[1], rule.options.get(name[1])), said)


def _short(name: str, value: object) -> str:
    return (
        str(value)
        if isinstance(value, int | float | str) and len(str(value)) < SHORT
        else _words(name).lower()
    )


def _source(said: str) -> tuple[str, str]:
    """The rule of the rule book that a source begins with, and what else it says."""
    found = BOOK.match(said)
    return (found[1], said[found.end() :]) if found and found[1] in RULES else ("", said)


def _several(label: str, several: Iterable[str]) -> Phrases:
    row = tuple(several)
    return Phrases(label, row[:FEW], row[FEW:])


def _lists(family: Family, rule: Rule) -> Iterator[Phrases]:
    """The lists of words that the rule's phrases name with @, and those that these name."""
    asked = [*rule.phrases, *rule.excepted, *rule.unless, *rule.beside]
    named: dict[str, None] = {}
    while asked:
        words = [part.rstrip("?") for one in asked.pop().split() for part in one.split("|")]
        for name in (word.rstrip("?")[1:] for word in words if word.startswith("@")):
            if name in family.words and name not in named:
                named[name] = None
                asked += family.words[name]
    for name in named:
        yield _several(f"@{name}", family.words[name])


def _differences(here: Company, name: str) -> Iterator[Difference]:
    if name not in here.changed or name not in here.shipped.all:
        return
    before, after = (to_builtins(one.all[name].rule) for one in (here.shipped, here.ruleset))
    for key, label in LABELS.items():
        if before.get(key) != after.get(key):
            yield Difference(label, _told(before.get(key)), _told(after.get(key)))


def _told(value: object) -> str:
    """A part of a rule in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "\n".join(f"{_words(key)}: {_told(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        between = ", " if all(len(str(one)) < SHORT for one in value) else "\n"
        return between.join(map(str, value))
    return "nothing" if value is None else str(value)


def _words(name: str) -> str:
    said = str(name).replace("_", " ").replace("-", " ")
    return said[:1].upper() + said[1:]
