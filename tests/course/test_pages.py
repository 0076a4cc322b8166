"""The course as people walk through it, without a script: learn, and keep the lessons."""

import csv
import io
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.course import actions
from doordesk.mechanisms.course.models import Course, Finish, Lesson, Reply, Version
from doordesk.mechanisms.course.queries import Faulty, current, of_lesson
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.models import Path as TrainingPath
from doordesk.mechanisms.training.queries import done, needed, way
from doordesk.mechanisms.training.states import Known, StepKind
from tests import cast as story
from tests.builders.people import signed_in
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db
INTERVIEWER = Known.INTERVIEWER.value


@pytest.fixture
def people() -> Cast:
    return story.cast()


def lesson(place: int = 1) -> Lesson:
    return Lesson.objects.get(course__key=INTERVIEWER, position=place)


def choices(row: Lesson, number: int) -> tuple[int, list[int]]:
    """The right answer of a question, and the wrong ones."""
    answers = of_lesson(row).written.questions[number - 1].answers
    right = next(place for place, one in enumerate(answers, start=1) if one.right)
    return right, [place for place in range(1, len(answers) + 1) if place != right]


def test_a_lesson_is_taken_without_a_script_and_counts_on_the_path(people: Cast) -> None:
    """Wrong is explained and tried again; when every question was right once, the lesson is finished."""
    row, browser = lesson(), signed_in(people.leila)
    address = f"/course/lessons/{row.pk}/"
    said = of_lesson(row).written
    page = browser.get(address).content.decode()
    assert page.count('<fieldset class="field">') == len(said.questions)
    assert not any(one.why in page for question in said.questions for one in question.answers)
    lessons = needed(StepKind.COURSE, 1, INTERVIEWER)
    assert lessons == current(INTERVIEWER).count() == 9
    first = way(StepKind.COURSE, people.leila.pk, INTERVIEWER)
    assert first is not None
    assert (first.sentence, first.url) == (f"Take lesson 1: {said.title}", address)
    for number, question in enumerate(said.questions, start=1):
        right, wrong = choices(row, number)
        for choice in (wrong[0], right, wrong[-1]):
            answer = browser.post(f"{address}answer", {"question": number, "choice": choice})
            assert answer.url == f"{address}#question-{number}"  # type: ignore[attr-defined]
            shown = browser.get(address).context["check"][number - 1]
            assert (shown.choice, shown.right) == (choice, choice != wrong[0] or shown.right)
        assert Reply.objects.get(question=question.mark).right_at is not None
    page = browser.get(address).content.decode()
    assert "Lesson finished" in page
    found = done(StepKind.COURSE, {people.leila.pk, people.omar.pk}, INTERVIEWER)
    assert [(who, [one.url for one in things]) for who, things in found.items()] == [
        (people.leila.pk, [address])
    ]
    assert not done(StepKind.COURSE, {people.leila.pk}, Known.BAR_RAISER.value)
    after = way(StepKind.COURSE, people.leila.pk, INTERVIEWER)
    assert after is not None
    assert after.sentence == f"Take lesson 2: {of_lesson(lesson(2))}"
    assert [one.kind for one in Entry.objects.order_by("number")][-1] == "course.lesson_finished"
    contents = browser.get("/course/").content.decode()
    assert "1 of 9 finished" in contents


def test_a_finished_course_leads_nowhere(people: Cast) -> None:
    for one in current(INTERVIEWER):
        Finish.objects.create(person=people.leila, version=one, at=MONDAY)
    assert way(StepKind.COURSE, people.leila.pk, INTERVIEWER) is None
    assert "All 9 finished" in signed_in(people.leila).get("/course/").content.decode()


def test_an_answer_with_a_script_is_the_check_alone(people: Cast) -> None:
    row = lesson()
    sent = {"question": 1, "choice": choices(row, 1)[1][0], "based_on": 1}
    answer = signed_in(people.leila).post(
        f"/course/lessons/{row.pk}/answer", sent, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert page.lstrip().startswith("<section")
    assert "Not this one." in page
    assert "<html" not in page


@pytest.mark.parametrize(
    "sent", [{}, {"question": 1}, {"question": 99, "choice": 1}, {"question": 1, "choice": 9}]
)
def test_an_answer_to_nothing_is_refused(people: Cast, sent: dict[str, int]) -> None:
    answer = signed_in(people.leila).post(f"/course/lessons/{lesson().pk}/answer", sent)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert not Reply.objects.exists()


def test_answers_are_ones_own_and_finishes_the_mentors_and_the_cores_too(people: Cast) -> None:
    path = TrainingPath.objects.get(key=INTERVIEWER)
    Journey.objects.create(person=people.leila, path=path, mentor=people.priya, begun_at=MONDAY)
    actions.finish(lesson(), actor=people.leila)
    seen = {
        name: (visible(who, Reply).exists(), visible(who, Finish).exists())
        for name, who in people.everybody.items()
    }
    assert {name: it for name, it in seen.items() if any(it)} == {
        "leila": (True, True), "priya": (False, True), "rosa": (False, True),
    }  # fmt: skip
    assert signed_in(people.leila).get("/course/finished.csv").status_code == HTTPStatus.FORBIDDEN
    text = signed_in(people.rosa).get("/course/finished.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[:4] for row in rows[1:]] == [
        [people.leila.name, people.leila.email, "Interviewing", str(of_lesson(lesson()))]
    ]


def test_only_the_core_and_the_command_line_write(people: Cast) -> None:
    assert [name for name, who in people.everybody.items() if can(who, P.COURSE_WRITE)] == ["rosa"]
    assert can(OPERATOR, P.COURSE_WRITE)
    assert not can(OPERATOR, P.COURSE_TAKE)
    browser, row = signed_in(people.erik), lesson()
    for address in ("add", f"{row.course_id}/add", f"{row.course_id}/change", f"lessons/{row.pk}/write"):
        assert browser.get(f"/course/{address}").status_code == HTTPStatus.FORBIDDEN
    for address in (f"{row.course_id}/arrange", f"lessons/{row.pk}/arrange", f"lessons/{row.pk}/shipped"):
        assert browser.post(f"/course/{address}", {"deed": "retire"}).status_code == HTTPStatus.FORBIDDEN
    assert not Version.objects.filter(shipped=False).exists()


def typed(browser: Client, address: str) -> dict[str, object]:
    """What a form's page would send if one pressed its button at once."""
    form = browser.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in sent.items() if value not in (None, False, "")} | {"based_on": "1"}


def test_the_core_changes_a_lesson_and_takes_it_back(people: Cast) -> None:
    """Words leave what is finished; new questions ask whether it stands; the shipped text comes back."""
    row, browser = lesson(), signed_in(people.rosa)
    actions.finish(row, actor=people.leila)
    address = f"/course/lessons/{row.pk}/write"
    sent = typed(browser, address)
    assert browser.post(address, sent).status_code == HTTPStatus.UNPROCESSABLE_ENTITY  # nothing was changed
    words = {**sent, "body": "## Ours\n\nShorter."}
    preview = browser.post(f"{address}?preview=1", words, headers={"HX-Request": "true"}).content.decode()
    assert "<h2>Ours</h2>" in preview
    assert of_lesson(row).number == 1
    assert browser.post(address, words).status_code == HTTPStatus.FOUND
    assert done(StepKind.COURSE, {people.leila.pk}, INTERVIEWER)[people.leila.pk]
    asked = {**words, "q1": "Something else?", "based_on": "2"}
    refused = browser.post(address, asked)
    assert refused.context["form"].errors.keys() == {"finished"}
    assert "Something else?" in refused.content.decode()
    assert browser.post(address, {**asked, "finished": "anew"}).status_code == HTTPStatus.FOUND
    assert not done(StepKind.COURSE, {people.leila.pk}, INTERVIEWER)
    again = way(StepKind.COURSE, people.leila.pk, INTERVIEWER)
    assert again is not None
    assert again.sentence.startswith("Take again lesson 1: ")
    page = signed_in(people.leila).get(f"/course/lessons/{row.pk}/").content.decode()
    assert "Its questions changed" in page
    assert "0 of 3 right" in page
    stale = browser.post(address, {**asked, "title": "Later", "finished": "stands"})
    assert "while you were writing" in stale.content.decode()
    browser.post(f"/course/lessons/{row.pk}/shipped", {})
    newest = of_lesson(row)
    assert (newest.number, newest.shipped) == (4, True)
    assert newest.written == Version.objects.get(lesson=row, number=1).written
    with pytest.raises(Refused, match="no other text"):
        actions.back_to_shipped(row, actor=people.rosa)
    actions.finish(row, actor=people.leila)
    assert done(StepKind.COURSE, {people.leila.pk}, INTERVIEWER)[people.leila.pk]


def test_a_reply_to_a_lesson_changed_meanwhile_is_refused(people: Cast) -> None:
    row = lesson()
    with pytest.raises(Refused, match="while you were reading"):
        actions.reply(row, 1, 1, actor=people.leila, based_on=7)


def test_a_company_adds_a_course_and_a_lesson_with_every_flaw_at_its_field(people: Cast) -> None:
    browser = signed_in(people.rosa)
    answer = browser.post("/course/add", {"title": "Our house", "summary": "How we do it here."})
    course = Course.objects.get(key="our-house")
    assert answer.url == f"/course/{course.pk}/add"  # type: ignore[attr-defined]
    assert "No lesson yet" in browser.get("/course/").content.decode()
    sent = {"title": "Doors", "summary": "You know them.", "minutes": 2, "body": "Two doors.", "rules": "Q9"}
    sent |= {"q1": "How many?", "q1a2": "Two", "q1a2_right": "on", "q1a2_why": "Counted.", "q1a4": "Three"}
    refused = browser.post(f"/course/{course.pk}/add", sent)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert refused.context["form"].errors.keys() == {"rules", "q1a4_why"}
    good = {**sent, "rules": "l2, F1", "q1a4_why": "One is a window."}
    assert browser.post(f"/course/{course.pk}/add", good).status_code == HTTPStatus.FOUND
    written = current("our-house").get().written
    assert written.rules == ("L2", "F1")
    assert [one.text for one in written.questions[0].answers] == ["Two", "Three"]
    assert needed(StepKind.COURSE, 1, "our-house") == 1
    again = browser.post("/course/add", {"title": "our HOUSE", "summary": ""})
    assert again.context["form"].errors.keys() == {"title"}


def test_lessons_and_courses_are_ordered_retired_and_taken_up_again(people: Cast) -> None:
    row, browser = lesson(2), signed_in(people.rosa)
    actions.finish(row, actor=people.leila)
    deeds = f"/course/lessons/{row.pk}/arrange"
    browser.post(deeds, {"deed": "up"})
    assert current(INTERVIEWER)[0].lesson == row
    browser.post(deeds, {"deed": "retire"})
    assert needed(StepKind.COURSE, 1, INTERVIEWER) == 8
    assert not done(StepKind.COURSE, {people.leila.pk}, INTERVIEWER)
    page = signed_in(people.omar).get(f"/course/lessons/{row.pk}/").content.decode()
    assert "counts no longer" in page
    with pytest.raises(Refused, match="is retired"):
        actions.reply(row, 1, 1, actor=people.omar)
    browser.post(deeds, {"deed": "restore"})
    assert done(StepKind.COURSE, {people.leila.pk}, INTERVIEWER)
    course = row.course
    browser.post(f"/course/{course.pk}/arrange", {"deed": "down"})
    assert list(Course.objects.values_list("key", flat=True)) == ["bar_raiser", "interviewer"]
    browser.post(f"/course/{course.pk}/arrange", {"deed": "retire"})
    assert not current(INTERVIEWER).exists()
    assert "Take up again" in browser.get("/course/").content.decode()
    browser.post(f"/course/{course.pk}/arrange", {"deed": "restore"})
    assert current(INTERVIEWER).count() == 9


def test_a_search_finds_words_of_a_text_and_says_so_when_there_is_none(people: Cast) -> None:
    browser = signed_in(people.leila)
    row = lesson(3)
    assert [
        one.version.lesson for one in browser.get("/course/?q=housing+lifts").context["books"][0].entries
    ] == [row]
    assert "No lesson has these words." in browser.get("/course/?q=zebra").content.decode()
    for one in Lesson.objects.all():
        actions.retire(one, actor=people.rosa)
    assert "There is no lesson in use." in browser.get("/course/").content.decode()


def test_pages_ask_as_often_for_many_lessons_as_for_few(people: Cast) -> None:
    browser, numbers = signed_in(people.rosa), []
    for versions in (current()[:1], current()):
        for one in versions:
            for who in (people.leila, people.rosa):
                Finish.objects.get_or_create(person=who, version=one, defaults={"at": MONDAY})
        counted = []
        for address in ("/course/", f"/course/lessons/{lesson().pk}/", "/course/finished.csv"):
            browser.get(address)
            with CaptureQueriesContext(connection) as asked:
                browser.get(address)
            counted.append(len(asked))
        numbers.append(counted)
    assert numbers == [[8, 11, 4]] * 2


def test_a_folder_goes_out_and_comes_in_unchanged_then_changed(people: Cast, tmp_path: Path) -> None:
    """Export, import: nothing new. Then words, questions, order, a new course; all or nothing."""
    folder = tmp_path / "lessons"
    assert actions.export_folder(folder) == 13
    with pytest.raises(Refused, match="not empty"):
        actions.export_folder(folder)
    outcome = actions.import_folder(folder, actor=OPERATOR)
    assert {state for _, state in outcome.steps} == {"unchanged"}
    assert outcome.as_text() == "15 unchanged."
    actions.finish(lesson(3), actor=people.leila)
    third = next((folder / INTERVIEWER).glob("03-*"))
    changed = third.read_text(encoding="utf-8").replace("right = true\n", "", 1)
    third.write_text(changed, encoding="utf-8")
    with pytest.raises(Faulty, match=r"interviewer/03-follow-up-questions.md:\d+: No answer is right"):
        actions.import_folder(folder, actor=OPERATOR)
    changed = changed.replace("[[question.answer]]\n", "[[question.answer]]\nright = true\n", 1)
    third.write_text(changed, encoding="utf-8")
    third.rename(third.with_name("00-follow-up-questions.md"))
    (folder / "ours").mkdir()
    (folder / "ours.toml").write_text('key = "ours"\ntitle = "Ours"\n', encoding="utf-8")
    own = (folder / "bar_raiser" / "01-leading-a-debrief.md").read_text(encoding="utf-8")
    (folder / "ours" / "01-leading-a-debrief.md").write_text(own, encoding="utf-8")
    expected = {
        ("interviewer/follow-up-questions", "changed, anew"), ("interviewer", "order changed"),
        ("ours", "new"), ("ours/leading-a-debrief", "new"),
    }  # fmt: skip
    for dry_run in (True, False):
        outcome = actions.import_folder(folder, actor=OPERATOR, dry_run=dry_run, anew=True)
        assert {step for step in outcome.steps if step[1] != "unchanged"} == expected
        assert Course.objects.filter(key="ours").exists() is not dry_run
    assert current(INTERVIEWER)[0].lesson.key == "follow-up-questions"
    assert not done(StepKind.COURSE, {people.leila.pk}, INTERVIEWER)
    assert {state for _, state in actions.import_folder(folder, actor=OPERATOR).steps} == {"unchanged"}


def test_an_upgrade_brings_new_words_where_the_company_kept_the_products(people: Cast) -> None:
    kept, changed = lesson(1), lesson(2)
    old = of_lesson(changed).written
    Version.objects.filter(lesson=kept).update(body="The words of an earlier release.")
    said = {**vars(old), "body": "Ours."}
    actions.write_lesson(changed, type(old)(**said), actor=people.rosa)
    with clock.at(MONDAY + timedelta(days=1)):
        actions.load_shipped()
    assert (of_lesson(kept).number, of_lesson(kept).shipped) == (2, True)
    assert of_lesson(changed).body == "Ours."
    actions.load_shipped()
    assert of_lesson(kept).number == 2
