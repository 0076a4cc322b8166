"""Changes to coaching notes: write, send, leave out with a reason, read, answer, try (rules P3, D8)."""

from doordesk.mechanisms.coaching.actions.thread import answer, mark_read, say_tried
from doordesk.mechanisms.coaching.actions.writing import Words, save_draft, send_note, take_up, waive_note

__all__ = (
    "Words",
    "answer",
    "mark_read",
    "save_draft",
    "say_tried",
    "send_note",
    "take_up",
    "waive_note",
)
