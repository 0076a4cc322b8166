"""Reading the coach: the rules that hold here, and what they say about a text."""

from doordesk.mechanisms.writing.queries.company import OWN, Company, company, families, rules
from doordesk.mechanisms.writing.queries.history import history, revision_of, why_off
from doordesk.mechanisms.writing.queries.listing import Line, line_of, lines
from doordesk.mechanisms.writing.queries.marks import Mark, Piece, all_marks, marked, marks
from doordesk.mechanisms.writing.queries.page import Page, page_of
from doordesk.mechanisms.writing.queries.runs import Run, runs

__all__ = [
    "OWN",
    "Company",
    "Line",
    "Mark",
    "Page",
    "Piece",
    "Run",
    "all_marks",
    "company",
    "families",
    "history",
    "line_of",
    "lines",
    "marked",
    "marks",
    "page_of",
    "revision_of",
    "rules",
    "runs",
    "why_off",
]
