"""Pages of screens and loops."""

from doordesk.mechanisms.loops.views.reading import brief, loop

__all__ = ("brief", "loop")
