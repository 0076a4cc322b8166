"""Changes around the coach: marks set aside."""

from doordesk.mechanisms.writing.actions.aside import say_not_here, take_back_not_here

__all__ = ["say_not_here", "take_back_not_here"]
