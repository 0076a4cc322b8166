"""The way of the talk after a sitting, and how two ratings differ, in words."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """Noted by the mentor for themself, held and open to the trainee, confirmed by them."""

    NOTED = "noted", "Being prepared"
    HELD = "held", "Held"
    CONFIRMED = "confirmed", "Confirmed"


class Deed(models.TextChoices):
    """What moves a talk."""

    HOLD = "hold", "Pass it on"
    CONFIRM = "confirm", "Confirm"


class Stage(models.TextChoices):
    """How far a sitting is; derived from the interview, the two assessments and the talk."""

    AHEAD = "ahead", "Ahead"
    WRITING = "writing", "Being written"
    TALK = "talk", "Talk to hold"
    HELD = "held", "To be confirmed"
    DONE = "done", "Done"
    OFF = "off", "Called off"


TRANSITIONS = Transitions(
    "this talk",
    {(State.NOTED, Deed.HOLD): State.HELD, (State.HELD, Deed.CONFIRM): State.CONFIRMED},
    rule="F8",
)
OPEN = (State.HELD, State.CONFIRMED)
STEPS = {1: "One step", 2: "Two steps", 3: "Three steps"}
NO_DATA = 0


def difference(trainee: str, practice: int | None, mentor: str, record: int | None) -> str:
    """Say how the trainee's rating of a principle stands to the mentor's; nothing where one is missing.

    >>> difference("Leila", 4, "Mateo", 3)
    'One step higher than Mateo'
    >>> difference("Leila", 0, "Mateo", 3)
    'Leila had not enough data'
    """
    if practice is None or record is None:
        return ""
    if practice == record:
        return "Both: not enough data" if practice == NO_DATA else "The same"
    if NO_DATA in (practice, record):
        return f"{trainee if practice == NO_DATA else mentor} had not enough data"
    side = "higher" if practice > record else "lower"
    return f"{STEPS[abs(practice - record)]} {side} than {mentor}"
