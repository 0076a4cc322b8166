"""Changes to the course: learning, writing, order, retirement, folders, and the product's own lessons."""

from doordesk.mechanisms.course.actions.arranging import move_course, move_lesson, restore, retire
from doordesk.mechanisms.course.actions.folders import Outcome, export_folder, import_folder
from doordesk.mechanisms.course.actions.learning import finish, reply
from doordesk.mechanisms.course.actions.loading import load_shipped
from doordesk.mechanisms.course.actions.writing import (
    add_course,
    add_lesson,
    back_to_shipped,
    change_course,
    write_lesson,
)

__all__ = [
    "Outcome",
    "add_course",
    "add_lesson",
    "back_to_shipped",
    "change_course",
    "export_folder",
    "finish",
    "import_folder",
    "load_shipped",
    "move_course",
    "move_lesson",
    "reply",
    "restore",
    "retire",
    "write_lesson",
]
