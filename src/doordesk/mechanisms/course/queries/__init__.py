"""Reading the course: lessons of today, somebody's progress, files, and what counts towards a path."""

from doordesk.mechanisms.course.queries.catalogue import (
    courses,
    current,
    history,
    lessons,
    neighbours,
    newest,
    of_lesson,
    shelved,
)
from doordesk.mechanisms.course.queries.checking import Flaw, flaws
from doordesk.mechanisms.course.queries.counted import lessons_asked, lessons_finished, next_lesson
from doordesk.mechanisms.course.queries.faults import Fault, Faulty
from doordesk.mechanisms.course.queries.folder import Bound, read_folder, shipped, shipped_text
from doordesk.mechanisms.course.queries.learning import (
    Asked,
    Contents,
    check_of,
    contents,
    finished,
    standing,
)

__all__ = [
    "Asked",
    "Bound",
    "Contents",
    "Fault",
    "Faulty",
    "Flaw",
    "check_of",
    "contents",
    "courses",
    "current",
    "finished",
    "flaws",
    "history",
    "lessons",
    "lessons_asked",
    "lessons_finished",
    "neighbours",
    "newest",
    "next_lesson",
    "of_lesson",
    "read_folder",
    "shelved",
    "shipped",
    "shipped_text",
    "standing",
]
