"""What is referred to but absent gets a named stand-in, which gives way once the real one is known."""

from pathlib import Path

import pytest

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.openings.models import Opening
from tests.builders import imports as old
from tests.cast import MONDAY, person

pytestmark = pytest.mark.django_db

TABLES = ("users", "jobs", "candidates", "applications", "scorecards")


def only(tmp_path: Path, *tables: str, version: int = 1) -> Path:
    export = old.export1() if version == 1 else old.export3()
    return old.folder(tmp_path, {table: export[table] for table in tables})


def test_scorecards_alone_of_version_1_know_their_interviewers(tmp_path: Path) -> None:
    report = run(only(tmp_path, "scorecards")).as_dict()
    assert report["created"] == {
        "person": 2, "opening": 1, "candidate": 1, "application": 1, "assessment": 2,
    }  # fmt: skip
    assert {one.author.name for one in Assessment.objects.all()} == {"Kate Austen", "Hugo Reyes"}
    assert Candidate.objects.get().name == "Unknown candidate 17"
    assert Opening.objects.get().title == "Unknown opening"


def test_scorecards_alone_of_version_3_have_numbers(tmp_path: Path) -> None:
    run(only(tmp_path, "scorecards", version=3))
    assert {one.author.name for one in Assessment.objects.all()} == {"Unknown person 7", "Unknown person 8"}
    assert Candidate.objects.get().name == "Unknown candidate of application 42"


def test_stand_ins_cannot_sign_in_nor_be_written_to(tmp_path: Path) -> None:
    run(only(tmp_path, "scorecards"))
    for one in Person.objects.all():
        assert (one.email, one.is_active, one.has_usable_password()) == (None, False, False)


def test_stand_ins_give_way_to_what_comes_later(tmp_path: Path) -> None:
    run(only(tmp_path, "scorecards", version=3))
    report = run(only(tmp_path, *TABLES, version=3)).as_dict()
    assert report["updated"]["person"] == 2
    assert report["created"] == {
        "person": 2, "opening": 1, "candidate": 1, "application": 0, "assessment": 0,
    }  # fmt: skip
    assert Candidate.objects.get().name == "Amara Okafor"
    assert Application.objects.get().opening.title == "Backend engineer"
    assert {one.author.name for one in Assessment.objects.all()} == {"Kate Austen", "Hugo Reyes"}


@pytest.mark.parametrize("version", [1, 3])
def test_tables_one_by_one_end_as_all_at_once(version: int, tmp_path: Path) -> None:
    for table in reversed(TABLES):
        run(only(tmp_path, table, version=version))
    assert Application.objects.get().stage == Stage.NO_HIRE
    assert Application.objects.get().candidate.name == "Amara Okafor"
    assert Application.objects.get().opening.hiring_manager.name == "Sun Kwon"
    assert {one.author.email for one in Assessment.objects.all()} == {"kate@old.example", "hugo@old.example"}
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize("table", TABLES[:4])
def test_what_says_less_overwrites_nothing(table: str, tmp_path: Path) -> None:
    run(only(tmp_path, *TABLES))
    rest = [name for name in TABLES if name != table]
    report = run(only(tmp_path, *rest)).as_dict()
    assert not any(report["updated"].values())
    assert not any(report["created"].values())


def test_candidates_tell_of_their_applications(tmp_path: Path) -> None:
    row = old.candidate(applications=[old.application(status="hired")])
    run(old.folder(tmp_path, {"candidates": [row], "scorecards": [old.scorecard()]}))
    assert Application.objects.get().stage == Stage.HIRE
    assert Opening.objects.get().title == "Backend engineer"


def test_colleague_with_the_same_address_is_linked_and_left_alone(tmp_path: Path) -> None:
    kate = person("Kate Shephard-Austen", level=7)
    Person.objects.filter(pk=kate.pk).update(email="kate@old.example")
    report = run(only(tmp_path, *TABLES)).as_dict()
    assert report["created"]["person"] == 3
    assert report["unchanged"]["person"] == 1
    kate.refresh_from_db()
    assert (kate.name, kate.level, kate.joined_at) == ("Kate Shephard-Austen", 7, MONDAY)
    assert Assessment.objects.filter(author=kate).count() == 1
    changed = {"users": [old.user(7, name="Somebody else")]}
    assert run(old.folder(tmp_path, changed)).as_dict()["unchanged"]["person"] == 1
    kate.refresh_from_db()
    assert kate.name == "Kate Shephard-Austen"


def test_stand_in_of_a_colleague_gives_them_their_assessments(tmp_path: Path) -> None:
    run(only(tmp_path, "scorecards", "jobs"))
    kate, sun = person("Kate Austen"), person("Sun Kwon")
    Person.objects.filter(pk=kate.pk).update(email="kate@old.example")
    Person.objects.filter(pk=sun.pk).update(email="sun@old.example")
    run(only(tmp_path, "users"))
    made = Assessment.objects.get(author=kate)
    assert made.interview.interviewer == kate
    assert Opening.objects.get(title="Backend engineer").hiring_manager == sun
    assert Person.objects.filter(name="Kate Austen").count() == 1


def test_who_has_come_in_keeps_their_details(tmp_path: Path) -> None:
    run(only(tmp_path, *TABLES))
    Person.objects.filter(name="Kate Austen").update(joined_at=MONDAY, name="Kate Shephard")
    report = run(old.folder(tmp_path, {"users": [old.user(7, name="Katherine Austen")]})).as_dict()
    assert report["unchanged"]["person"] == 1
    assert Person.objects.filter(name="Kate Shephard").exists()


def test_address_of_somebody_else_is_left_out(tmp_path: Path) -> None:
    tables = old.export1()
    run(old.folder(tmp_path, tables))
    person("Sayid Jarrah")
    tables["users"][0] = old.user(7, primary_email_address="sayid@fernhill.example")
    report = run(old.folder(tmp_path, tables)).as_dict()
    assert "Sayid Jarrah" in report["skipped"][0]["reason"]
    assert Person.objects.get(name="Kate Austen").email == "kate@old.example"


def test_employees_number_finds_the_user(tmp_path: Path) -> None:
    card = old.scorecard(interviewer={"id": None, "employee_id": "E8"}, submitted_by=None)
    run(old.folder(tmp_path, {"users": [old.user(8)], "scorecards": [card]}))
    assert Assessment.objects.get().author.name == "Hugo Reyes"
    assert Person.objects.filter(name__startswith="Unknown person").count() == 0


def test_scorecard_without_an_interviewer_has_a_stand_in(tmp_path: Path) -> None:
    run(old.folder(tmp_path, {"scorecards": [old.scorecard(interviewer=None, submitted_by=None)]}))
    assert Assessment.objects.get().author.name == "Unknown interviewer"


def test_removed_rows_are_not_brought_back(tmp_path: Path) -> None:
    run(only(tmp_path, *TABLES))
    Assessment.objects.all().delete()
    Loop.objects.get().opened_seal.delete()
    Candidate.objects.all().delete()
    report = run(only(tmp_path, *TABLES)).as_dict()
    assert not Candidate.objects.exists()
    assert not Assessment.objects.exists()
    assert {one["kind"] for one in report["skipped"]} == {"candidate", "application", "assessment"}


def test_opening_taken_up_again_is_the_companys_own(tmp_path: Path) -> None:
    run(only(tmp_path, *TABLES))
    Opening.objects.update(state="open", title="Staff engineer")
    report = run(old.folder(tmp_path, {"jobs": [old.job(name="Backend engineer II")]})).as_dict()
    assert report["unchanged"]["opening"] == 1
    assert Opening.objects.get().title == "Staff engineer"


def test_application_that_went_on_here_keeps_its_stage(tmp_path: Path) -> None:
    run(only(tmp_path, *TABLES))
    row = Application.objects.get()
    row.moves.create(deed="reopen", before="no_hire", after="applied", at=MONDAY)
    Application.objects.update(stage=Stage.APPLIED)
    report = run(old.folder(tmp_path, {"applications": [old.application(status="hired")]})).as_dict()
    assert report["unchanged"]["application"] == 1
    assert Application.objects.get().stage == Stage.APPLIED


@pytest.mark.parametrize(
    ("more", "stage"),
    [
        ({"status": "hired"}, Stage.HIRE),
        ({"status": "rejected"}, Stage.DECLINED),
        ({"status": "active"}, Stage.APPLIED),
        (
            {
                "status": "rejected",
                "rejection_reason": {"id": 1, "type": {"id": 2, "name": "They rejected us"}},
            },
            Stage.WITHDRAWN,
        ),
    ],
)
def test_status_becomes_a_stage(more: old.Row, stage: Stage, tmp_path: Path) -> None:
    run(old.folder(tmp_path, {"applications": [old.application(**more)]}))
    assert Application.objects.get().stage == stage


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"status": "converted"}, "prospect"),
        ({"status": "pending"}, "pending"),
        ({"status": None}, "missing"),
        ({"prospect": True, "jobs": []}, "not applied"),
    ],
)
def test_what_is_no_application_is_skipped(more: old.Row, word: str, tmp_path: Path) -> None:
    report = run(old.folder(tmp_path, {"applications": [old.application(**more)]})).as_dict()
    (skip,) = report["skipped"]
    assert (skip["kind"], skip["id"]) == ("application", "42")
    assert word in skip["reason"]
    assert not Application.objects.exists()


def test_later_tables_alone_reach_known_scorecards(tmp_path: Path) -> None:
    run(only(tmp_path, "scorecards", version=3))
    rows = [old.attribute3(), old.attribute3(999)]
    report = run(old.folder(tmp_path, {"scorecard_candidate_attributes": rows})).as_dict()
    assert report["updated"]["assessment"] == 1
    assert [one["id"] for one in report["skipped"]] == ["999"]
    assert Assessment.objects.get(author__name="Unknown person 7").sections.filter(rating=4).count() == 1


def test_names_of_attributes_and_questions_come_from_their_tables(tmp_path: Path) -> None:
    tables = old.export3() | {
        "job_candidate_attributes": [{"id": 900, "name": "Communication"}],
        "scorecard_questions": [{"id": 800, "question": "Which system did they design?"}],
    }
    run(old.folder(tmp_path, tables))
    made = Assessment.objects.get(author__name="Kate Austen")
    assert {one.label for one in made.sections.exclude(part__in=("notes", "private"))} == {
        "Communication", "Which system did they design?",
    }  # fmt: skip
