"""Whatever is typed: nothing breaks, marks stand on words, and the same text gives the same marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from doordesk.engines.prose import BadRules, Family, Kind, check, markdown, plain, standard
from doordesk.engines.prose.ruleset import Ruleset

PIECES = [
    "## Requirements\n",
    "- ",
    "• ",
    "8+ years ",
    "of experience ",
    "lead ",
    "degree in ",
    "£",
    "9,000 ",
]
PIECES += ["you are too ", "aggressive ", "be more ", "structured", ". ", "\n\n", "“", "”", "**", ": "]
PIECES += ["9,000 ", "must have ", "also ", "try to ", "ask, "]
RULES = ["gender-coded", "inflated-years", "inflated-degree", "must-haves", "missing-parts", "coaching-how"]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(texts, st.sampled_from([Kind.JOB_DESCRIPTION, Kind.COACHING_NOTE]))
def test_marks_stand_on_words_of_the_text_and_come_again(text: str, kind: Kind) -> None:
    document = (markdown if kind is Kind.JOB_DESCRIPTION else plain)(text)
    found = check(document, kind, standard())
    assert all(one.text.strip() and text[one.start : one.end] == one.text for one in found)
    assert all("{" not in one.message or "{" in one.text for one in found)
    assert found == check(document, kind, standard())


@pytest.mark.parametrize("rule", RULES)
def test_option_that_no_detector_knows_is_refused_by_name(rule: str) -> None:
    held = replace(standard().held[rule].rule, options={"mots": 5})
    family = Family(family="ours", title="Ours", rules=(held,))
    with pytest.raises(BadRules, match=r"options: .*(mots|required)"):
        check("8 years of experience. " * 40, held.kinds[0], Ruleset([family]))
