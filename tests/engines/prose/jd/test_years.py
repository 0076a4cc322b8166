"""Years demanded: over five, of beginners any but one, and never a company's own age. Rule F6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Kind, check, markdown, standard


def years(text: str) -> list[str]:
    found = check(markdown(text), Kind.JOB_DESCRIPTION, standard())
    return [one.text for one in found if one.rule == "inflated-years"]


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("You bring 8+ years of experience.", ["8+ years"]),
        ("You bring 6-9 years of experience.", ["6-9 years"]),
        ("You bring six to nine years of experience.", ["six to nine years"]),
        ("You bring at least 10 or more years' experience.", ["10 or more years"]),
        ("You bring 3–8 years of experience.", []),
        ("Our founders have 30 years of experience.", []),
    ],
)
def test_years_are_marked_as_they_are_written(said: str, marked: list[str]) -> None:
    assert years(said) == marked


@given(st.integers(0, 99))
def test_more_than_five_and_less_than_a_life_are_marked(number: int) -> None:
    assert bool(years(f"You have {number} years of experience.")) == (5 < number <= 60)


@given(st.integers(0, 20))
def test_of_beginners_more_than_one_is_marked(number: int) -> None:
    said = f"# Junior analyst\n\nYou have {number} years of experience."
    assert bool(years(said)) == (number > 1)
