"""What changes on paths, journeys and certificates; each deed is one function (rules L7, P1, P6)."""

from doordesk.mechanisms.training.actions.founding import load_paths
from doordesk.mechanisms.training.actions.granting import grant
from doordesk.mechanisms.training.actions.renewing import renew
from doordesk.mechanisms.training.actions.withdrawing import withdraw

__all__ = ["grant", "load_paths", "renew", "withdraw"]
