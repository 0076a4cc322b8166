"""The words of a practice case and of what is written on it; the case itself, and how its file is read."""

from doordesk.mechanisms.practice.states.case import Case, Fault, Key, Rated, Turn, cited
from doordesk.mechanisms.practice.states.differing import Difference, compared, difference, expert_score
from doordesk.mechanisms.practice.states.typed import Typed
from doordesk.mechanisms.practice.states.words import (
    INTERVIEWER,
    TRANSITIONS,
    Deed,
    FaultKind,
    Purpose,
    Rating,
    State,
    Vote,
)

__all__ = [
    "INTERVIEWER",
    "TRANSITIONS",
    "Case",
    "Deed",
    "Difference",
    "Fault",
    "FaultKind",
    "Key",
    "Purpose",
    "Rated",
    "Rating",
    "State",
    "Turn",
    "Typed",
    "Vote",
    "cited",
    "compared",
    "difference",
    "expert_score",
]
