"""Changes to assessments: write, hand in, amend; and the two moments of the debrief (rules F1-F5, F7, L8)."""

from doordesk.mechanisms.assessments.actions.handing_in import amend, hand_in
from doordesk.mechanisms.assessments.actions.page import Typed, save_page
from doordesk.mechanisms.assessments.actions.seal import open_seal, reveal_votes
from doordesk.mechanisms.assessments.actions.writing import (
    decide_screen,
    open_assessment,
    rate,
    save_section,
    vote,
)

__all__ = (
    "Typed",
    "amend",
    "decide_screen",
    "hand_in",
    "open_assessment",
    "open_seal",
    "rate",
    "reveal_votes",
    "save_page",
    "save_section",
    "vote",
)
