"""Lessons from a folder and into one: whole or not at all (rule P1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.course.actions.arranging import put_in_order, restore
from doordesk.mechanisms.course.actions.writing import add_course, add_lesson, change_course, write_lesson
from doordesk.mechanisms.course.models import Course, Lesson, Version
from doordesk.mechanisms.course.queries import Bound, current, newest, read_folder
from doordesk.mechanisms.course.queries.reading import CourseFile, LessonFile
from doordesk.mechanisms.course.queries.writing import course_text, lesson_text

Step = tuple[str, str]


@dataclass(frozen=True)
class Outcome:
    """What an import did, or would: (what, 'new' | 'changed' | 'taken up again' | 'unchanged' …)."""

    steps: tuple[Step, ...]
    dry_run: bool

    def count(self, state: str) -> int:
        """How many came out so."""
        return sum(found == state for _, found in self.steps)

    def as_text(self) -> str:
        """Give it as lines for a terminal."""
        lines = [f"{state:<15} {what}" for what, state in self.steps if state != "unchanged"]
        lines.append(f"{self.count('unchanged')} unchanged.")
        return "\n".join([*lines, *(["A dry run: nothing was written."] if self.dry_run else [])])


def import_folder(folder: Path, *, actor: Actor, dry_run: bool = False, anew: bool = False) -> Outcome:
    """Take over what a folder says; lessons it does not name stay. Faulty files are refused, all at once.

    `anew`: whoever finished a lesson whose questions change takes it again.
    """
    require(actor, P.COURSE_WRITE)
    books = read_folder(folder)
    with transaction.atomic():
        steps = tuple(step for book in books for step in _course(book, actor, anew=anew))
        if dry_run:
            transaction.set_rollback(True)
    return Outcome(steps, dry_run)


def _course(book: Bound, actor: Actor, *, anew: bool) -> Iterator[Step]:
    said = book.course
    course = Course.objects.filter(key=said.key).first()
    if course is None:
        course = add_course(said.title, said.summary, actor=actor, key=said.key)
        yield said.key, "new"
    else:
        yield said.key, _changed(course, said, actor)
    standing = {one.lesson.key: one for one in newest().filter(lesson__course=course)}
    for one in book.lessons:
        yield f"{said.key}/{one.key}", _lesson(course, one, standing.get(one.key), actor, anew=anew)
    yield from _in_order(course, [one.key for one in book.lessons])


def _changed(course: Course, said: CourseFile, actor: Actor) -> str:
    if course.retired_at:
        restore(course, actor=actor)
        return "taken up again"
    if (course.title, course.summary) == (said.title, said.summary):
        return "unchanged"
    change_course(course, said.title, said.summary, actor=actor)
    return "changed"


def _lesson(course: Course, one: LessonFile, old: Version | None, actor: Actor, *, anew: bool) -> str:
    if old is None:
        add_lesson(course, one.written, actor=actor, key=one.key)
        return "new"
    if old.lesson.retired_at:
        restore(old.lesson, actor=actor)
    if old.written != one.written:
        write_lesson(old.lesson, one.written, actor=actor, anew=anew)
        return "changed, anew" if anew and old.written.marks != one.written.marks else "changed"
    return "taken up again" if old.lesson.retired_at else "unchanged"


def _in_order(course: Course, keys: list[str]) -> Iterator[Step]:
    """Put the folder's lessons in its order, others behind them as they were, if the order differs."""
    row = list(Lesson.objects.filter(course=course, retired_at=None).order_by("position", "pk"))
    if [one.key for one in row if one.key in keys] != keys:
        row.sort(key=lambda one: keys.index(one.key) if one.key in keys else len(keys))
        put_in_order(row)
        yield course.key, "order changed"


def export_folder(folder: Path) -> int:
    """Write the lessons in use into an empty folder, so that one can start from them; return how many."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"The folder {folder} is not empty.", way_out="Name a new one: nothing is overwritten.")
    places: dict[str, int] = {}
    for version in current():
        course, key = version.lesson.course, version.lesson.key
        places[course.key] = places.get(course.key, 0) + 1
        path = folder / course.key / f"{places[course.key]:02d}-{key}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        facts = CourseFile(course.key, course.title, course.summary, course.position)
        (folder / f"{course.key}.toml").write_text(course_text(facts), encoding="utf-8")
        path.write_text(lesson_text(key, version.written), encoding="utf-8")
    return sum(places.values())
