"""A paragraph of figures needs the sentence that says what follows. Rule W3."""

import pytest

from tests.engines.prose.narr.marking import marked

FIGURES = "Stores sold 412 chairs, 96 tables and 7 beds. Returns stood at 4% in May."


def test_figures_without_conclusion_are_marked_at_their_last_sentence() -> None:
    assert marked(FIGURES, "so-what") == [("so-what", "Returns stood at 4% in May.")]


@pytest.mark.parametrize(
    "conclusion",
    [
        " So we close the third hall.",
        " This means that chairs pay the rent.",
        "\n\nTherefore we close the third hall.",
        " We should close the third hall.",
    ],
)
def test_conclusion_in_the_paragraph_or_at_the_head_of_the_next(conclusion: str) -> None:
    assert marked(FIGURES + conclusion, "so-what") == []


@pytest.mark.parametrize(
    "text",
    [
        "We opened in 2019, moved in 2020, grew in 2021 and again in 2022. The hall is old.",
        "We met on 4 May, 5 June, 6 July and 7 August. The hall is old.",
        "Stores sold 412 chairs, 96 tables, 7 beds and 3 lamps.",
        "# 412 chairs, 96 tables. 7 beds, 3 lamps",
        "- 412 chairs, 96 tables. Then 7 beds, 3 lamps.",
    ],
)
def test_years_dates_single_sentences_and_lists_are_left_alone(text: str) -> None:
    assert marked(text, "so-what") == []


def test_conclusion_two_paragraphs_on_is_too_late() -> None:
    assert marked(f"{FIGURES}\n\nThe hall is old.\n\nSo we close it.", "so-what")


def test_figures_in_names_are_no_figures() -> None:
    text = "We read the 10-K and the 10-Q. The key is P-256 as RFC 9807 has it, on page 4 of Item 7."
    assert marked(text, "so-what") == []


@pytest.mark.parametrize(
    "question", ["### How many chairs did stores sell?", "**How many chairs did stores sell?**"]
)
def test_answer_right_after_its_question_is_left_alone(question: str) -> None:
    assert marked(f"{question}\n\n{FIGURES}", "so-what") == []
