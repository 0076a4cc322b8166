"""Reading loops: plans and findings, pages, briefs, calendars, lists, duties and panels."""

from doordesk.mechanisms.loops.queries import desk, panels

__all__ = ("desk", "panels")
