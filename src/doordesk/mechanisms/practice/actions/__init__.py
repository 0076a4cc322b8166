"""Changes to practice: write a sheet, hand it in, and keep the company's own cases (rule P2)."""

from doordesk.mechanisms.practice.actions.cases import add_case, change_case, restore_case, retire_case
from doordesk.mechanisms.practice.actions.wording import Wanted
from doordesk.mechanisms.practice.actions.writing import Gaps, hand_in, practise, save_sheet

__all__ = [
    "Gaps",
    "Wanted",
    "add_case",
    "change_case",
    "hand_in",
    "practise",
    "restore_case",
    "retire_case",
    "save_sheet",
]
