"""Judge a change by the rules: what it would make wrong is refused, at its spot (rules L1-L7, L10)."""

from collections.abc import Iterator
from contextlib import contextmanager

from doordesk.engines.planning import Finding, Plan
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.queries.findings import judged, limits, refusals, unfinished
from doordesk.mechanisms.loops.queries.plans import plan_of
from doordesk.mechanisms.loops.states import PLANNABLE, State

FIELDS = {"L6": "principles", **dict.fromkeys(("L2", "L5", "L7", "L10"), "interviewer")}


def require_plannable(loop: Loop) -> None:
    """Refuse changes of a plan that is history."""
    if loop.state not in PLANNABLE:
        raise Refused(
            f"This loop is {State(loop.state).label.lower()}: its plan does not change any more.",
            way_out="" if loop.state == State.DEBRIEF else "Plan a new loop.",
            code="wrong_state",
        )


def held() -> Refused:
    """Make the refusal of a change to an interview whose assessment is in."""
    return Refused(
        "The assessment of this interview is handed in: the interview stays as it was.",
        rule="F4",
        way_out="If one more talk is needed, plan another beside it.",
        place="starts_at",
        code="handed_in",
    )


@contextmanager
def by_the_rules(loop: Loop) -> Iterator[None]:
    """Let a change of a locked loop happen, and refuse it for what it made wrong.

    While the loop is being planned it may stay unfinished. Once people are invited a change may leave
    nothing unfinished that was not so before.
    """
    plan = plan_of(loop)
    before = {_key(one) for one in refusals(judged(loop, plan, limits(), now()))}
    yield
    plan = plan_of(loop)
    for finding in refusals(judged(loop, plan, limits(), now())):
        draft = loop.state == State.PLANNING and unfinished(plan, finding)
        if _key(finding) not in before and not draft:
            raise refused(finding, plan)


def refused(finding: Finding, plan: Plan) -> Refused:
    """Turn a finding into the refusal of the deed that caused it, at the field it belongs to."""
    return Refused(
        finding.what, rule=finding.rule, way_out=finding.way_out, place=_field(finding, plan), code="rules"
    )


def _key(finding: Finding) -> tuple[str, str, tuple[int | str, ...]]:
    return finding.rule, finding.place, finding.people


def _field(finding: Finding, plan: Plan) -> str:
    spot, _, key = finding.place.partition(":")
    if spot == "bar_raiser":
        return "bar_raiser"
    if spot == "person":
        return "interviewer"
    trainees = {who for one in plan.live if str(one.id) == key for who, _ in one.trainees}
    if trainees.intersection(finding.people):
        return "trainee"
    if spot == "interview" and not finding.rule:
        return "interviewer" if finding.people else "starts_at"
    return FIELDS.get(finding.rule, "")
