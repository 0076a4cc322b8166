"""Everything that the L rules say about a plan. Rules L1-L7, L10."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from doordesk.engines.planning.findings import Finding
from doordesk.engines.planning.loop_rules import (
    enough_interviewers,
    opening_ready,
    principles_owned,
    three_roles,
)
from doordesk.engines.planning.people_rules import (
    bearable_load,
    certified_beside_trainees,
    independent_bar_raiser,
    no_future_reports,
)
from doordesk.engines.planning.plain_sense import plain_sense
from doordesk.engines.planning.plan import Limits, Plan
from doordesk.engines.planning.reasons import Case

RULE_CHECKS: Mapping[str, Callable[[Case], Iterator[Finding]]] = {
    "L1": opening_ready,
    "L2": enough_interviewers,
    "L3": three_roles,
    "L4": independent_bar_raiser,
    "L5": no_future_reports,
    "L6": principles_owned,
    "L7": certified_beside_trainees,
    "L10": bearable_load,
    "": plain_sense,
}


def check(plan: Plan, limits: Limits, now: datetime) -> tuple[Finding, ...]:
    """Return what the rules say about a plan, in the book's order, then by place; nothing means sound.

    `now` is aware, else ValueError. Interviews that were cancelled count for nothing. The answer depends
    on neither the order of interviews nor that of people.

    >>> from datetime import UTC, datetime
    >>> from doordesk.engines.planning import Limits, Opening, Person, Plan
    >>> mo, rec = Person("mo", "Mo", 6), Person("rec", "Rec", 4)
    >>> ana = Person("ana", "Ana", 6, manager="mo", bar_raiser_certified=True)
    >>> opening = Opening(5, "pay", "mo", "rec", principles={"Ownership": 1}, approved=True)
    >>> plan = Plan(opening, bar_raiser="ana", people={p.id: p for p in (mo, rec, ana)})
    >>> for finding in check(plan, Limits(), datetime(2026, 3, 2, tzinfo=UTC)):
    ...     print(finding.severity, finding.rule, finding.what)
    refuse L2 This loop has 0 interviewers; fewer than 4 is refused.
    warn L3 Ana leads the debrief but interviews nobody in this loop.
    refuse L4 Ana cannot lead this debrief: they report to Mo, the hiring manager.
    refuse L6 Nobody owns Ownership yet.
    """
    if now.utcoffset() is None:
        raise ValueError("The moment of a check needs a zone.")
    case = Case(plan, limits, now)
    found = (finding for look in RULE_CHECKS.values() for finding in look(case))
    return tuple(sorted(found, key=lambda finding: finding.order))
