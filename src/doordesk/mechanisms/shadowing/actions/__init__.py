"""Changes to a talk: noted by the mentor, passed on, confirmed by the trainee (rules F8, P1)."""

from doordesk.mechanisms.shadowing.actions.after_debriefs import confirm_debrief_talk, hold_debrief_talk
from doordesk.mechanisms.shadowing.actions.talking import Said, confirm_talk, hold_talk, note_talk

__all__ = (
    "Said",
    "confirm_debrief_talk",
    "confirm_talk",
    "hold_debrief_talk",
    "hold_talk",
    "note_talk",
)
