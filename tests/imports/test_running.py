"""A past comes in whole, as what it was, and as often as one likes."""

from pathlib import Path
from typing import Any

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.live.models import Event
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, OpenedSeal, Section
from doordesk.mechanisms.assessments.states import Part, State
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.imports.models import Reference
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State as OpeningState
from tests.builders import imports as old

pytestmark = pytest.mark.django_db

KINDS = ("person", "opening", "candidate", "application", "assessment")
COUNTED = (Person, Opening, Candidate, Application, Loop, Interview, Assessment, Section, Reference)


def rows() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in COUNTED}


def counts(**given: int) -> dict[str, int]:
    return dict.fromkeys(KINDS, 0) | given


@pytest.fixture(params=["v1", "v1 lines", "v3", "v3 lines"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    version, _, lines = request.param.partition(" ")
    tables = old.export1() if version == "v1" else old.export3()
    return old.folder(tmp_path / "export", tables, lines=bool(lines))


def test_whole_export_is_taken_in(export: Path) -> None:
    report = run(export).as_dict()
    assert report["created"] == counts(person=4, opening=1, candidate=1, application=1, assessment=2)
    assert report["updated"] == report["unchanged"] == counts()
    assert report["skipped"] == []


def test_a_long_import_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doordesk.mechanisms.imports.actions.assessments.BATCH", 1)
    heard: list[str] = []
    run(old.folder(tmp_path / "export", old.export1(), lines=False), tell=heard.append)
    assert heard == [
        "Reading",
        "Writing people, openings, candidates",
        "Writing assessments, 0 of 2",
        "Writing assessments, 1 of 2",
    ]


def test_twice_changes_nothing(export: Path) -> None:
    run(export)
    before = rows()
    report = run(export).as_dict()
    assert report["created"] == report["updated"] == counts()
    assert report["unchanged"] == counts(person=4, opening=1, candidate=1, application=1, assessment=2)
    assert rows() == before


def test_packet_is_historical_and_closed(export: Path) -> None:
    run(export)
    opening, loop = Opening.objects.get(), Loop.objects.get()
    assert opening.historical
    assert opening.state == OpeningState.CLOSED
    assert (opening.hiring_manager.name, opening.recruiter.name) == ("Sun Kwon", "Ben Linus")
    assert opening.team.name == "Payments"
    assert loop.historical
    assert loop.state == LoopState.CLOSED
    assert loop.application.historical
    assert loop.application.stage == Stage.NO_HIRE
    seal = OpenedSeal.objects.get(loop=loop)
    assert seal.votes_revealed_at is not None
    assert {one.state for one in Assessment.objects.all()} == {State.HANDED_IN}


def test_assessment_says_what_the_scorecard_said(export: Path) -> None:
    run(export)
    made = Assessment.objects.get(author__name="Kate Austen")
    assert made.vote == 3
    assert made.handed_in_at is not None
    assert made.handed_in_at.isoformat() == "2024-05-13T15:30:00+00:00"
    assert made.interview.starts_at is not None
    assert made.interview.starts_at.isoformat() == "2024-05-13T09:00:00+00:00"
    said = {(one.part, one.text, one.rating) for one in made.sections.all()}
    assert (Part.NOTES, "Knows why, not only how.", None) in said
    assert (Part.PRIVATE, "Asked about pay.", None) in said
    assert (Part.ATTRIBUTE, "Drew the queue first.", 4) in said
    assert (Part.QUESTION, "A ledger", None) in said


def test_import_is_silent_and_on_record(export: Path) -> None:
    run(export)
    assert not Event.objects.exists()
    assert not Letter.objects.exists()
    entry = Entry.objects.get()
    assert entry.kind == "history.imported"
    assert entry.facts["created_assessment"] == 2
    assert not Person.objects.exclude(invited_at=None).exists()


def test_dry_run_reports_the_same_and_writes_nothing(export: Path) -> None:
    report = run(export, dry_run=True)
    assert not any(rows().values())
    assert not Entry.objects.exists()
    assert report.as_text().startswith("A dry run: nothing was written.")
    assert report.as_dict() == run(export).as_dict()


@pytest.mark.parametrize("version", ["v1", "v3"])
def test_changed_note_is_one_update(version: str, tmp_path: Path) -> None:
    tables = old.export1() if version == "v1" else old.export3()
    run(old.folder(tmp_path, tables))
    if version == "v1":
        tables["scorecards"][0]["attributes"][0]["note"] = "Drew the queue last."
    else:
        tables["scorecard_candidate_attributes"][0]["note"] = "Drew the queue last."
    before = rows()
    report = run(old.folder(tmp_path, tables)).as_dict()
    assert report["updated"] == counts(assessment=1)
    assert report["unchanged"]["assessment"] == 1
    assert rows() == before
    made = Assessment.objects.get(author__name="Kate Austen")
    assert [one.text for one in made.sections.filter(rating=4)] == ["Drew the queue last."]


def changed(tables: dict[str, list[old.Row]], table: str, **more: Any) -> dict[str, list[old.Row]]:
    first, *rest = tables[table]
    return {**tables, table: [{**first, **more}, *rest]}


@pytest.mark.parametrize(
    ("table", "more", "kind"),
    [
        ("users", {"name": "Kate Shephard"}, "person"),
        ("jobs", {"name": "Backend engineer II"}, "opening"),
        ("candidates", {"first_name": "Amarachi"}, "candidate"),
        ("applications", {"status": "hired"}, "application"),
        ("scorecards", {"overall_recommendation": "no"}, "assessment"),
        ("scorecards", {"interviewer": old.person(9)}, "assessment"),
    ],
)
def test_changed_row_is_one_update(table: str, more: old.Row, kind: str, tmp_path: Path) -> None:
    tables = old.export1()
    run(old.folder(tmp_path, tables))
    report = run(old.folder(tmp_path, changed(tables, table, **more))).as_dict()
    assert report["updated"] == counts(**{kind: 1})
    assert report["created"] == counts()


def test_changes_arrive(tmp_path: Path) -> None:
    run(old.folder(tmp_path, old.export1()))
    tables = changed(old.export1(), "applications", status="hired")
    tables = changed(tables, "scorecards", overall_recommendation="definitely_not", interviewer=old.person(9))
    run(old.folder(tmp_path, changed(tables, "users", name="Kate Shephard")))
    assert Application.objects.get().stage == Stage.HIRE
    assert Opening.objects.get().state == OpeningState.FILLED
    made = Assessment.objects.get(vote=1)
    assert made.author.name == "Sun Kwon"
    assert made.interview.interviewer == made.author
    assert Person.objects.filter(name="Kate Shephard").exists()


def test_versions_of_the_api_name_the_same_rows(tmp_path: Path) -> None:
    run(old.folder(tmp_path, old.export1()))
    report = run(old.folder(tmp_path, old.export3())).as_dict()
    assert report["created"] == counts()
    assert Assessment.objects.count() == 2


def test_what_is_gone_from_the_export_stays(tmp_path: Path) -> None:
    run(old.folder(tmp_path, old.export3()))
    before = rows()
    report = run(old.folder(tmp_path, {"scorecards": old.export3()["scorecards"]})).as_dict()
    assert report["updated"] == counts()
    assert rows() == before
