"""Reading assessments: progress for all concerned, content through the seal alone (F1, F3, F5)."""

from doordesk.mechanisms.assessments.queries.desk import owed, progress_panel, share_panel
from doordesk.mechanisms.assessments.queries.drafts import draft_of, gaps, owned_sections, parts
from doordesk.mechanisms.assessments.queries.packets import (
    Judgement,
    Packet,
    Record,
    Seal,
    packet,
    record_of,
    votes_shown,
)
from doordesk.mechanisms.assessments.queries.standing import (
    FEWEST,
    OnTime,
    Progress,
    due_of,
    on_time,
    open_debts,
    owed_by,
    progress,
    progress_of,
)

__all__ = (
    "FEWEST",
    "Judgement",
    "OnTime",
    "Packet",
    "Progress",
    "Record",
    "Seal",
    "draft_of",
    "due_of",
    "gaps",
    "on_time",
    "open_debts",
    "owed",
    "owed_by",
    "owned_sections",
    "packet",
    "parts",
    "progress",
    "progress_of",
    "progress_panel",
    "record_of",
    "share_panel",
    "votes_shown",
)
