"""Reading candidates and applications; the rooms' duties and panels register here."""

from doordesk.mechanisms.candidates.queries import owed, panels

__all__ = ("owed", "panels")
