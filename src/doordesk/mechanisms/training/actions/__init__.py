"""What changes on paths, journeys and certificates; each deed is one function (rules L7, P1, P6)."""

from doordesk.mechanisms.training.actions.beginning import begin
from doordesk.mechanisms.training.actions.ending import certify, leave, refuse
from doordesk.mechanisms.training.actions.founding import load_paths
from doordesk.mechanisms.training.actions.granting import grant
from doordesk.mechanisms.training.actions.guiding import CREDITS, credit, name_mentor, review
from doordesk.mechanisms.training.actions.paths import add_path, change_path, retire_path, return_path
from doordesk.mechanisms.training.actions.renewing import renew
from doordesk.mechanisms.training.actions.withdrawing import withdraw

__all__ = [
    "CREDITS",
    "add_path",
    "begin",
    "certify",
    "change_path",
    "credit",
    "grant",
    "leave",
    "load_paths",
    "name_mentor",
    "refuse",
    "renew",
    "retire_path",
    "return_path",
    "review",
    "withdraw",
]
