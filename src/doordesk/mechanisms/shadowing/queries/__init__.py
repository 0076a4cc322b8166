"""Reading sittings: how far each is, the comparison, what is owed, what counts (rules F8, L7, P1)."""

from doordesk.mechanisms.shadowing.queries import after_debriefs, counting, desk, growth

__all__ = ("after_debriefs", "counting", "desk", "growth")
