"""Taking in a company's past: all of it or nothing, quietly, as often as one likes (rules F2, F3, Y5)."""

from doordesk.mechanisms.imports.actions.running import run
from doordesk.mechanisms.imports.queries.report import Report

__all__ = ("Report", "run")
