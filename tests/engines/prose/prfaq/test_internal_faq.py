"""The internal FAQ's compulsory questions: what is missing is told once, at its heading. Rule W4."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doordesk.engines.prose import standard
from tests.engines.prose.prfaq.lendbox import QUESTIONS, internal, marks, told, whole

CALLED = standard().held["internal-faq"].rule.options["called"]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(list(QUESTIONS))))
def test_missing_questions_are_told_in_one_mark(left_out: set[str]) -> None:
    found = marks(whole(internal=internal(*left_out)))
    assert [one.rule for one in found] == ["internal-faq"] * bool(left_out)
    for one in found:
        assert one.text == "Internal FAQ"
        assert {name for name in QUESTIONS if CALLED[name] in one.message} == left_out


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("market", "### What is our TAM?"),
        ("market", "**Q: How many customers will want this?**"),
        ("economics", "### What are the unit economics?"),
        ("economics", "**What does it cost to run?**"),
        ("dependencies", "### Which suppliers could let us down?"),
        ("feasibility", "### How will it work?"),
        ("failure", "### What would kill it?"),
        ("failure", "**Q: What are the main risks?**"),
        ("failure", "### Why might this not work?"),
    ],
)
def test_questions_may_be_put_otherwise(name: str, question: str) -> None:
    assert told(whole(internal=f"{internal(name)}\n\n{question}\n\nWe say so here.")) == []


def test_answer_elsewhere_counts() -> None:
    answered = f"{internal('economics')}\n\n### Is it worth it?\n\nThe gross margin is 22 pounds."
    assert told(whole(internal=answered)) == []


def test_question_to_customers_does_not_count() -> None:
    external = "## External FAQ\n\n### How large is the market?\n\nLarge."
    assert [rule for rule, _ in told(whole(external=external, internal=internal("market")))] == [
        "internal-faq"
    ]
