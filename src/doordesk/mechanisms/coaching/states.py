"""The way of a coaching note, and its words (rule P3)."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """Where a note stands."""

    DRAFT = "draft", "Draft"
    SENT = "sent", "Sent"
    READ = "read", "Read"
    TRIED = "tried", "Tried"
    WAIVED = "waived", "None, with a reason"


class Deed(models.TextChoices):
    """What moves a note."""

    SEND = "send", "Send"
    READ = "read", "Note that it is read"
    TRY = "try", "Say that it was tried"
    WAIVE = "waive", "Note why there is none"
    TAKE_UP = "take_up", "Write one after all"


TRANSITIONS = Transitions(
    "this note",
    {
        (State.DRAFT, Deed.SEND): State.SENT,
        (State.DRAFT, Deed.WAIVE): State.WAIVED,
        (State.WAIVED, Deed.TAKE_UP): State.DRAFT,
        (State.SENT, Deed.READ): State.READ,
        (State.READ, Deed.TRY): State.TRIED,
    },
    rule="P3",
)
WRITTEN = (State.SENT, State.READ, State.TRIED)  # from these on its words stay as they are
SETTLED = (*WRITTEN, State.WAIVED)  # nothing is owed any more


class Tag(models.TextChoices):
    """What a note is about, so that somebody sees over the months where they stand."""

    PROBING = "probing", "Probing"
    EVIDENCE = "evidence", "Evidence"
    COVERAGE = "coverage", "Coverage"
    TIMEKEEPING = "timekeeping", "Timekeeping"
    BIAS = "bias", "Bias"
    NOTE_QUALITY = "note_quality", "Note quality"


class Part(models.TextChoices):
    """The two halves of a note."""

    WORKED = "worked", "What worked"
    TO_TRY = "to_try", "One thing to try"


class About(models.TextChoices):
    """What a line of the thread is: an answer, or how the thing to try went."""

    ANSWER = "answer", "Answer"
    TRIED = "tried", "Tried it"
