"""Reading loops: plans and findings, pages, briefs, calendars, lists, duties, panels, experience."""

from doordesk.mechanisms.loops.queries import desk, experience, panels

__all__ = ("desk", "experience", "panels")
