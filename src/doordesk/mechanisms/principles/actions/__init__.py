"""Changes to the vocabulary: wordings, order, the question bank, and the example set to begin with."""

from doordesk.mechanisms.principles.actions.bank import (
    add_question,
    change_question,
    restore_question,
    retire_question,
)
from doordesk.mechanisms.principles.actions.example_set import load_example_set
from doordesk.mechanisms.principles.actions.vocabulary import add_principle, move, restore, retire
from doordesk.mechanisms.principles.actions.wordings import reword

__all__ = [
    "add_principle",
    "add_question",
    "change_question",
    "load_example_set",
    "move",
    "restore",
    "restore_question",
    "retire",
    "retire_question",
    "reword",
]
