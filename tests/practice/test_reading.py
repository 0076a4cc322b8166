"""Case and key files are read strictly: what is wrong is said with its file, its line and a way out."""

import pytest

from doordesk.mechanisms.practice.states import difference
from doordesk.mechanisms.practice.states.reading import Unreadable, case_from, key_from
from tests.builders.practice import case_text, key_text

CASE = case_text()
KEY = key_text("first-page", "a", (3, 3, 2))


def test_a_case_and_a_key_are_read_whole() -> None:
    case = case_from(CASE, "01.md")
    assert (case.slug, case.level, case.principles, len(case.turns)) == (
        "first-page",
        5,
        ("customer", "owner"),
        4,
    )
    assert (case.turns[1].clock, case.turns[1].speaker) == ("0:30", "Candidate")
    assert case.turns[1].paragraphs[1] == "Nobody had asked me to."
    assert (case.faults[0].turn, case.faults[0].kind) == (3, "leading_question")
    key = key_from(KEY, "a/first-page.toml", case, "a")
    assert [(one.principle, one.rating, one.turns) for one in key.ratings] == [
        ("customer", 3, (2, 4)),
        ("owner", 2, (2,)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("+++\nkey", "key", "01.md, line 1: A case begins with its facts"),
        ("level = 5", "level = five", "01.md: Invalid value (at line 6"),
        ("level = 5", 'level = "5"', "01.md, line 1: level should be a number above 0, not '5'"),
        ("level = 5\n", "", "01.md, line 1: level is missing; add it"),
        ("level = 5", "level = 5\nsize = 2", "01.md, line 1: “size” is not known here"),
        ('"owner"]', '"customer"]', "01.md, line 1: principles should be a list without repetition"),
        ("turn = 3", "turn = 30", "01.md, line 12: There is no turn 30; the transcript has 1 to 4"),
        ("leading_question", "rude", "01.md, line 12: “rude” is no kind of fault; there are leading"),
        ("[[fault]]", "[[fault]]  # so", "01.md, line 1: Each fault stands under a line [[fault]]"),
        ("Candidate: In May", "Ines: In May", "01.md, line 19: “Ines” is neither Interviewer nor Candidate"),
        ("[00:30]", "[0:30 ]", "01.md, line 19: This is no beginning of a turn"),
        ("[02:10]", "[01:10]", "01.md, line 25: 01:10 is earlier than the turn before"),
        ("Candidate: Yes. Eleven of thirty turned back at the second page, so we took it out.", "Candidate: ",
         "01.md, line 25: Nothing is said in this turn"),
        ("minutes = 20", "minutes = 2", "01.md, line 1: The last turn begins after minute 2"),
    ],
)  # fmt: skip
def test_a_faulty_case_names_its_line(old: str, new: str, says: str) -> None:
    assert old in CASE
    with pytest.raises(Unreadable) as error:
        case_from(CASE.replace(old, new, 1), "01.md")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("first-page", "late-bus", "a.toml, line 1: This key is for “late-bus”, not for “first-page”"),
        ("vote = 3", "vote = 0", "a.toml, line 1: The vote 0 is none of 4, 3, 2 and 1"),
        ("rating = 2", "rating = 5", "a.toml, line 11: The rating 5 is none of 4, 3, 2, 1 and 0"),
        ("[2, 4]", "[2, 40]", "a.toml, line 5: Turns are numbers from 1 to 4"),
        ("[2, 4]", "[]", "a.toml, line 5: A rating rests on turns"),
        ('"owner"', '"customer"', "a.toml, line 1: Every principle is rated once: customer, owner"),
        ('why = "Counted it themself [2]. plain"', 'why = ""', "a.toml, line 5: why should be a text"),
    ],
)
def test_a_faulty_key_names_its_line(old: str, new: str, says: str) -> None:
    assert old in KEY
    with pytest.raises(Unreadable) as error:
        key_from(KEY.replace(old, new, 1), "a.toml", case_from(CASE, "01.md"), "a")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("own", "experts", "says"),
    [
        (4, (1, 1, 1), "Three steps milder than all three."),
        (2, (3, 3, 2), "One step stricter than two of three, the same as one."),
        (0, (0, 0, 0), "Not enough data, as all three found."),
        (0, (2, 3, 3), "You found not enough data; all three rated it."),
        (0, (0, 3, 3), "Not enough data, as one of three found; two rated it."),
        (3, (0, 3, 3), "You rated it; one of three found not enough data. The same as the others."),
        (3, (0, 0, 0), "You rated it; all three found not enough data."),
        (None, (3, 3, 3), ""),
    ],
)  # fmt: skip
def test_differences_in_words(own: int | None, experts: tuple[int, ...], says: str) -> None:
    assert difference(own, experts) == says
