"""The choices of a sheet: ratings, votes, kinds of fault, what it is written for, its deed (rule P2)."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions

INTERVIEWER = "Interviewer"


class State(models.TextChoices):
    """A draft, or handed in for good."""

    DRAFT = "draft", "Draft"
    HANDED_IN = "handed_in", "Handed in"


class Deed(models.TextChoices):
    """What moves a sheet."""

    HAND_IN = "hand_in", "Hand in"


TRANSITIONS = Transitions("this sheet", {(State.DRAFT, Deed.HAND_IN): State.HANDED_IN}, rule="P2")


class Purpose(models.TextChoices):
    """A sheet is written to learn, or as one of the keys against which others learn."""

    ATTEMPT = "attempt", "Attempt"
    KEY = "key", "Key"


class Rating(models.IntegerChoices):
    """How what was said met a principle's anchors; 0 says that there was not enough to judge."""

    STRONG = 4, "++"
    GOOD = 3, "+"
    WEAK = 2, "−"
    POOR = 1, "−−"
    NO_DATA = 0, "Not enough data"


class Vote(models.IntegerChoices):
    """The four votes, as in an assessment (rule F2)."""

    STRONGLY_INCLINED = 4, "Strongly inclined to hire"
    INCLINED = 3, "Inclined to hire"
    NOT_INCLINED = 2, "Not inclined to hire"
    STRONGLY_NOT_INCLINED = 1, "Strongly not inclined to hire"


class FaultKind(models.TextChoices):
    """What can go wrong with the method of an interview, on either side of the table."""

    LEADING_QUESTION = "leading_question", "The question hints at its answer"
    TWO_QUESTIONS = "two_questions", "Two questions in one"
    RISKY_QUESTION = "risky_question", "Asks what may not be asked"
    NO_FOLLOW_UP = "no_follow_up", "Moves on where a follow-up was due"
    WE_ONLY = "we_only", "‘We’ throughout: who did what stays open"
    NO_RESULT = "no_result", "A story without a result"
    HEARSAY = "hearsay", "Told at second hand"
    HYPOTHETICAL = "hypothetical", "What somebody would do, not what they did"
