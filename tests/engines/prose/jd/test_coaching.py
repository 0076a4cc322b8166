"""A coaching note: what worked and one thing to try, about acts; a good one is left alone. Rule P3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Finding, Kind, check, standard

GOOD = (
    "You asked what an alarm had missed since, and got the five hours without a bank file. Ask next whose.",
    "Times in the margin, a figure in each line. Strike the line on her accent; ask what callers say.",
    "You compiled the rewrite of his eighty lines. Stay for one more question: how many packets did it save?",
    "Your page can be read by somebody who was not there. Begin with those who were not doing well.",
)
BAD = {
    "Great job today! Keep it up.": "coaching-praise",
    "You are too quiet. Be more confident.": "coaching-person",
    "Overall fine. Improve your questions.": "coaching-how",
    "Try to prepare more, ask deeper questions, and write faster.": "coaching-several",
    "The other interviewers got a figure.": "coaching-comparison",
}


def marks(text: str) -> list[Finding]:
    return check(text, Kind.COACHING_NOTE, standard())


@pytest.mark.parametrize("note", GOOD)
def test_good_note_gets_no_mark(note: str) -> None:
    assert marks(note) == []


@pytest.mark.parametrize("note", BAD)
def test_bad_note_gets_one_mark_or_two(note: str) -> None:
    found = marks(note)
    assert BAD[note] in {one.rule for one in found}
    assert len(found) <= 2


@given(st.lists(st.sampled_from(list(BAD)), min_size=1, max_size=3))
def test_notes_of_a_few_sentences_never_get_more_than_two(sentences: list[str]) -> None:
    assert 1 <= len(marks(" ".join(sentences))) <= 2


@given(st.sampled_from(GOOD), st.sampled_from(GOOD))
def test_good_notes_stay_good_together(one: str, other: str) -> None:
    assert [found for found in marks(f"{one}\n\n{other}") if found.rule != "coaching-several"] == []
