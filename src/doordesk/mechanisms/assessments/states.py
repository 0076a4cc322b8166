"""The way of an assessment, its words (four votes, four ratings) and the order in which its parts come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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


class Standing(models.TextChoices):
    """How far an interview's assessment is, as everybody concerned may know; never what it says (rule F3)."""

    NOT_YET = "not yet", "Not yet"
    DUE = "due", "Due"
    LATE = "late", "Late"
    HANDED_IN = "handed in", "Handed in"


def standing(
    now: datetime, starts_at: datetime | None, due: datetime | None, handed_in_at: datetime | None
) -> Standing:
    """Say how far an assessment is at this moment (rule F5)."""
    if handed_in_at is not None:
        return Standing.HANDED_IN
    if starts_at is None or due is None or now < starts_at:
        return Standing.NOT_YET
    return Standing.LATE if now > due else Standing.DUE


@dataclass(frozen=True, slots=True)
class Judged:
    """One owned principle as far as the order is concerned: is there evidence, is there a rating."""

    place: str
    name: str
    evidence: bool
    rated: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """What is still missing before a later part, at which place of the page, and how to fill it."""

    place: str
    what: str
    way_out: str


def gaps_before_rating(*, notes: bool, one: Judged) -> list[Gap]:
    """What a rating waits for: notes, then evidence (rule F1)."""
    found = []
    if not notes:
        found.append(Gap("notes", "There are no notes yet.", "Write what was asked and said first."))
    if not one.evidence:
        way_out = "Write what you heard that bears on it, then rate it."
        found.append(Gap(one.place, f"“{one.name}” has no evidence yet.", way_out))
    return found


def gaps_before_end(*, notes: bool, judged: Sequence[Judged]) -> list[Gap]:
    """What the vote, or a screen's yes or no, waits for: all of the above for every owned principle."""
    found = {gap.place: gap for one in judged for gap in gaps_before_rating(notes=notes, one=one)}
    if not notes:
        found["notes"] = Gap("notes", "There are no notes yet.", "Write what was asked and said first.")
    for one in judged:
        if one.evidence and not one.rated:
            way_out = "Choose one of the four, or “Not enough data”."
            found.setdefault(one.place, Gap(one.place, f"“{one.name}” is not rated yet.", way_out))
    return list(found.values())
