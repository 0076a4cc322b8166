"""Reading coaching: what is owed, what was observed, notes, growth; each through its door (P3, F3)."""

from doordesk.mechanisms.coaching.queries.desk import growth_panel, notes_panel, to_read, to_write
from doordesk.mechanisms.coaching.queries.growth import Growth, growth_of, notes_to
from doordesk.mechanisms.coaching.queries.owed import Owed, decisions, owed_of
from doordesk.mechanisms.coaching.queries.page import Desk, desk_of
from doordesk.mechanisms.coaching.queries.programme import Kept, notes_kept

__all__ = (
    "Desk",
    "Growth",
    "Kept",
    "Owed",
    "decisions",
    "desk_of",
    "growth_of",
    "growth_panel",
    "notes_kept",
    "notes_panel",
    "notes_to",
    "owed_of",
    "to_read",
    "to_write",
)
