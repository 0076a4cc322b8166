"""The rules that hold here: those that come with Doordesk, the company's in their place, less what is off."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Value
from msgspec.structs import replace

from doordesk.engines.prose import BadRules, Family, Ruleset, rule_from, shipped
from doordesk.mechanisms.writing.models import Off, OwnRule

OWN = "own"
OWN_FAMILY = Family(family=OWN, title="Your company's own rules")
Row = tuple[str, str, str]


@dataclass(frozen=True)
class Company:
    """The rules, ready for use; `changed` are ids of the company's own, `broken` those that fail."""

    ruleset: Ruleset
    shipped: Ruleset
    changed: frozenset[str]
    off: frozenset[str]
    broken: frozenset[str] = frozenset()


def rules() -> Ruleset:
    """Return the company's rules, in one query."""
    return company().ruleset


def company() -> Company:
    """Return the company's rules with what is its own about them, in one query."""
    none = Value("")
    own = OwnRule.objects.order_by().values_list("rule", "family", "table")
    off = Off.objects.order_by().annotate(family=none, table=none).values_list("rule", "family", "table")
    return _compiled(tuple(sorted(own.union(off, all=True))))


def families() -> dict[str, Family]:
    """Return every family that a rule may belong to, with its lists of words, and no rules."""
    known = {one.family: replace(one, rules=()) for one in shipped()}
    return known | {OWN: OWN_FAMILY}


@lru_cache(maxsize=8)
def _compiled(rows: tuple[Row, ...]) -> Company:
    """The same rows give the same rules, so they are read once, and each kind's dictionary is built once."""
    off = frozenset(name for name, family, _ in rows if not family)
    own, broken = _readable((name, family, table) for name, family, table in rows if family)
    return Company(
        ruleset=Ruleset([*shipped(), *own.values()], off=off),
        shipped=Ruleset(shipped()),
        changed=frozenset(own),
        off=off,
        broken=broken,
    )


def _readable(rows: Iterable[Row]) -> tuple[dict[str, Family], frozenset[str]]:
    """Each rule in its family; a rule that a newer Doordesk cannot read is left out, not the whole coach."""
    known = families()
    own: dict[str, Family] = {}
    broken = set()
    for name, family, table in rows:
        try:
            alone = replace(known.get(family, OWN_FAMILY), rules=(rule_from(json.loads(table)),))
            for kind in alone.rules[0].kinds:
                Ruleset([alone]).compiled(kind)
        except BadRules:
            broken.add(name)
        else:
            own[name] = alone
    return own, frozenset(broken)
