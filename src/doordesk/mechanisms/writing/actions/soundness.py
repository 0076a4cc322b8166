"""Whether a rule can be used: its shape, its phrases, and its examples. Nothing unsound is saved."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from doordesk.engines.prose import BadRules, Family, Rule, Ruleset, rule_from
from doordesk.engines.prose.phrases import expand
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.writing.queries.examples import Tried, tried
from doordesk.mechanisms.writing.states import KIND_WORDS

PLACES = {"except": "excepted", "with": "beside"}  # what the schema calls otherwise than a form may
GROUPS = ("phrases", "excepted", "unless", "beside")
MOST_WAYS, MOST_EXAMPLES, SHOWN = 20_000, 60, 90
SHAPE = re.compile(r"^(?P<said>.*?)(?: - at `\$\.?(?P<place>\w*).*`)?$", re.DOTALL)
BOUND = re.compile(r"Expected `(?P<what>\w+)` of length (?P<way>[<>]=) (?P<length>\d+)")


class Unsound(Refused):
    """A rule that cannot be saved; `faults` are pairs of a field and what is wrong there."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        """Tell the first fault, and keep them all."""
        self.faults = faults
        more = f" There are {len(faults) - 1} more." if len(faults) > 1 else ""
        super().__init__(f"{faults[0][1]}{more}", rule="F6", code="unsound", place=faults[0][0])


def sound(table: dict[str, Any], family: Family) -> Rule:
    """Read a rule, and try it; `Unsound` names each field and example that does not do."""
    try:
        rule = rule_from(table)
    except BadRules as error:
        raise Unsound([_shape(str(error))]) from error
    faults = [*_phrases(rule, family), *_examples_there(rule)]
    if faults:
        raise Unsound(faults)
    try:
        for kind in rule.kinds:
            Ruleset([replace(family, rules=(rule,))]).compiled(kind)
        faults = list(_broken(rule, family))
    except BadRules as error:
        raise Unsound([("", _sentence(error, rule))]) from error
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise Unsound([("", f"The rule cannot work with these settings: {error}.")]) from error
    if faults:
        raise Unsound(faults)
    return rule


def _shape(said: str) -> tuple[str, str]:
    """The engine's word for a fault of shape, as a field and a sentence."""
    found = SHAPE.match(said)
    assert found is not None  # noqa: S101 - it matches any text
    place = PLACES.get(found["place"] or "", found["place"] or "")
    bound = BOUND.match(said)
    if bound is None:
        return place, f"{found['said']}."
    if bound["way"] == "<=":
        return place, f"At most {bound['length']} characters."
    if bound["what"] == "str":
        return place, f"Write {bound['length']} characters at least."
    return place, "Give one at least."


def _phrases(rule: Rule, family: Family) -> Iterator[tuple[str, str]]:
    """What is wrong with single phrases, and with all of them together."""
    if not rule.detector and not rule.phrases:
        yield "phrases", "Write one phrase at least."
    ways = 0
    for place in GROUPS:
        for phrase in getattr(rule, place):
            try:
                ways += len(expand(phrase, family.words))
            except BadRules as error:
                yield place, str(error)
    if ways > MOST_WAYS:
        yield "phrases", f"These are {ways} ways to say it; {MOST_WAYS} at most. Make two rules of it."


def _examples_there(rule: Rule) -> Iterator[tuple[str, str]]:
    for place, several in (("flags", rule.flags), ("passes", rule.passes)):
        if len(several) > MOST_EXAMPLES:
            yield place, f"These are {len(several)} examples; {MOST_EXAMPLES} at most."


def _broken(rule: Rule, family: Family) -> Iterator[tuple[str, str]]:
    """Each example that does not hold: which it is, and what was or was not marked."""
    failing: dict[tuple[str, bool], list[Tried]] = {}
    for one in tried(family, rule):
        if not one.holds:
            failing.setdefault((one.text, one.wanted), []).append(one)
    for (text, wanted), several in failing.items():
        kinds = ", ".join(KIND_WORDS[one.kind] for one in several) if len(several) < len(rule.kinds) else ""
        there = f" ({kinds})" if kinds else ""
        if wanted:
            yield "flags", f"“{_shown(text)}” is not marked{there}, and must be."
        else:
            marked = ", ".join(f"“{_shown(found.text)}”" for found in several[0].found)
            yield "passes", f"“{_shown(text)}” is marked{there} at {marked}, and must not be."


def _shown(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= SHOWN else f"{told[:SHOWN].rstrip()}…"


def _sentence(error: BadRules, rule: Rule) -> str:
    said = str(error).removeprefix(f"{rule.id}: ")
    return said[:1].upper() + said[1:]
