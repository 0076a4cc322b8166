"""The way of an assessment, and its words: four votes, four ratings."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """A draft, or handed in for good (rule F4)."""

    DRAFT = "draft", "Draft"
    HANDED_IN = "handed_in", "Handed in"


class Deed(models.TextChoices):
    """What moves an assessment."""

    HAND_IN = "hand_in", "Hand in"


class Vote(models.IntegerChoices):
    """The four votes; there is no fifth (rule F2)."""

    STRONGLY_INCLINED = 4, "Strongly inclined to hire"
    INCLINED = 3, "Inclined to hire"
    NOT_INCLINED = 2, "Not inclined to hire"
    STRONGLY_NOT_INCLINED = 1, "Strongly not inclined to hire"


class Rating(models.IntegerChoices):
    """How an answer met a principle's anchors; 0 says that there was not enough to judge (rule D12)."""

    STRONG = 4, "++"
    GOOD = 3, "+"
    WEAK = 2, "−"
    POOR = 1, "−−"
    NO_DATA = 0, "Not enough data"


class Part(models.TextChoices):
    """What a section of an assessment holds; the last three come from imports only."""

    NOTES = "notes", "Notes"
    PRINCIPLE = "principle", "Principle"
    ATTRIBUTE = "attribute", "Attribute"
    QUESTION = "question", "Question"
    PRIVATE = "private", "Private note"


TRANSITIONS = Transitions("this assessment", {(State.DRAFT, Deed.HAND_IN): State.HANDED_IN}, rule="F4")
