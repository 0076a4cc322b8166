"""Imported packets lie behind the same seal as all others; private notes behind one more (rule F3)."""

from pathlib import Path

import pytest

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.queries import packet
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.loops.models import Loop
from tests import cast as story
from tests.builders import imports as old
from tests.cast import MONDAY, Cast, cast

pytestmark = pytest.mark.django_db

ADDRESSES = {7: "priya", 8: "mateo", 9: "marta", 10: "nadia"}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def taken_in(people: Cast, tmp_path: Path) -> Loop:
    """Priya and Mateo interviewed long ago; Marta was the hiring manager, Nadia the recruiter."""
    tables = old.export1()
    tables["users"] = [
        old.user(key, primary_email_address=f"{name}@fernhill.example") for key, name in ADDRESSES.items()
    ]
    run(old.folder(tmp_path, tables))
    return Loop.objects.get()


def readers(people: Cast, part: Part) -> set[str]:
    rows = Section.objects.filter(part=part)
    return {name for name, who in people.everybody.items() if visible(who, Section, rows).exists()}


def test_those_who_wrote_or_answered_for_the_post_read_and_the_core(people: Cast, taken_in: Loop) -> None:
    allowed = {"priya", "mateo", "marta", "nadia", "rosa"}
    assert readers(people, Part.NOTES) == readers(people, Part.ATTRIBUTE) == allowed
    assert not visible(OPERATOR, Assessment).exists()


def test_private_notes_are_their_authors_and_the_cores(people: Cast, taken_in: Loop) -> None:
    for author, name in ((people.priya, "priya"), (people.mateo, "mateo")):
        private = Section.objects.filter(part=Part.PRIVATE, assessment__author=author)
        can_read = {one for one, who in people.everybody.items() if visible(who, Section, private).exists()}
        assert can_read == {name, "rosa"}


@pytest.mark.parametrize("asked", ["Private Notes", "private notes:", "Private note"])
def test_private_notes_are_found_among_the_answers_of_both_versions(
    asked: str, people: Cast, tmp_path: Path
) -> None:
    first = old.scorecard(questions=[{"id": 9, "question": asked, "answer": "Asked about pay."}])
    third = {
        "scorecards": [old.scorecard3(5, private_notes=None)],
        "scorecard_questions": [{"id": 800, "question": asked}],
        "scorecard_question_answers": [old.answer3(5, answer="Asked about pay.")],
    }
    run(old.folder(tmp_path, {"scorecards": [first]}))
    run(old.folder(tmp_path, third))
    assert {one.part for one in Section.objects.filter(text="Asked about pay.")} == {Part.PRIVATE}
    assert Section.objects.filter(text="Asked about pay.").count() == 2


def test_packet_shows_the_votes(people: Cast, taken_in: Loop) -> None:
    shown = packet(people.marta, taken_in)
    assert [record.vote for record in shown.records] == [3, 3]
    assert not any(record.vote_hidden for record in shown.records)
    assert not any(one.part == Part.PRIVATE for record in shown.records for one in record.judgements)


def test_nobody_owes_anything_of_the_past(people: Cast, taken_in: Loop) -> None:
    assert packet(people.priya, taken_in).seal is None
    assert packet(people.omar, taken_in).records == ()


def test_old_packet_closes_to_whoever_owes_an_assessment_of_a_new_loop(people: Cast, taken_in: Loop) -> None:
    """The application is taken up again here: its new interviewers do not read what others once thought."""
    versions = story.principles()
    again = story.loop(people, Application.objects.get(), versions)
    assert again.interviews.filter(interviewer=people.priya).exists()
    others = Section.objects.exclude(assessment__author=people.priya)
    assert not visible(people.priya, Section, others).exists()
    assert not visible(people.marta, Section).exists()
    assert visible(people.nadia, Section).exists()


def test_what_is_written_here_on_an_old_application_stays_as_handed_in(people: Cast, taken_in: Loop) -> None:
    from tests.builders.assessments import handed_in, interview_of  # noqa: PLC0415 - needed here alone

    again = story.loop(people, Application.objects.get(), story.principles())
    mine = handed_in(interview_of(again, people.priya))
    mine.refresh_from_db()
    mine.remark = "something else"
    with pytest.raises(Exception, match="stays as it is"):
        mine.save()


def test_import_may_only_be_run_by_administrators_and_the_command_line(people: Cast, tmp_path: Path) -> None:
    from doordesk.foundation.kernel.refusals import Forbidden  # noqa: PLC0415 - needed here alone

    export = old.folder(tmp_path, old.export1())
    for who in (people.rosa, people.nadia, people.marta):
        with pytest.raises(Forbidden):
            run(export, actor=who)
    assert run(export, actor=people.erik).as_dict()["created"]["assessment"] == 2


def test_placeholder_dates_do_not_make_anybody_late(people: Cast, taken_in: Loop) -> None:
    from doordesk.foundation.kernel.clock import at  # noqa: PLC0415 - needed here alone
    from doordesk.foundation.kernel.duties import Question, owed  # noqa: PLC0415 - needed here alone

    with at(MONDAY):
        assert [duty for who in Person.objects.all() for duty in owed(Question(owner_id=who.pk))] == []
