"""Pages of the vocabulary: to read, to write, and the question bank."""

from doordesk.mechanisms.principles.views.bank import (
    add_question,
    edit_question,
    restore_question,
    retire_question,
)
from doordesk.mechanisms.principles.views.reading import detail, principles, questions_csv
from doordesk.mechanisms.principles.views.writing import (
    add,
    edit,
    example_set,
    move,
    order,
    restore,
    retire,
)

__all__ = [
    "add",
    "add_question",
    "detail",
    "edit",
    "edit_question",
    "example_set",
    "move",
    "order",
    "principles",
    "questions_csv",
    "restore",
    "restore_question",
    "retire",
    "retire_question",
]
