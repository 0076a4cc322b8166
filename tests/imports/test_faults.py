"""Bad input: named with file, item, field and reason; either taken whole or nothing at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.candidates.models import Candidate
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.imports.models import Reference
from tests.builders import imports as old

pytestmark = pytest.mark.django_db

KINDS = {
    "users": "person", "jobs": "opening", "candidates": "candidate", "applications": "application",
    "scorecards": "assessment",
}  # fmt: skip


def skipped(tmp_path: Path, table: str, row: Any) -> dict[str, str]:
    report = run(old.folder(tmp_path, {table: [row]})).as_dict()
    (one,) = report["skipped"]
    assert not any(report["created"].values())
    found: dict[str, str] = one
    return found


@pytest.mark.parametrize("table", ["users", "jobs", "candidates", "applications", "scorecards"])
@pytest.mark.parametrize("row", [None, 7, "text", [1], True])
def test_what_is_no_object_is_skipped(table: str, row: Any, tmp_path: Path) -> None:
    assert skipped(tmp_path, table, row)["reason"] == f"{table}.json, item 1: this is no object."


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("users", old.user(7, id=None), "id: it is missing."),
        ("users", old.user(7, id=[1]), "id: a list is no number of a row."),
        ("users", old.user(7, id="9" * 61), "id: a number of a row has 60 signs at most."),
        ("users", old.user(7, name={"first": "Kate"}), "name: an object stands where a text belongs."),
        ("jobs", old.job(opened_at="soon"), "opened_at: “soon” is no moment like 2024-05-01T09:00:00Z."),
        ("jobs", old.job(opened_at=17180), "opened_at: “17180” is no moment like 2024-05-01T09:00:00Z."),
        ("jobs", old.job(departments="Pay"), "departments: a text stands where a list belongs."),
        ("candidates", old.candidate(id=True), "id: “True” is no number of a row."),
        ("applications", old.application(status=3), "status: “3” is no word."),
        ("applications", old.application() | {"candidate_id": None}, "candidate_id: it is missing."),
        ("scorecards", old.scorecard() | {"application_id": None}, "application_id: it is missing."),
        (
            "scorecards",
            old.scorecard(interviewer="Kate"),
            "interviewer: a text stands where an object belongs.",
        ),
        (
            "scorecards",
            old.scorecard(questions={"1": "x"}),
            "questions: an object stands where a list belongs.",
        ),
        ("scorecards", old.scorecard3(status="half"), "status: “half” is no status that is known here."),
    ],
)
def test_odd_value_is_skipped_with_its_place(table: str, row: old.Row, reason: str, tmp_path: Path) -> None:
    found = skipped(tmp_path, table, row)
    assert found["kind"] == KINDS[table]
    assert found["reason"] == f"{table}.json, item 1, {reason}"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (old.scorecard(submitted_at="0001-01-01T00:00:00+14:00"), "is no moment"),
        (old.scorecard(attributes=["Depth"]), "attributes[1]: a text stands where an object belongs."),
        (
            old.scorecard(attributes=[{"name": "Depth", "rating": 3}]),
            "attributes[1], rating: “3” is no word.",
        ),
    ],
)
def test_odd_value_deep_inside_is_named(row: old.Row, reason: str, tmp_path: Path) -> None:
    assert reason in skipped(tmp_path, "scorecards", row)["reason"]


def test_good_rows_beside_bad_ones_come_in(tmp_path: Path) -> None:
    tables = old.export1()
    tables["users"].insert(0, {"name": "Nobody"})
    tables["scorecards"].append(old.scorecard(999, overall_recommendation="perhaps"))
    report = run(old.folder(tmp_path, tables)).as_dict()
    assert report["created"]["person"] == 4
    assert report["created"]["assessment"] == 2
    assert [one["id"] for one in report["skipped"]] == ["", "999"]


def test_numbers_as_text_are_the_same_numbers(tmp_path: Path) -> None:
    run(old.folder(tmp_path, old.export1()))
    as_text = json.loads(json.dumps(old.export1()), parse_int=str)
    report = run(old.folder(tmp_path, as_text)).as_dict()
    assert not any(report["created"].values())
    assert not any(report["updated"].values())


def test_number_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    cards = [old.scorecard(), old.scorecard(), old.scorecard(overall_recommendation="no")]
    report = run(old.folder(tmp_path, {"scorecards": cards})).as_dict()
    assert report["created"]["assessment"] == 1
    assert Assessment.objects.get().vote == 2
    assert "there twice" in report["skipped"][0]["reason"]


@pytest.mark.parametrize("end", [b'[{"id": 1}, {"id": ', b"\xff\xfe", b'[{"note": "Zo\xeb"}]', b""])
def test_broken_file_leaves_nothing_half_done(end: bytes, tmp_path: Path) -> None:
    export = old.folder(tmp_path, old.export1())
    (export / "scorecards.json").write_bytes(end)
    with pytest.raises(Refused, match="scorecards"):
        run(export)
    for model in (Person, Candidate, Assessment, Reference, Entry):
        assert not model._default_manager.exists()


def test_bad_people_file_leaves_nothing_half_done(tmp_path: Path) -> None:
    export = old.folder(tmp_path, old.export1())
    (export / "people.csv").write_text("email,name,level\nana@fernhill.example,Ana,99\n")
    with pytest.raises(Refused, match="nothing was changed"):
        run(export)
    assert not Person.objects.exists()


def test_folder_may_hold_people_too(tmp_path: Path) -> None:
    export = old.folder(tmp_path, old.export1())
    (export / "people.csv").write_text("email,name,level\nkate@old.example,Kate A.,7\n")
    report = run(export).as_dict()
    assert report["created"]["person"] == 4
    assert report["unchanged"]["person"] == 1
    assert Person.objects.get(email="kate@old.example").level == 7


def test_people_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("email,name,level\nana@fernhill.example,Ana Ferreira,8\n")
    assert run(path, dry_run=True).as_dict()["created"]["person"] == 1
    assert not Person.objects.exists()
    assert run(path).as_dict()["created"]["person"] == 1
    assert run(path).as_dict()["unchanged"]["person"] == 1


@pytest.mark.parametrize("name", ["people.xlsx", "notes.txt", "export.json"])
def test_file_of_no_known_kind_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text('[{"colour": "red"}]')
    with pytest.raises(Refused, match=name):
        run(path)


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no file that can be imported"):
        run(tmp_path)


def test_long_names_are_cut_and_long_questions_kept_whole(tmp_path: Path) -> None:
    question = "Why " + "very " * 60 + "long?"
    card = old.scorecard(
        interview="x" * 300, questions=[{"id": 1, "question": question, "answer": "Because."}]
    )
    tables = old.export1() | {"scorecards": [card], "jobs": [old.job(name="y" * 300)]}
    tables["candidates"] = [old.candidate(first_name="z" * 300)]
    run(old.folder(tmp_path, tables))
    section = Section.objects.get(part="question")
    assert section.label.endswith("…")
    assert section.text == f"{question}\n\nBecause."
    assert len(Assessment.objects.get().interview.title) == 120


def test_script_and_odd_signs_are_stored_nowhere(tmp_path: Path) -> None:
    bad = '<script>alert(1)</script><img src=x onerror="alert(1)">Said\x00 \ud800this'
    asked = [
        {"id": None, "question": "Key Take-Aways", "answer": bad},
        {"id": 1, "question": bad, "answer": bad},
    ]
    rated = [{"name": bad, "note": bad, "rating": "yes"}]
    card = old.scorecard(interview=bad, ratings={}, attributes=rated, questions=asked)
    tables = {
        "scorecards": [card],
        "candidates": [old.candidate(first_name=bad)],
        "jobs": [old.job(name=bad)],
    }
    run(old.folder(tmp_path, tables))
    stored = [one.text + one.label for one in Section.objects.all()]
    stored += [Candidate.objects.get().name, Assessment.objects.get().interview.title]
    assert len(stored) == 5
    for text in stored:
        assert "Said this" in text
        assert "<" not in text
        assert "alert" not in text
