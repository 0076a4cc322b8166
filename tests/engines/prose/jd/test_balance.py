"""The balance of coded words: never one word alone, never a balanced text, and the count is told. Rule F6."""

from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Finding, Kind, check, markdown, standard

MASCULINE = ("ambitious", "assertive", "decisive", "dominant", "independent", "competitive", "courageous")
FEMININE = ("compassionate", "gentle", "loyal", "nurturing", "supportive", "warm", "considerate")
PLAIN = ("parcel", "refund", "table", "Monday", "quickly", "opens")
words = st.lists(st.sampled_from([*MASCULINE, *FEMININE, *PLAIN]), min_size=1, max_size=60)


def coded(text: str) -> list[Finding]:
    found = check(markdown(text), Kind.JOB_DESCRIPTION, standard(), everything=True)
    return [one for one in found if one.rule == "gender-coded"]


def told(row: list[str]) -> str:
    return f"You are {', '.join(row)}."


def test_message_tells_the_balance() -> None:
    mark, *_ = coded("You are ambitious, assertive, decisive, dominant and competitive, and warm.")
    assert mark.message.startswith("5 words here lean masculine, 1 feminine. ")


def test_same_word_form_is_marked_once() -> None:
    marks = coded("Be decisive. Stay decisive. Decisive people decide; decisive people win.")
    assert sorted(one.text for one in marks) == ["decide", "decisive"]


@given(st.sampled_from([*MASCULINE, *FEMININE]))
def test_single_word_is_never_judged(word: str) -> None:
    assert coded(f"You are {word}.") == []


@given(words)
def test_only_words_of_the_heavier_side_are_marked_and_few(row: list[str]) -> None:
    marks = coded(told(row))
    masculine, feminine = (sum(row.count(one) for one in side) for side in (MASCULINE, FEMININE))
    heavier = MASCULINE if masculine > feminine else FEMININE
    assert {one.text for one in marks} <= set(heavier)
    assert len(marks) <= 3
    if abs(masculine - feminine) < 3:
        assert marks == []


@given(words, st.data())
def test_word_of_the_lighter_side_never_adds_marks(row: list[str], data: st.DataObject) -> None:
    masculine, feminine = (sum(row.count(one) for one in side) for side in (MASCULINE, FEMININE))
    lighter = FEMININE if masculine >= feminine else MASCULINE
    more = list(row)
    more.insert(data.draw(st.integers(0, len(row))), data.draw(st.sampled_from(lighter)))
    assert {one.text for one in coded(told(more))} <= {one.text for one in coded(told(row))}


def test_titles_and_set_paragraphs_count_for_no_side() -> None:
    text = "# Decisive, dominant, assertive\n\nYou open lockers.\n\n{}"
    fixed = "We are an equal opportunity employer: independent, ambitious, assertive, dominant people apply."
    assert coded(text.format(fixed)) == []
    assert coded(text.format(fixed.replace("an equal opportunity employer", "a bank")))
