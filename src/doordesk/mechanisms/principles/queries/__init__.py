"""Reading the vocabulary: today's wordings, the question bank, and how the wordings came to be."""

from doordesk.mechanisms.principles.queries.changes import (
    Change,
    Piece,
    Step,
    compare,
    history,
    steps,
    words_between,
)
from doordesk.mechanisms.principles.queries.example_set import example_wordings
from doordesk.mechanisms.principles.queries.vocabulary import (
    current,
    current_of,
    matching,
    questions,
    retired,
    shelved_questions,
    vocabulary,
)

__all__ = [
    "Change",
    "Piece",
    "Step",
    "compare",
    "current",
    "current_of",
    "example_wordings",
    "history",
    "matching",
    "questions",
    "retired",
    "shelved_questions",
    "steps",
    "vocabulary",
    "words_between",
]
