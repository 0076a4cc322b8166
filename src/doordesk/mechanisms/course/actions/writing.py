"""What the lessons say: the Core's own words follow the product's, dated, and can be taken back (rule P1)."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.course.models import LONGEST, Course, Finish, Lesson, Version, Written
from doordesk.mechanisms.course.queries import flaws, of_lesson, shipped_text


@transaction.atomic
def add_course(title: str, summary: str, *, actor: Actor, key: str = "") -> Course:
    """Begin a course at the end of the row."""
    require(actor, P.COURSE_WRITE)
    title, summary = _titled(title, summary)
    wish = key or _free(title, lambda one: Course.objects.filter(key=one).exists())
    last = Course.objects.aggregate(last=Max("position"))["last"] or 0
    course = Course.objects.create(key=wish, title=title, summary=summary, position=last + 1)
    record(actor, Kind.COURSE_CHANGED, course, deed="added")
    return course


@transaction.atomic
def change_course(course: Course, title: str, summary: str, *, actor: Actor) -> Course:
    """Give a course another title or summary."""
    course = locked(course)
    require(actor, P.COURSE_WRITE, course)
    course.title, course.summary = _titled(title, summary, but=course)
    course.save(update_fields=["title", "summary"])
    record(actor, Kind.COURSE_CHANGED, course, deed="reworded")
    return course


@transaction.atomic
def add_lesson(course: Course, said: Written, *, actor: Actor, key: str = "") -> Lesson:
    """Add a lesson at the end of a course."""
    course = locked(course)
    require(actor, P.COURSE_WRITE, course)
    _sound(said)
    wish = key or _free(said.title, lambda one: course.lessons.filter(key=one).exists())
    last = course.lessons.aggregate(last=Max("position"))["last"] or 0
    lesson = Lesson.objects.create(course=course, key=wish, position=last + 1)
    _write(lesson, 1, said, actor=actor)
    return lesson


@transaction.atomic
def write_lesson(
    lesson: Lesson, said: Written, *, actor: Actor, anew: bool | None = None, based_on: int | None = None
) -> Version:
    """Give a lesson its next version; finished stays finished, unless `anew` is said of new questions.

    `based_on` is the number of the version the writer saw: nobody overwrites what they have not read.
    """
    lesson = locked(lesson)
    require(actor, P.COURSE_WRITE, lesson)
    _sound(said)
    newest = of_lesson(lesson)
    if based_on not in (None, newest.number):
        raise Refused(
            "Somebody changed this lesson while you were writing.",
            way_out="Your text is kept below. Compare it with the lesson of today, then save again.",
            code="changed_meanwhile",
        )
    if said == newest.written:
        raise Refused("Nothing was changed.", way_out="Change a word, or go back.", code="unchanged")
    again = _taken_anew(newest, said, anew=anew)
    return _write(lesson, newest.number + 1, said, actor=actor, anew=again)


@transaction.atomic
def back_to_shipped(lesson: Lesson, *, actor: Actor, anew: bool = False) -> Version:
    """Let a lesson say again what the product says; the company's own version stays in its history."""
    lesson = locked(lesson)
    require(actor, P.COURSE_WRITE, lesson)
    said, newest = shipped_text(lesson.course.key, lesson.key), of_lesson(lesson)
    if said is None or newest.shipped:
        raise Refused(
            "This lesson has no other text to go back to.",
            way_out="Only a lesson of the product that was changed here can be taken back.",
        )
    again = anew and said.marks != newest.written.marks
    return _write(lesson, newest.number + 1, said, actor=actor, anew=again)


def _write(lesson: Lesson, number: int, said: Written, *, actor: Actor, anew: bool = False) -> Version:
    version = Version.objects.create(
        lesson=lesson,
        number=number,
        anew=anew,
        shipped=said == shipped_text(lesson.course.key, lesson.key),
        written_at=now(),
        written_by_id=actor.pk,
        **said.as_columns,
    )
    record(actor, Kind.COURSE_LESSON_WRITTEN, lesson, version=number, anew=anew)
    return version


def _taken_anew(newest: Version, said: Written, *, anew: bool | None) -> bool:
    """Tell whether all take it anew; ask when new questions leave that open for those who finished."""
    if said.marks == newest.written.marks:
        return False
    if anew is None and Finish.objects.filter(version__lesson=newest.lesson).exists():
        raise Refused(
            "The questions changed, and people have finished this lesson.",
            rule="P1",
            way_out="Say whether that stands, or whether they take it anew.",
            place="finished",
            code="questions_changed",
        )
    return bool(anew)


def _sound(said: Written) -> None:
    """Refuse the first thing that is wrong; forms show all of them before they come here."""
    for one in flaws(said):
        raise Refused(one.what, way_out=one.way_out, place=one.place)


def _titled(title: str, summary: str, *, but: Course | None = None) -> tuple[str, str]:
    title, summary = " ".join(title.split()), " ".join(summary.split())
    if not title or len(title) > LONGEST["title"] or len(summary) > LONGEST["summary"]:
        raise Refused(
            "A course needs a title that fits on a line.",
            way_out=f"Say it in {LONGEST['title']} characters, its summary in {LONGEST['summary']}.",
            place="title",
        )
    others = Course.objects.filter(retired_at=None)
    others = others.exclude(pk=but.pk) if but else others
    if any(other.casefold() == title.casefold() for other in others.values_list("title", flat=True)):
        raise Refused(
            f"There is a course called “{title}” already.",
            way_out="Give this one its own name.",
            place="title",
        )
    return title, summary


def _free(title: str, taken: Callable[[str], bool]) -> str:
    """Return a key made of the title, with a number behind it if somebody has it."""
    wish = slugify(title)[: LONGEST["key"] - 4].strip("-") or "lesson"
    number = 1
    while taken(key := wish if number == 1 else f"{wish}-{number}"):
        number += 1
    return key
