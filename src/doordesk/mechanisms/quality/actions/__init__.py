"""Changes to quality reviews: draw, write, hand in or back, give to somebody else, settle (rule P5)."""

from doordesk.mechanisms.quality.actions.drawing import draw_sample, look_first
from doordesk.mechanisms.quality.actions.giving import find_reviewers, give_to_another, hand_back
from doordesk.mechanisms.quality.actions.reviewing import Said, hand_in, save_review
from doordesk.mechanisms.quality.actions.settling import settle

__all__ = (
    "Said",
    "draw_sample",
    "find_reviewers",
    "give_to_another",
    "hand_back",
    "hand_in",
    "look_first",
    "save_review",
    "settle",
)
