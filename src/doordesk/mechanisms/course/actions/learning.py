"""Taking a lesson: answer, read why, try again; all right, and it is finished (rule P1)."""

from collections.abc import Mapping

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.course.models import Finish, Lesson, Question, Reply, Version
from doordesk.mechanisms.course.queries import check_of, of_lesson


@transaction.atomic
def reply(lesson: Lesson, number: int, choice: int, *, actor: Person, based_on: int | None = None) -> bool:
    """Answer question `number` with answer `choice` (both from 1); return whether it is right.

    As often as one likes; what was right once stays right. `based_on` is the version that was read.
    """
    require(actor, P.COURSE_TAKE, lesson)
    version = _in_use(locked(lesson))
    if based_on not in (None, version.number):
        raise Refused(
            "The lesson was changed while you were reading it.",
            rule="P1",
            way_out="Open it again: your answers to questions that stayed the same are kept.",
            code="changed_meanwhile",
        )
    question = _question(version, number)
    if not 1 <= choice <= len(question.answers):
        raise Refused("No answer was chosen.", way_out="Choose one of them, then press ‘Answer’.")
    right = question.answers[choice - 1].right
    _keep(version, question, choice, right=right, actor=actor)
    if all(one.right for one in check_of(actor, version)):
        _finish(version, actor)
    return right


@transaction.atomic
def finish(lesson: Lesson, *, actor: Person) -> None:
    """Answer every question of a lesson rightly: the demo's way to learn."""
    for number, question in enumerate(of_lesson(lesson).written.questions, start=1):
        right = next(place for place, one in enumerate(question.answers, start=1) if one.right)
        reply(lesson, number, right, actor=actor)


def _in_use(lesson: Lesson) -> Version:
    version = of_lesson(lesson)
    if lesson.retired_at or lesson.course.retired_at:
        raise Refused(
            "This lesson is retired and counts no longer.",
            rule="P1",
            way_out="The list of the course has the lessons that do.",
        )
    return version


def _question(version: Version, number: int) -> Question:
    questions = version.written.questions
    if not 1 <= number <= len(questions):
        raise Refused("The lesson has no such question.", way_out="Open the lesson again and answer there.")
    return questions[number - 1]


def _keep(version: Version, question: Question, choice: int, *, right: bool, actor: Person) -> None:
    """Keep the answer; that it was right before stays, unless the lesson is taken anew since."""
    before = next(one for one in check_of(actor, version) if one.question == question)
    facts: Mapping[str, object] = {"choice": choice, "at": now()}
    if not before.right:
        facts = {**facts, "right_at": now() if right else None}
    Reply.objects.update_or_create(
        person=actor, lesson_id=version.lesson_id, question=question.mark, defaults=facts
    )


def _finish(version: Version, actor: Person) -> None:
    made, new = Finish.objects.get_or_create(person=actor, version=version, defaults={"at": now()})
    if new:
        record(actor, Kind.COURSE_LESSON_FINISHED, version.lesson, version=made.version.number)
