"""Who is certified for what, and what has been done towards a certificate."""

from doordesk.mechanisms.training.queries.certificates import (
    NOBODY,
    Standing,
    certificates,
    certified,
    is_certified,
    of_each,
    people_with,
    why_not_grant,
    why_not_withdraw,
)
from doordesk.mechanisms.training.queries.counting import Done, Way, done, last_interviews, needed, way

__all__ = [
    "NOBODY",
    "Done",
    "Standing",
    "Way",
    "certificates",
    "certified",
    "done",
    "is_certified",
    "last_interviews",
    "needed",
    "of_each",
    "people_with",
    "way",
    "why_not_grant",
    "why_not_withdraw",
]
