"""Reading assessments: progress for all concerned, content through the seal alone (F1, F3, F5)."""

from doordesk.mechanisms.assessments.queries.desk import owed, progress_panel, share_panel
from doordesk.mechanisms.assessments.queries.drafts import (
    counts,
    draft_of,
    gaps,
    laid_out,
    owned_sections,
    parts,
)
from doordesk.mechanisms.assessments.queries.packets import (
    Judgement,
    Opens,
    Packet,
    Record,
    Seal,
    opens_what,
    packet,
    record_of,
    votes_shown,
)
from doordesk.mechanisms.assessments.queries.page import End, Text, WritingPage, page_of
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
    "End",
    "Judgement",
    "OnTime",
    "Opens",
    "Packet",
    "Progress",
    "Record",
    "Seal",
    "Text",
    "WritingPage",
    "counts",
    "draft_of",
    "due_of",
    "gaps",
    "laid_out",
    "on_time",
    "open_debts",
    "opens_what",
    "owed",
    "owed_by",
    "owned_sections",
    "packet",
    "page_of",
    "parts",
    "progress",
    "progress_of",
    "progress_panel",
    "record_of",
    "share_panel",
    "votes_shown",
)
