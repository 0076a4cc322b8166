"""Principles and questions that tests need over and over."""

from dataclasses import replace

from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.mechanisms.principles.actions import add_principle, add_question
from doordesk.mechanisms.principles.models import Asked, BankQuestion, Principle, Version, Wording

OWNER = Wording(
    name="Act as an owner",
    summary="Look after the whole, not only the part with your name on it.",
    description="People who live this pick up what has fallen between two desks.",
    anchor_strong="Stayed until the cause was gone.",
    anchor_good="Carried their own work past the handover.",
    anchor_weak="Stopped at the edge of the task.",
    anchor_poor="Moved it on to somebody less able to refuse.",
)
ASKED = Asked(
    "Tell me about a problem you took on that nobody had given you.",
    "Whose problem was it on paper?\nHow did it end?",
    "Whether it was carried to an end.",
)


def wording(**parts: str) -> Wording:
    """The owner's wording with some parts said otherwise."""
    return replace(OWNER, **parts)


def vocabulary(*names: str) -> list[Version]:
    """Principles of these names, in this order."""
    return [add_principle(wording(name=name), actor=OPERATOR) for name in names]


def question(principle: Principle, text: str = ASKED.text) -> BankQuestion:
    """A question in the bank."""
    return add_question(principle, replace(ASKED, text=text), actor=OPERATOR)


def typed(**parts: str) -> dict[str, str]:
    """The wording as a form sends it."""
    return dict(vars(wording(**parts)))
