"""The way of an opening, from a draft to a post that is filled or given up."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class State(models.TextChoices):
    """Where an opening stands."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    OPEN = "open", "Open"
    FILLED = "filled", "Filled"
    CLOSED = "closed", "Closed"


class Deed(models.TextChoices):
    """What moves an opening."""

    SUBMIT = "submit", "Ask for review"
    RETURN = "return", "Return with remarks"
    TAKE_BACK = "take_back", "Take back to draft"
    APPROVE = "approve", "Approve"
    REVISE = "revise", "Revise the description"
    FILL = "fill", "Mark as filled"
    CLOSE = "close", "Close"
    REOPEN = "reopen", "Open again"


TRANSITIONS = Transitions(
    "this opening",
    {
        (State.DRAFT, Deed.SUBMIT): State.IN_REVIEW,
        (State.DRAFT, Deed.CLOSE): State.CLOSED,
        (State.IN_REVIEW, Deed.APPROVE): State.OPEN,
        (State.IN_REVIEW, Deed.RETURN): State.DRAFT,
        (State.IN_REVIEW, Deed.TAKE_BACK): State.DRAFT,
        (State.IN_REVIEW, Deed.CLOSE): State.CLOSED,
        (State.OPEN, Deed.REVISE): State.DRAFT,
        (State.OPEN, Deed.FILL): State.FILLED,
        (State.OPEN, Deed.CLOSE): State.CLOSED,
        (State.FILLED, Deed.REOPEN): State.OPEN,
        (State.CLOSED, Deed.REOPEN): State.DRAFT,
    },
    rule="L1",
)

# How a history tells each deed: 'Ana Ferreira approved the description'.
SAID = {
    Deed.SUBMIT: "asked for a review",
    Deed.RETURN: "returned it with remarks",
    Deed.TAKE_BACK: "took it back to draft",
    Deed.APPROVE: "approved the description",
    Deed.REVISE: "began to revise the description",
    Deed.FILL: "marked it as filled",
    Deed.CLOSE: "closed it",
    Deed.REOPEN: "opened it again",
}
