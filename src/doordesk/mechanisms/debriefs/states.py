"""The way of a debrief: four steps in order, then closed (rule D3); and its words."""

from collections.abc import Mapping

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """Where a debrief stands."""

    CALLED = "called", "Called"
    READING = "reading", "Reading"
    REVOTING = "revoting", "Re-vote"
    DISCUSSING = "discussing", "Discussion"
    DECIDING = "deciding", "Decision"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Deed(models.TextChoices):
    """What moves a debrief."""

    BEGIN_READING = "begin_reading", "Begin the reading"
    BEGIN_REVOTE = "begin_revote", "Go on to the re-vote"
    REVEAL = "reveal", "Reveal the votes"
    BEGIN_DECIDING = "begin_deciding", "Go on to the decision"
    DISCUSS_AGAIN = "discuss_again", "Back to the discussion"
    CLOSE = "close", "Close the debrief"
    CANCEL = "cancel", "Cancel the debrief"


TRANSITIONS = Transitions(
    "this debrief",
    {
        (State.CALLED, Deed.BEGIN_READING): State.READING,
        (State.READING, Deed.BEGIN_REVOTE): State.REVOTING,
        (State.REVOTING, Deed.REVEAL): State.DISCUSSING,
        (State.DISCUSSING, Deed.BEGIN_DECIDING): State.DECIDING,
        (State.DECIDING, Deed.DISCUSS_AGAIN): State.DISCUSSING,
        (State.DECIDING, Deed.CLOSE): State.CLOSED,
        (State.CALLED, Deed.CANCEL): State.CANCELLED,
        (State.READING, Deed.CANCEL): State.CANCELLED,
        (State.REVOTING, Deed.CANCEL): State.CANCELLED,
        (State.DISCUSSING, Deed.CANCEL): State.CANCELLED,
        (State.DECIDING, Deed.CANCEL): State.CANCELLED,
    },
    rule="D3",
)


class Column(models.TextChoices):
    """The two columns of the list (rule D5)."""

    MET = "met", "Met the bar"
    NOT_MET = "not_met", "Did not meet the bar"


class Holder(models.TextChoices):
    """Who holds the two keys of a decision (rule D9)."""

    HIRING_MANAGER = "hiring_manager", "Hiring manager"
    BAR_RAISER = "bar_raiser", "Bar Raiser"


class Turn(models.TextChoices):
    """What a key can say; unsure counts as no (rule D9)."""

    HIRE = "hire", "Hire"
    NO_HIRE = "no_hire", "Do not hire"
    UNSURE = "unsure", "Unsure"


class Outcome(models.TextChoices):
    """How a debrief ended."""

    HIRE = "hire", "Hire"
    NO_HIRE = "no_hire", "No hire"
    VETO = "veto", "No hire, by veto"


RUNNING = (State.CALLED, State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING)
# From these on, first and second votes are known to everybody in the room (rule D3).
REVEALED = (State.DISCUSSING, State.DECIDING, State.CLOSED)
STATIONS = (
    (State.READING, "Read"),
    (State.REVOTING, "Vote again"),
    (State.DISCUSSING, "Discuss"),
    (State.DECIDING, "Decide"),
)


def decided(keys: Mapping[Holder, Turn], *, veto: bool = False) -> Outcome | None:
    """Return what the keys say together, or None while one is missing (rules D9, D10).

    >>> str(decided({Holder.HIRING_MANAGER: Turn.HIRE, Holder.BAR_RAISER: Turn.UNSURE}))
    'no_hire'
    """
    if veto:
        return Outcome.VETO
    if any(holder not in keys for holder in Holder):
        return None
    return Outcome.HIRE if all(keys[holder] == Turn.HIRE for holder in Holder) else Outcome.NO_HIRE
