"""Pages of the coach, and what its script asks."""

from doordesk.mechanisms.writing.views.asking import marks, not_here, take_back

__all__ = ["marks", "not_here", "take_back"]
