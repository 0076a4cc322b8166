"""The way of a loop, from a first plan to its closing with the decision."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """Where a loop stands."""

    PLANNING = "planning", "Being planned"
    INVITED = "invited", "Invited"
    DEBRIEF = "debrief", "In debrief"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Deed(models.TextChoices):
    """What moves a loop."""

    INVITE = "invite", "Send the invitations"
    OPEN_DEBRIEF = "open_debrief", "Open the debrief"
    CLOSE = "close", "Close with the decision"
    CANCEL = "cancel", "Cancel the loop"


class Kind(models.TextChoices):
    """A first talk by phone, or an interview of a loop."""

    SCREEN = "screen", "Screen"
    INTERVIEW = "interview", "Interview"


class Trainees(models.TextChoices):
    """How a trainee takes part (rule L7)."""

    SHADOW = "shadow", "Shadow"
    REVERSE_SHADOW = "reverse_shadow", "Reverse shadow"


class Learning(models.TextChoices):
    """How somebody learns to lead debriefs (rule P1)."""

    WATCH = "watch", "Watches the debrief"
    LEAD = "lead", "Leads it beside the Bar Raiser"


TRANSITIONS = Transitions(
    "this loop",
    {
        (State.PLANNING, Deed.INVITE): State.INVITED,
        (State.PLANNING, Deed.CANCEL): State.CANCELLED,
        (State.INVITED, Deed.CANCEL): State.CANCELLED,
        (State.INVITED, Deed.OPEN_DEBRIEF): State.DEBRIEF,
        (State.DEBRIEF, Deed.CLOSE): State.CLOSED,
        (State.DEBRIEF, Deed.CANCEL): State.CANCELLED,
    },
)

PLANNABLE = (State.PLANNING, State.INVITED)
RUNNING = (State.PLANNING, State.INVITED, State.DEBRIEF)


class Asked(models.TextChoices):
    """How far a trainee's request for a seat is."""

    ASKED = "asked", "Asked"
    GRANTED = "granted", "Granted"
    DECLINED = "declined", "Declined"
    TAKEN_BACK = "taken_back", "Taken back"


class Answer(models.TextChoices):
    """What moves a request for a seat."""

    GRANT = "grant", "Give the seat"
    DECLINE = "decline", "Decline"
    TAKE_BACK = "take_back", "Take it back"


REQUESTS = Transitions(
    "this request",
    {
        (Asked.ASKED, Answer.GRANT): Asked.GRANTED,
        (Asked.ASKED, Answer.DECLINE): Asked.DECLINED,
        (Asked.ASKED, Answer.TAKE_BACK): Asked.TAKEN_BACK,
    },
    rule="L7",
)
