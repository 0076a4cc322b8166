"""What a company wrote: its own cases, and what people wrote on any case."""

from doordesk.mechanisms.practice.models.cases import LONGEST, OwnCase, OwnPrinciple
from doordesk.mechanisms.practice.models.sheets import Closed, Mark, Noticed, Sheet

__all__ = ["LONGEST", "Closed", "Mark", "Noticed", "OwnCase", "OwnPrinciple", "Sheet"]
