"""Paths, the journeys of people on them, and the certificates at their end."""

from doordesk.mechanisms.training.models.certificates import Certificate, Renewal
from doordesk.mechanisms.training.models.journeys import Approval, Credit, Journey, Mentoring
from doordesk.mechanisms.training.models.paths import LONGEST, Path, Step

__all__ = [
    "LONGEST",
    "Approval",
    "Certificate",
    "Credit",
    "Journey",
    "Mentoring",
    "Path",
    "Renewal",
    "Step",
]
