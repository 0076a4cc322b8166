"""Changes to candidates, their résumés and their applications (rules A3, L8, Y4, Y5)."""

from doordesk.mechanisms.candidates.actions.moves import advance, decline, reopen, skip_screen, withdraw
from doordesk.mechanisms.candidates.actions.persons import (
    Details,
    add_application,
    add_candidate,
    change_candidate,
    receive,
)
from doordesk.mechanisms.candidates.actions.resumes import File, add_resume, open_resume
from doordesk.mechanisms.candidates.actions.words import letter_left, note_word, tell_outcome

__all__ = (
    "Details",
    "File",
    "add_application",
    "add_candidate",
    "add_resume",
    "advance",
    "change_candidate",
    "decline",
    "letter_left",
    "note_word",
    "open_resume",
    "receive",
    "reopen",
    "skip_screen",
    "tell_outcome",
    "withdraw",
)
