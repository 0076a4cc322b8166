"""Reading debriefs: rooms, documents, lists, duties, figures; each through the seal (rules D1-D14, F3)."""

from doordesk.mechanisms.debriefs.queries.desk import debrief_panel, in_debrief, to_call
from doordesk.mechanisms.debriefs.queries.documents import Document, document
from doordesk.mechanisms.debriefs.queries.lists import debriefs_of
from doordesk.mechanisms.debriefs.queries.measures import Share
from doordesk.mechanisms.debriefs.queries.process import Process, process
from doordesk.mechanisms.debriefs.queries.room import Room, enter

__all__ = (
    "Document",
    "Process",
    "Room",
    "Share",
    "debrief_panel",
    "debriefs_of",
    "document",
    "enter",
    "in_debrief",
    "process",
    "to_call",
)
