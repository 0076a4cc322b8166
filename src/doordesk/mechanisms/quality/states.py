"""The way of a review, and the lines and marks of the rubric (rule P5)."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """A review waits for its reviewer, is in for good, or was handed back unread."""

    OPEN = "open", "Open"
    HANDED_IN = "handed_in", "Handed in"
    RETURNED = "returned", "Handed back"


class Deed(models.TextChoices):
    """What moves a review."""

    HAND_IN = "hand_in", "Hand in"
    RETURN = "return", "Hand back"


class Why(models.TextChoices):
    """Why an assessment was drawn: by the share, or because none of its author's last ones was."""

    SHARE = "share", "By the share"
    TURN = "turn", "By turn"


class Line(models.TextChoices):
    """The four lines of the rubric; what each asks and its anchors stand in `rubric.toml`."""

    NOTES = "notes", "Notes"
    EVIDENCE = "evidence", "Evidence"
    COVERAGE = "coverage", "Coverage"
    FAIRNESS = "fairness", "Fairness"


class Level(models.IntegerChoices):
    """The four marks; below SOUND a mark needs a sentence."""

    EXEMPLARY = 4, "Exemplary"
    SOUND = 3, "Sound"
    THIN = 2, "Thin"
    LACKING = 1, "Lacking"


APART = 2  # two reviewers who differ by so many marks on a line are worth a word of the Core

TRANSITIONS = Transitions(
    "this review",
    {(State.OPEN, Deed.HAND_IN): State.HANDED_IN, (State.OPEN, Deed.RETURN): State.RETURNED},
    rule="P5",
)
