"""Who is certified for what, and how far the others are on their paths."""

from doordesk.mechanisms.training.queries import desk, panels
from doordesk.mechanisms.training.queries.certificates import (
    NOBODY,
    Standing,
    of_each,
    people_with,
    why_not_grant,
    why_not_withdraw,
)
from doordesk.mechanisms.training.queries.counting import (
    Done,
    Way,
    asks,
    counts,
    done,
    interviewed,
    last_interviews,
    leads,
    needed,
    way,
)
from doordesk.mechanisms.training.queries.holding import (
    Holders,
    certified,
    holders,
    is_certified,
    why_not_certified,
)
from doordesk.mechanisms.training.queries.waiting import Waiting, waiting

__all__ = [
    "NOBODY",
    "Done",
    "Holders",
    "Standing",
    "Waiting",
    "Way",
    "asks",
    "certified",
    "counts",
    "desk",
    "done",
    "holders",
    "interviewed",
    "is_certified",
    "last_interviews",
    "leads",
    "needed",
    "of_each",
    "panels",
    "people_with",
    "waiting",
    "way",
    "why_not_certified",
    "why_not_grant",
    "why_not_withdraw",
]
