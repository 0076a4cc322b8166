"""What the rules say about a loop, and which of it is merely unfinished (rules L1-L7, L10)."""

from collections.abc import Iterable
from datetime import datetime

from doordesk.engines.planning import Finding, Limits, Plan, Severity, check
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.rulebook.queries import settings_now
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.queries.plans import plans_of
from doordesk.mechanisms.loops.queries.words import known_zone
from doordesk.mechanisms.openings.states import State as OpeningState


def limits() -> Limits:
    """The company's numbers."""
    return Limits.chosen(settings_now())


def findings_of(loop: Loop) -> tuple[Finding, ...]:
    """Read and judge one loop."""
    plan = plans_of([loop.pk])[loop.pk]
    return judged(loop, plan, limits(), now())


def judged(loop: Loop, plan: Plan, numbers: Limits, moment: datetime) -> tuple[Finding, ...]:
    """What the rules say, and what the product adds: the post still open, a zone that exists."""
    return (*check(plan, numbers, moment), *_around(loop))


def refusals(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep invitations from leaving."""
    return [one for one in findings if one.severity is Severity.REFUSE]


def _around(loop: Loop) -> Iterable[Finding]:
    opening, candidate = loop.application.opening, loop.application.candidate
    if opening.state in (OpeningState.FILLED, OpeningState.CLOSED):
        said = OpeningState(opening.state).label.lower()
        yield Finding("", Severity.REFUSE, f"The opening is {said}.", "Open it again first.", "loop")
    if not known_zone(candidate.zone):
        what = f"Nobody knows the candidate's time zone, “{candidate.zone}”."
        yield Finding("", Severity.REFUSE, what, "Correct it on the candidate's page.", "candidate")


def unfinished(plan: Plan, finding: Finding) -> bool:
    """Tell whether a finding is about something not filled in yet, rather than something wrong.

    A plan being made may be unfinished; what is wrong is refused at once.
    """
    spot, _, key = finding.place.partition(":")
    if spot in {"loop", "principle", "candidate"}:
        return True
    if spot == "bar_raiser":
        return plan.bar_raiser is None
    interview = next((one for one in plan.live if str(one.id) == key), None)
    if interview is None:
        return False
    gaps = {
        "": interview.starts is None or interview.ends is None,
        "L2": interview.interviewer is None,
        "L6": not interview.principles,
        "L7": interview.interviewer is None,
    }
    return gaps.get(finding.rule, False)
