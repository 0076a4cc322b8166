"""All rules as a list: which there are, how each stands here, and those that a search asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.engines.prose import Family, Rule
from doordesk.mechanisms.writing.queries.company import Company
from doordesk.mechanisms.writing.states import KIND_WORDS, Standing

TONES = {Standing.OFF: "warn", Standing.CHANGED: "info", Standing.OWN: "info"}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule of the list."""

    rule: Rule
    family: Family
    standing: Standing

    @property
    def says(self) -> str:
        """What it says, with dots where the words of a text will stand."""
        return said(self.rule.message)

    @property
    def kinds(self) -> str:
        """What it looks at."""
        return ", ".join(KIND_WORDS[kind] for kind in self.rule.kinds)

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES.get(self.standing, "neutral")


def lines(here: Company, words: str = "", kind: str = "", standing: str = "") -> list[Line]:
    """Return the rules that hold every word, look at this kind of text and stand so; off ones included."""
    found: Iterable[Line] = (line_of(here, name) for name in here.ruleset.all)
    return sorted(
        (
            one
            for one in found
            if (not kind or kind in one.rule.kinds)
            and standing in ("", one.standing)
            and _holds(one, words.casefold().split())
        ),
        key=lambda one: (one.family.title.casefold(), -one.rule.weight, one.rule.id),
    )


def line_of(here: Company, name: str) -> Line:
    """Return one rule as it stands here."""
    held = here.ruleset.all[name]
    return Line(held.rule, held.family, standing_of(here, name))


def standing_of(here: Company, name: str) -> Standing:
    """How a rule stands in this company."""
    if name in here.off:
        return Standing.OFF
    if name not in here.shipped.all:
        return Standing.OWN
    return Standing.CHANGED if name in here.changed else Standing.SHIPPED


def said(message: str) -> str:
    """A sentence with dots in its places.

    >>> said("“{text}” has {words} words.")
    '“…” has … words.'
    """
    first, *rest = message.split("{")
    return "".join((first, *("…" + piece.partition("}")[2] for piece in rest))).replace("….", "…")


def _holds(one: Line, words: list[str]) -> bool:
    rule = one.rule
    parts = (rule.id, one.family.title, rule.message, rule.why, rule.suggestion, rule.source, *rule.phrases)
    text = " ".join(parts).casefold()
    return all(word in text for word in words)
