"""Changes around the coach: the company's rules, and marks set aside."""

from doordesk.mechanisms.writing.actions.aside import say_not_here, take_back_not_here
from doordesk.mechanisms.writing.actions.rules import add_rule, change_rule, put_back, switch_off, switch_on
from doordesk.mechanisms.writing.actions.soundness import Unsound

__all__ = [
    "Unsound",
    "add_rule",
    "change_rule",
    "put_back",
    "say_not_here",
    "switch_off",
    "switch_on",
    "take_back_not_here",
]
