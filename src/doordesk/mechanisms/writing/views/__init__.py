"""Pages of the coach, and what its script asks."""

from doordesk.mechanisms.writing.views.asking import marks, not_here, take_back
from doordesk.mechanisms.writing.views.changing import add, change, put_back, switch_off, switch_on
from doordesk.mechanisms.writing.views.rules import rule, rules
from doordesk.mechanisms.writing.views.trying import try_text

__all__ = [
    "add",
    "change",
    "marks",
    "not_here",
    "put_back",
    "rule",
    "rules",
    "switch_off",
    "switch_on",
    "take_back",
    "try_text",
]
