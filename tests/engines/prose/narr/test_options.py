"""Options as a company may write them: lists or one line of words, and a sentence when they are neither."""

import pytest

from doordesk.engines.prose import BadRules, all_faults, standard
from doordesk.engines.prose.detectors.wordlists import number, wordlist
from tests.engines.prose.narr.marking import FAMILIES


@pytest.mark.parametrize("given", ["soon Later", ["soon", "Later"], ("soon", "later")])
def test_words_in_a_list_or_a_line(given: object) -> None:
    assert wordlist({"late": given}, "late") == {"soon", "later"}


@pytest.mark.parametrize("given", [3, [3], {"soon": 1}, None])
def test_no_words(given: object) -> None:
    with pytest.raises(BadRules, match="late"):
        wordlist({"late": given}, "late")


@pytest.mark.parametrize("given", ["30", 3.5, True, None])
def test_no_number(given: object) -> None:
    with pytest.raises(BadRules, match="most"):
        number({"most": given}, "most", 30)


def test_missing_options_have_a_sense() -> None:
    assert wordlist({}, "late") == frozenset()
    assert number({}, "most", 30) == 30


@pytest.mark.parametrize("family", FAMILIES)
def test_examples_of_the_rules_hold(family: str) -> None:
    assert all_faults([standard().families[family]]) == []
