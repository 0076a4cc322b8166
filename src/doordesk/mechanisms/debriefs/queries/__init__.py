"""Reading debriefs: rooms, documents, lists, duties, figures; each through the seal (rules D1-D14, F3)."""

from doordesk.mechanisms.debriefs.queries.desk import debrief_panel, in_debrief, to_call
from doordesk.mechanisms.debriefs.queries.documents import Document, document
from doordesk.mechanisms.debriefs.queries.lists import debriefs_of
from doordesk.mechanisms.debriefs.queries.measures import Share, changed_votes, hours_to_debrief, vetoes
from doordesk.mechanisms.debriefs.queries.room import Room, enter

__all__ = (
    "Document",
    "Room",
    "Share",
    "changed_votes",
    "debrief_panel",
    "debriefs_of",
    "document",
    "enter",
    "hours_to_debrief",
    "in_debrief",
    "to_call",
    "vetoes",
)
