"""Every shipped rule finds what its examples say, and nothing where they say nothing. Rules F6, W3, W4."""

import pytest
from msgspec.structs import replace

from doordesk.engines.prose import BadRules, Family, Rule, faults, shipped

RULES = [
    pytest.param(family, rule, id=f"{family.family}:{rule.id}")
    for family in shipped()
    for rule in family.rules
]


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_examples_of_a_rule_hold(family: Family, rule: Rule) -> None:
    assert list(faults(family, rule)) == []


def test_options_that_do_not_fit_a_detector_are_told_with_their_rule() -> None:
    family = next(one for one in shipped() if one.family == "method")
    rule = next(one for one in family.rules if one.id == "two-questions")
    with pytest.raises(BadRules, match=r"^two-questions: options: .*asks"):
        list(faults(family, replace(rule, options={**rule.options, "asks": 5})))
