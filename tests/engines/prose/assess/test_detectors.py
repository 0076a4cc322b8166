"""Stories, questions, names and ratings, and how the detectors hold against any text. Rule F6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import BadRules, Given, Kind, Rule, check, plain, shipped, standard
from doordesk.engines.prose.detectors import CONDITIONS, DETECTORS
from doordesk.engines.prose.text.reading import Reading
from tests.engines.prose.assess.notes import BAD, GOOD

RULES = {rule.id: rule for family in shipped() for rule in family.rules if Kind.ASSESSMENT in rule.kinds}
BY_DETECTOR = [rule for rule in RULES.values() if rule.detector]
pieces = st.sampled_from(
    [
        *("Tom Berg", "than", "Tom", "how did you", "and", "why would you", "?", "“", "”", "Situation:"),
        *("Result:", "\n", "told me about a time", "we moved", "she wrote", "4/5", "Rating: 3", "★★"),
        *("strong hire", ".", "12 out of 10"),
    ]
)
texts = st.one_of(
    st.lists(pieces, max_size=40).map(" ".join), st.text(max_size=80), st.sampled_from(BAD + GOOD)
)
known = st.builds(
    Given,
    st.sampled_from(["", "notes", "evidence", "remark", "whole"]),
    st.none() | st.integers(0, 4),
    st.none() | st.integers(1, 4),
    st.lists(st.sampled_from(["Tom Berg", "", "Özil", "O’Neill"]), max_size=2).map(tuple),
)


def hits(rule: str, text: str, **what: object) -> list[str]:
    reading = Reading(plain(text), Kind.ASSESSMENT, Given(**what))  # type: ignore[arg-type]
    found = DETECTORS[RULES[rule].detector](reading, RULES[rule].options)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize("rule", [pytest.param(one, id=one.id) for one in RULES.values()])
def test_a_rule_shows_itself_by_three_examples_each_way(rule: Rule) -> None:
    assert min(len(rule.flags), len(rule.passes)) >= 3


@given(texts, known)
def test_a_hit_is_a_piece_of_the_text(text: str, what: Given) -> None:
    reading = Reading(plain(text), Kind.ASSESSMENT, what)
    for rule in BY_DETECTOR:
        for one in DETECTORS[rule.detector](reading, rule.options):
            assert 0 <= one.start < one.end <= len(text)


@given(texts, st.integers(0, 60))
def test_a_condition_can_be_asked_of_any_place(text: str, start: int) -> None:
    reading = Reading(plain(text), Kind.ASSESSMENT)
    for asked in ("no-evidence-near", "of-the-candidate", "asked"):
        assert CONDITIONS[asked](reading, start, {}) in (True, False)


def test_a_story_names_the_one_part_that_is_missing() -> None:
    ours = (
        "She told me about a project at her old job. "
        + "We rented a second hall and we moved the slow goods there. " * 5
    )
    (mark,) = (one for one in check(ours, Kind.ASSESSMENT, standard()) if one.family == "star")
    assert "what they did themselves" in mark.message
    hers = (
        "She told me about a project at her old job. "
        + "She drew the routes of the pickers on the wall. " * 6
    )
    (mark,) = (one for one in check(hers, Kind.ASSESSMENT, standard()) if one.family == "star")
    assert "what came of it" in mark.message


def test_a_short_or_finished_story_is_left_alone() -> None:
    assert hits("missing-part", "She told me about a time when we moved a hall and we hired a crew.") == []
    told = (
        "She told me about a project at her old job. "
        + "She drew the routes of the pickers on the wall. " * 6
    )
    assert hits("missing-part", told + "In the end the pickers walked a third less.") == []


def test_labels_are_held_to_their_own_parts() -> None:
    assert hits("missing-part", "Situation: late lorries.\nAction: rang each driver.") == ["Action"]
    assert (
        hits("missing-part", "Situation: late lorries.\nAction: rang each driver.\nResult: none late.") == []
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("How did you decide and why did you wait?", True),
        ("How did you decide? Why did you wait?", False),
        ("I wonder how did you decide and why did you wait.", False),
        ("What would you do?", False),
    ],
)
def test_two_questions_stand_before_one_question_mark(text: str, marked: bool) -> None:  # noqa: FBT001 - a row of a table
    assert bool(hits("two-questions", text)) == marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quicker than Tom.", ["Tom"]),
        ("Quicker than tom.", []),
        ("As Tom Berg would.", ["Tom Berg"]),
        ("She rang Tom.", []),
        ("Quicker than Tomás.", []),
    ],
)
def test_a_first_name_counts_only_where_it_is_compared(text: str, found: list[str]) -> None:
    assert hits("comparison-by-name", text, others=("Tom Berg",)) == found


@pytest.mark.parametrize("rating", ["4/5", "Rating: 3", "score 7/10", "8 out of 10", "★★★"])
def test_a_rating_is_seen_in_the_ways_people_write_it(rating: str) -> None:
    assert hits("rating-without-evidence", f"Communication {rating}") == [rating]


@pytest.mark.parametrize("figure", ["24/7", "on 4/5/2024", "3 out of 5 calls", "version 4.5/5.1", "14/5"])
def test_a_figure_is_no_rating(figure: str) -> None:
    assert hits("rating-without-evidence", f"Nice {figure}") == []


@pytest.mark.parametrize("rule", [pytest.param(one, id=one.id) for one in BY_DETECTOR])
def test_options_that_do_not_fit_are_refused_by_name(rule: Rule) -> None:
    reading = Reading(plain("Nice."), Kind.ASSESSMENT)
    with pytest.raises(BadRules, match="nonsense"):
        list(DETECTORS[rule.detector](reading, {**rule.options, "nonsense": 1}))
