"""Recommendations become one of four votes, or none; a word nobody knows is never guessed at (rule F2)."""

from pathlib import Path

import pytest

from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.imports.actions import run
from tests.builders import imports as old

pytestmark = pytest.mark.django_db

WORDS = {
    "strong_yes": 4,
    "yes": 3,
    "no": 2,
    "definitely_not": 1,
    "strong_no": 1,
    "no_decision": None,
    "mixed": None,
    None: None,
}


@pytest.mark.parametrize(("word", "vote"), WORDS.items())
@pytest.mark.parametrize("version", [1, 3])
def test_recommendation_becomes_a_vote(
    word: str | None, vote: int | None, version: int, tmp_path: Path
) -> None:
    first, third = old.scorecard(overall_recommendation=word), old.scorecard3(candidate_rating=word)
    card = first if version == 1 else third
    report = run(old.folder(tmp_path, {"scorecards": [card]})).as_dict()
    assert report["created"]["assessment"] == 1
    assert Assessment.objects.get().vote == vote


@pytest.mark.parametrize("word", ["maybe", "yes_and_no", "4", 3, True, ["yes"]])
def test_unknown_recommendation_is_skipped_with_its_place(word: object, tmp_path: Path) -> None:
    cards = [old.scorecard(1), old.scorecard(2, overall_recommendation=word)]
    report = run(old.folder(tmp_path, {"scorecards": cards})).as_dict()
    (skip,) = report["skipped"]
    assert (skip["kind"], skip["id"]) == ("assessment", "2")
    assert skip["reason"].startswith("scorecards.json, item 2, overall_recommendation: ")
    assert report["created"]["assessment"] == 1


@pytest.mark.parametrize(("word", "vote"), WORDS.items())
def test_attribute_ratings_follow_the_same_words(word: str | None, vote: int | None, tmp_path: Path) -> None:
    rated = {"name": "Depth", "type": "Skills", "note": "Stopped.", "rating": word}
    run(old.folder(tmp_path, {"scorecards": [old.scorecard(attributes=[rated], ratings={})]}))
    assert Section.objects.get(label="Depth").rating == vote


def test_unknown_rating_keeps_the_text_and_is_named(tmp_path: Path) -> None:
    rated = {"name": "Depth", "type": "Skills", "note": "Stopped.", "rating": "superb"}
    report = run(old.folder(tmp_path, {"scorecards": [old.scorecard(attributes=[rated])]})).as_dict()
    assert "superb" in report["skipped"][0]["reason"]
    assert Section.objects.get(label="Depth").text == "Stopped."


def test_rating_that_stands_only_in_the_lists_counts(tmp_path: Path) -> None:
    card = old.scorecard(attributes=[], ratings={"no": ["Depth"], "mixed": ["Patience"], "strong_yes": None})
    run(old.folder(tmp_path, {"scorecards": [card]}))
    assert [(one.label, one.rating) for one in Section.objects.filter(part="attribute")] == [("Depth", 2)]


@pytest.mark.parametrize(
    "card",
    [
        old.scorecard(submitted_at=None),
        old.scorecard3(status="draft"),
        old.scorecard3(status="draft", submitted_at=None),
        old.scorecard3(submitted_at=None),
    ],
)
def test_draft_is_skipped(card: old.Row, tmp_path: Path) -> None:
    tables = {"scorecards": [card], "scorecard_candidate_attributes": [old.attribute3()]}
    report = run(old.folder(tmp_path, tables)).as_dict()
    assert [(one["kind"], one["id"]) for one in report["skipped"]] == [("assessment", "123")]
    assert "draft" in report["skipped"][0]["reason"]
    assert not Assessment.objects.exists()
