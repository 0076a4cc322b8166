"""Every shipped rule finds what its examples say, and nothing where they say nothing. Rules F6, W3, W4."""

import pytest

from doordesk.engines.prose import Family, Rule, faults, shipped

RULES = [
    pytest.param(family, rule, id=f"{family.family}:{rule.id}")
    for family in shipped()
    for rule in family.rules
]
ENOUGH = 3


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_examples_of_a_rule_hold(family: Family, rule: Rule) -> None:
    assert list(faults(family, rule)) == []


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_a_rule_shows_itself_by_several_examples(family: Family, rule: Rule) -> None:
    assert len(rule.flags) >= ENOUGH
    assert len(rule.passes) >= ENOUGH
