"""Every shipped rule finds what its examples say, and nothing where they say nothing. Rules F6, W3, W4."""

import pytest

from doordesk.engines.prose import Family, Rule, faults, shipped

RULES = [
    pytest.param(family, rule, id=f"{family.family}:{rule.id}")
    for family in shipped()
    for rule in family.rules
]


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_examples_of_a_rule_hold(family: Family, rule: Rule) -> None:
    assert list(faults(family, rule)) == []
