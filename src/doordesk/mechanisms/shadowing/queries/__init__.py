"""Reading sittings: how far each is, the comparison, what is owed, what counts (rules F8, L7, P1)."""

from doordesk.mechanisms.shadowing.queries import counting, desk, growth

__all__ = ("counting", "desk", "growth")
