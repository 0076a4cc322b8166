"""Planning a loop: does a plan keep the rules, who is free, and why not the others. Rules L1-L7, L10.

Dataclasses go in and come out; nothing here knows a database or a clock.
"""

from doordesk.engines.planning.chain import hiring_chain
from doordesk.engines.planning.checks import RULE_CHECKS, check
from doordesk.engines.planning.eligible import (
    Option,
    eligible_bar_raisers,
    eligible_interviewers,
    eligible_learners,
)
from doordesk.engines.planning.findings import Finding, Severity
from doordesk.engines.planning.plan import Id, Interview, Limits, Load, Opening, Person, Plan, Seat
from doordesk.engines.planning.reasons import Reason

__all__ = [
    "RULE_CHECKS",
    "Finding",
    "Id",
    "Interview",
    "Limits",
    "Load",
    "Opening",
    "Option",
    "Person",
    "Plan",
    "Reason",
    "Seat",
    "Severity",
    "check",
    "eligible_bar_raisers",
    "eligible_interviewers",
    "eligible_learners",
    "hiring_chain",
]
