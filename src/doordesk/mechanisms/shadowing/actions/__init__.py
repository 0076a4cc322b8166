"""Changes to a talk: noted by the mentor, passed on, confirmed by the trainee (rule F8)."""

from doordesk.mechanisms.shadowing.actions.talking import Said, confirm_talk, hold_talk, note_talk

__all__ = ("Said", "confirm_talk", "hold_talk", "note_talk")
