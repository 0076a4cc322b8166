"""Reading the vocabulary: today's wordings, the question bank, and how the wordings came to be."""

from doordesk.mechanisms.principles.queries.changes import Change, Piece, Step, compare, steps, words_between
from doordesk.mechanisms.principles.queries.vocabulary import (
    current,
    current_of,
    matching,
    questions,
    retired,
    vocabulary,
)

__all__ = [
    "Change",
    "Piece",
    "Step",
    "compare",
    "current",
    "current_of",
    "matching",
    "questions",
    "retired",
    "steps",
    "vocabulary",
    "words_between",
]
