"""A folder of courses: `<course>.toml`, and its lessons in `<course>/NN-key.md`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from doordesk.mechanisms.course.models import Written
from doordesk.mechanisms.course.queries.faults import Fault, Faulty
from doordesk.mechanisms.course.queries.reading import CourseFile, LessonFile, course_of, lesson_of

NAME = re.compile(r"(?P<place>\d{2,3})-(?P<key>.+)\.md")


@dataclass(frozen=True)
class Bound:
    """A course with its lessons in order, as files hold them."""

    course: CourseFile
    lessons: tuple[LessonFile, ...]


@cache
def shipped() -> tuple[Bound, ...]:
    """Return the courses that come with the product."""
    return read_folder(Path(str(files("doordesk.mechanisms.course") / "lessons")))


def shipped_text(course: str, lesson: str) -> Written | None:
    """Return what the product itself says in a lesson, None if the lesson is the company's own."""
    found = (one for bound in shipped() if bound.course.key == course for one in bound.lessons)
    return next((one.written for one in found if one.key == lesson), None)


def read_folder(folder: Path) -> tuple[Bound, ...]:
    """Return every course of a folder, or raise `Faulty` with the faults of all its files."""
    faults: list[Fault] = []
    found = [_bound(path, faults) for path in sorted(folder.glob("*.toml"))]
    faults.extend(_lone(folder))
    if not found and not faults:
        faults.append(
            Fault(f"{folder.name}/", 0, "There is no course here.", "A course begins with KEY.toml.")
        )
    if faults:
        raise Faulty(faults)
    books = [one for one in found if one is not None]
    return tuple(sorted(books, key=lambda one: (one.course.position, one.course.key)))


def _lone(folder: Path) -> Iterator[Fault]:
    """Give the folders of lessons that no course's file stands beside."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and any(path.glob("*.md")) and not path.with_name(f"{path.name}.toml").exists():
            yield Fault(f"{path.name}/", 0, "These lessons have no course.", f"Write {path.name}.toml.")


def _bound(path: Path, faults: list[Fault]) -> Bound | None:
    lessons = list(_lessons(path.with_suffix(""), faults))
    try:
        course = course_of(_text(path, path.name), path.name)
    except Faulty as faulty:
        faults.extend(faulty.faults)
        return None
    if course.key != path.stem:
        faults.append(Fault(path.name, 1, f"The key is “{course.key}”.", "Name file and key alike."))
    return Bound(course, tuple(lessons))


def _lessons(folder: Path, faults: list[Fault]) -> Iterator[LessonFile]:
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        name = f"{folder.name}/{path.name}"
        try:
            lesson = _lesson(path, name)
        except Faulty as faulty:
            faults.extend(faulty.faults)
            continue
        if lesson.key in seen:
            faults.append(Fault(name, 1, f"{seen[lesson.key]} is this lesson too.", "Keep one of them."))
        seen[lesson.key] = name
        yield lesson


def _lesson(path: Path, name: str) -> LessonFile:
    match = NAME.fullmatch(path.name)
    if match is None:
        raise Faulty(
            [Fault(name, 0, "The name has no place and key.", "Call it 03-key.md: its place first.")]
        )
    lesson = lesson_of(_text(path, name), name)
    if lesson.key != match["key"]:
        raise Faulty([Fault(name, 1, f"The key is “{lesson.key}”.", "Name file and key alike.")])
    return lesson


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Faulty([Fault(name, 0, "The file is not UTF-8.", "Save it as UTF-8.")]) from error
