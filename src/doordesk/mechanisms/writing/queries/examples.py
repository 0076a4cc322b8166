"""A rule's own examples, tried: what of each is marked, and whether that is as it must be."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from doordesk.engines.prose import Family, Finding, Given, Kind, Rule, Ruleset, check
from doordesk.engines.prose.library import read_as


@dataclass(frozen=True, slots=True)
class Tried:
    """One example read as one kind of text; `wanted` says that it must be marked."""

    text: str
    kind: Kind
    wanted: bool
    found: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether it is marked when it must be, and only then."""
        return bool(self.found) == self.wanted


def tried(family: Family, rule: Rule) -> Iterator[Tried]:
    """Yield every example of a rule, read as each kind of text that the rule serves."""
    ruleset, given = Ruleset([replace(family, rules=(rule,))]), Given(**rule.given)
    for kind in rule.kinds:
        for text, wanted in (*((one, True) for one in rule.flags), *((one, False) for one in rule.passes)):
            found = check(read_as(kind, text), kind, ruleset, given, everything=True)
            yield Tried(text, kind, wanted, tuple(found))
