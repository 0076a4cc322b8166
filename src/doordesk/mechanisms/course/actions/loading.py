"""The product's lessons, put into the database; after an upgrade their new words follow (rule P1)."""

from typing import Any

from django.db import transaction

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.course.models import Course, Lesson, Version
from doordesk.mechanisms.course.queries import Bound, newest, shipped


@transaction.atomic
def load_shipped(**_signal: Any) -> None:
    """Add what is missing; where the company kept the product's words, let the newest follow.

    A company's own words, order and retirements stay.
    """
    courses = {one.key: one for one in Course.objects.all()}
    standing = {(one.lesson.course_id, one.lesson.key): one for one in newest()}
    for position, bound in enumerate(shipped(), start=1):
        facts = {"title": bound.course.title, "summary": bound.course.summary, "position": position}
        course = courses.get(bound.course.key) or Course.objects.create(key=bound.course.key, **facts)
        _load(course, bound, standing)


def _load(course: Course, bound: Bound, standing: dict[tuple[int, str], Version]) -> None:
    fresh = []
    for place, one in enumerate(bound.lessons, start=1):
        old = standing.get((course.pk, one.key))
        if old is None:
            lesson = Lesson.objects.create(course=course, key=one.key, position=place)
            fresh.append(Version(lesson=lesson, number=1, **one.written.as_columns))
        elif old.shipped and old.written != one.written:
            fresh.append(Version(lesson=old.lesson, number=old.number + 1, **one.written.as_columns))
    for version in fresh:
        version.shipped, version.written_at = True, now()
    Version.objects.bulk_create(fresh)
