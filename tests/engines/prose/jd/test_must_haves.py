"""Must-haves are counted under titles of requirements, however these are set, and wishes are not. Rule F6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Document, Finding, Kind, check, markdown, plain, standard

TITLES = ("## Requirements", "**What you'll need:**", "What we look for:", "Minimum qualifications")
BULLETS = ("-", "*", "•")


def must_haves(text: str | Document) -> list[Finding]:
    document = markdown(text) if isinstance(text, str) else text
    found = check(document, Kind.JOB_DESCRIPTION, standard())
    return [one for one in found if one.family == "must-haves"]


def items(number: int, bullet: str = "-") -> str:
    return "\n".join(f"{bullet} Thing {one} that somebody can do" for one in range(number))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("bullet", BULLETS)
def test_seven_are_marked_at_the_title_and_six_are_not(title: str, bullet: str) -> None:
    [mark] = must_haves(f"{title}\n{items(7, bullet)}\n\nWrite to us.")
    assert mark.text == title.strip("#*: ")
    assert mark.message.startswith("7 must-haves.")
    assert must_haves(f"{title}\n{items(6, bullet)}\n\nWrite to us.") == []


def test_plain_text_is_counted_too() -> None:
    [mark] = must_haves(plain(f"Requirements:\n{items(8)}"))
    assert mark.message.startswith("8 must-haves.")


def test_lists_are_added_and_the_longest_is_marked() -> None:
    [mark] = must_haves(f"## Requirements\n{items(3)}\n\n## Skills\n{items(5)}")
    assert (mark.text, mark.message[:14]) == ("Skills", "8 must-haves. ")


def test_titles_below_a_title_of_requirements_belong_to_it() -> None:
    two = f"### Craft\n{items(4)}\n\n### People\n{items(4)}"
    [mark] = must_haves(f"## Requirements\n\n{two}\n\n## We offer\n{items(9)}")
    assert mark.message.startswith("8 must-haves.")


@given(st.integers(0, 12), st.integers(0, 12))
def test_wishes_are_never_counted(demanded: int, wished: int) -> None:
    text = f"## Requirements\n{items(demanded)}\n\n## Nice to have\n{items(wished)}\n"
    assert [one.message.split()[0] for one in must_haves(text)] == ([str(demanded)] if demanded > 6 else [])


def test_without_a_list_sentences_with_must_are_counted() -> None:
    [mark] = must_haves("You must be on time. " * 7)
    assert (mark.start, mark.message[:1]) == (0, "7")
    assert must_haves("You must be on time. " * 6) == []
