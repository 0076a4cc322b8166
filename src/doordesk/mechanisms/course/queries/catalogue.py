"""The lessons as they stand today, and how they came to say so."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.course.models import Course, Lesson, Version


def newest() -> QuerySet[Version]:
    """Return each lesson's version of today, retired lessons included, in the order of reading."""
    newer = Version.objects.filter(lesson=OuterRef("lesson"), number__gt=OuterRef("number"))
    order = ("lesson__course__position", "lesson__course_id", "lesson__position", "lesson_id")
    return Version.objects.filter(~Exists(newer)).select_related("lesson__course").order_by(*order)


def current(course: str = "") -> QuerySet[Version]:
    """Return the versions of today of the lessons in use, of one course by its key or of all."""
    rows = newest().filter(lesson__retired_at=None, lesson__course__retired_at=None)
    return rows.filter(lesson__course__key=course) if course else rows


def lessons(actor: Actor, words: str = "") -> QuerySet[Version]:
    """Return the lessons in use that hold every one of these words in title, summary or text."""
    found = visible(actor, Version, current())
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(body__icontains=word))
    return found


def shelved(actor: Actor) -> QuerySet[Version]:
    """Return the lessons that are retired, or whose course is."""
    return visible(actor, Version, newest()).exclude(lesson__retired_at=None, lesson__course__retired_at=None)


def courses(actor: Actor) -> QuerySet[Course]:
    """Return every course, retired ones included, in the company's order."""
    return visible(actor, Course)


def of_lesson(lesson: Lesson) -> Version:
    """Return what a lesson says today."""
    return newest().get(lesson=lesson)


def history(actor: Actor, lesson: Lesson) -> QuerySet[Version]:
    """Return a lesson's versions, the newest first."""
    return visible(actor, Version, lesson.versions.select_related("written_by"))


def neighbours(version: Version, row: Iterable[Version]) -> tuple[Version | None, Version | None]:
    """Return the lessons before and after in the same course."""
    same = [one for one in row if one.lesson.course_id == version.lesson.course_id]
    here = next((place for place, one in enumerate(same) if one.lesson_id == version.lesson_id), None)
    if here is None:
        return None, None
    return (same[here - 1] if here else None), (same[here + 1] if here + 1 < len(same) else None)
