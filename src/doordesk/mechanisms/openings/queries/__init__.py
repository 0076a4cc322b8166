"""Reading openings: lists and pages, what a review still needs, who can review, who owes what."""

from doordesk.mechanisms.openings.queries import duties
from doordesk.mechanisms.openings.queries.advising import Advice, advice
from doordesk.mechanisms.openings.queries.listing import Listed, Row, listed, rows_of, since, with_principles
from doordesk.mechanisms.openings.queries.page import (
    Weight,
    choosable,
    facts_of,
    history,
    possible_managers,
    recruiters,
    returned,
    stations,
    suggested,
    weights_of,
)
from doordesk.mechanisms.openings.queries.readiness import (
    MIN_PRINCIPLES,
    MIN_WORDS,
    Missing,
    may_plan_loops,
    missing,
    word_count,
)
from doordesk.mechanisms.openings.queries.reviewers import Reviewer, reviewers, why_not_review

__all__ = [
    "MIN_PRINCIPLES",
    "MIN_WORDS",
    "Advice",
    "Listed",
    "Missing",
    "Reviewer",
    "Row",
    "Weight",
    "advice",
    "choosable",
    "duties",
    "facts_of",
    "history",
    "listed",
    "may_plan_loops",
    "missing",
    "possible_managers",
    "recruiters",
    "returned",
    "reviewers",
    "rows_of",
    "since",
    "stations",
    "suggested",
    "weights_of",
    "why_not_review",
    "with_principles",
    "word_count",
]
