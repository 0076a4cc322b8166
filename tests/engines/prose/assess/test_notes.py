"""Vague, biased and hearsay notes are marked; a note that a debrief can use is left alone. Rule F6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import WHOLE, Finding, Given, Kind, check, standard
from tests.engines.prose.assess.notes import BAD, GOOD

PRONOUNS = {"he", "she", "they", "his", "her", "their", "him", "them", "guys"}


def marks(text: str, **known: object) -> list[Finding]:
    return check(text, Kind.ASSESSMENT, standard(), Given(**known))  # type: ignore[arg-type]


def rules(text: str, **known: object) -> set[str]:
    return {one.rule for one in marks(text, **known)}


@pytest.mark.parametrize("note", BAD)
def test_a_bad_note_is_marked(note: str) -> None:
    assert marks(note)


@pytest.mark.parametrize("note", GOOD)
def test_a_good_note_is_left_alone(note: str) -> None:
    assert marks(note) == []


@pytest.mark.parametrize("note", BAD + GOOD)
def test_no_pronoun_is_ever_a_mark(note: str) -> None:
    assert all(one.text.lower() not in PRONOUNS for one in marks(note))


@given(st.lists(st.sampled_from(BAD + GOOD), max_size=5), st.sampled_from(["\n\n", " ", "\n- "]))
def test_the_same_text_gives_the_same_marks_in_its_order(notes: list[str], between: str) -> None:
    text = between.join(notes)
    found = marks(text)
    assert found == marks(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_verdict_is_marked_where_no_evidence_is_near() -> None:
    story = "Asked about the import: she split it into batches of 500 and measured each."
    far = " ".join(["She is nice."] * 4)
    assert marks(f"{story} Strong technically.") == []
    assert "verdict-word" in rules(f"{story}\n\n{far}\n\nA rock star.", part="notes")


def test_what_no_decision_may_rest_on_is_marked_beside_any_evidence() -> None:
    found = rules("She split the import into batches of 500 and measured each. She has two small children.")
    assert found == {"family"}


def test_customers_may_be_old_ill_and_parents() -> None:
    assert (
        marks("The customers were elderly and one was deaf, so she wrote the steps on a card in large type.")
        == []
    )


def test_a_candidates_own_words_are_not_marked() -> None:
    assert (
        marks("Asked why he left: “They said I was overqualified,” and he named two posts he had left.") == []
    )


@pytest.mark.parametrize("part", ["notes", "remark"])
def test_a_piece_of_an_assessment_is_not_judged_as_a_whole(part: str) -> None:
    assert "nothing-concrete" not in rules("Not technical enough.", part=part)
    assert "nothing-concrete" in rules("Not technical enough.", part=WHOLE)


def test_a_rating_is_asked_for_its_evidence_once() -> None:
    found = marks("Clearly customer focused, would do well.", part="evidence", rating=4)
    assert [one.family for one in found].count("evidence") == 1
    assert marks("“I rang all nine of them the same night.”", part="evidence", rating=4) == []


def test_another_candidate_is_known_by_name() -> None:
    assert rules("She was quicker than Tom: the tree took her nine minutes.", others=("Tom Berg",)) == {
        "comparison-by-name"
    }
    assert (
        marks(
            "Tom from the night shift asked her to stop the belt, and she stopped it.", others=("Tom Berg",)
        )
        == []
    )


def test_a_strong_vote_wants_the_other_side() -> None:
    text = " ".join(
        ["She split the import into batches, measured each and wrote the counts on the wall."] * 4
    )
    assert rules(text, part=WHOLE, vote=4) == {"one-sided"}
    assert rules(text, part=WHOLE, vote=3) == set()
    assert rules(f"{text} But she had no plan for the night.", part=WHOLE, vote=4) == set()
    assert rules(text, part=WHOLE, vote=1) == {"one-sided"}
