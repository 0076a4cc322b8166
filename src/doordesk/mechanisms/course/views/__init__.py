"""Pages of the course."""

from doordesk.mechanisms.course.views.arranging import (
    add_course,
    arrange,
    arrange_lesson,
    change_course,
    shipped,
)
from doordesk.mechanisms.course.views.reading import answer, contents, finished_csv, lesson
from doordesk.mechanisms.course.views.writing import add_lesson, write

__all__ = [
    "add_course",
    "add_lesson",
    "answer",
    "arrange",
    "arrange_lesson",
    "change_course",
    "contents",
    "finished_csv",
    "lesson",
    "shipped",
    "write",
]
