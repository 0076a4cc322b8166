"""Cases, what somebody wrote on them, what the experts say once it may be seen, and accuracy over time."""

from doordesk.mechanisms.practice.queries import panels, programme, steps
from doordesk.mechanisms.practice.queries.accuracy import SHOWN_FROM, WINDOW, Growth, Moment, Tried, growth_of
from doordesk.mechanisms.practice.queries.keys import faults_for, keys_for, knows
from doordesk.mechanisms.practice.queries.library import Listed, all_cases, case_of
from doordesk.mechanisms.practice.queries.listing import Row, rows_for, wanted
from doordesk.mechanisms.practice.queries.page import Page, page_of
from doordesk.mechanisms.practice.queries.result import Result, result_of
from doordesk.mechanisms.practice.queries.sheets import draft_of, last_result, number_of, typed_of, why_not
from doordesk.mechanisms.practice.queries.words import meanings

__all__ = [
    "SHOWN_FROM",
    "WINDOW",
    "Growth",
    "Listed",
    "Moment",
    "Page",
    "Result",
    "Row",
    "Tried",
    "all_cases",
    "case_of",
    "draft_of",
    "faults_for",
    "growth_of",
    "keys_for",
    "knows",
    "last_result",
    "meanings",
    "number_of",
    "page_of",
    "panels",
    "programme",
    "result_of",
    "rows_for",
    "steps",
    "typed_of",
    "wanted",
    "why_not",
]
