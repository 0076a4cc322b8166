"""Reading the coach: the rules that hold here, and what they say about a text."""

from doordesk.mechanisms.writing.queries.company import OWN, Company, company, families, rules
from doordesk.mechanisms.writing.queries.marks import Mark, Piece, all_marks, document, marked, marks

__all__ = [
    "OWN",
    "Company",
    "Mark",
    "Piece",
    "all_marks",
    "company",
    "document",
    "families",
    "marked",
    "marks",
    "rules",
]
