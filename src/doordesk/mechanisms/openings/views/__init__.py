"""Pages of openings: the list, one opening, writing it, and its way from draft to filled."""

from doordesk.mechanisms.openings.views.moving import MOVES, close, move, return_with_remarks, submit
from doordesk.mechanisms.openings.views.reading import detail, openings, openings_csv
from doordesk.mechanisms.openings.views.writing import add, edit

__all__ = [
    "MOVES",
    "add",
    "close",
    "detail",
    "edit",
    "move",
    "openings",
    "openings_csv",
    "return_with_remarks",
    "submit",
]
