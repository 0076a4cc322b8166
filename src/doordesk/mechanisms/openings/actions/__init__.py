"""Changes to openings: what is written, and the way from draft to open to filled (rule L1)."""

from doordesk.mechanisms.openings.actions.moves import close, fill, reopen, revise
from doordesk.mechanisms.openings.actions.reviews import approve, return_with_remarks, submit, take_back
from doordesk.mechanisms.openings.actions.writing import add_opening, change_opening

__all__ = [
    "add_opening",
    "approve",
    "change_opening",
    "close",
    "fill",
    "reopen",
    "return_with_remarks",
    "revise",
    "submit",
    "take_back",
]
