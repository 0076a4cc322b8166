"""What holds for every plan, however odd."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from doordesk.engines.planning import (
    RULE_CHECKS,
    Finding,
    Interview,
    Limits,
    Plan,
    Severity,
    check,
    eligible_bar_raisers,
    eligible_interviewers,
    hiring_chain,
)
from doordesk.foundation.kernel.rules import SETTINGS
from tests.engines.planning.sound_loop import LIMITS, NOW, found, slot
from tests.engines.planning.strategies import any_plans, limits, near_plans, plans


def refusals(plan: Plan) -> list[Finding]:
    return [it for it in found(plan) if it.severity is Severity.REFUSE]


@given(any_plans, limits)
def test_check_answers_for_any_plan(plan: Plan, numbers: Limits) -> None:
    for finding in check(plan, numbers, NOW):
        assert finding.rule in RULE_CHECKS
        assert finding.what.endswith(".")
        assert finding.way_out.endswith(".")
        assert finding.place.partition(":")[0] in {"loop", "bar_raiser", "interview", "principle", "person"}
        assert set(finding.people) <= set(plan.people) | {
            person for interview in plan.interviews for person in interview.people
        }


@given(plans, st.randoms(use_true_random=False))
def test_the_order_of_interviews_and_people_does_not_matter(plan: Plan, random: Random) -> None:
    shuffled = replace(
        plan,
        interviews=tuple(random.sample(plan.interviews, len(plan.interviews))),
        people=dict(random.sample(list(plan.people.items()), len(plan.people))),
    )
    assert found(shuffled) == found(plan)


@given(plans)
def test_findings_stand_in_the_order_of_the_book(plan: Plan) -> None:
    order = [it.order for it in found(plan)]
    assert order == sorted(order)


@given(near_plans() | any_plans)
def test_a_plan_without_refusals_keeps_the_rules(plan: Plan) -> None:
    if refusals(plan):
        return
    leader = plan.people[plan.bar_raiser or ""]
    assert leader.bar_raiser_certified
    assert leader.active
    assert leader.level >= plan.opening.level
    assert leader.id not in hiring_chain(plan.opening, plan.people)
    live = [it for it in plan.interviews if not it.cancelled]
    leaders = [plan.people[it.interviewer] for it in live if it.interviewer is not None]
    assert len({it.id for it in leaders}) == len(live) >= LIMITS.interviewers_refused_below
    assert all(it.may_interview and it.level >= plan.opening.level - 1 for it in leaders)
    assert set(plan.opening.principles) <= {name for it in live for name in it.principles}
    assert all(it.span for it in live)


@given(near_plans())
def test_somebody_free_adds_no_refusal(plan: Plan) -> None:
    """Adding an interview by somebody free never makes a loop too small, nor breaks any other rule."""
    more = Interview("new", principles=("Ownership",), **slot(8))
    free = [it.person for it in eligible_interviewers(plan, more) if it.free]
    assume(free)
    joined = replace(plan, interviews=(*plan.interviews, replace(more, interviewer=free[0].id)))
    before = {(it.rule, it.place) for it in refusals(plan)}
    assert {(it.rule, it.place) for it in refusals(joined)} <= before


@given(plans)
def test_a_free_bar_raiser_is_one_whom_no_rule_refuses(plan: Plan) -> None:
    for person, reasons in eligible_bar_raisers(plan):
        spots = [it for it in refusals(replace(plan, bar_raiser=person.id)) if it.place == "bar_raiser"]
        assert {it.rule for it in reasons} == {it.rule for it in spots}


@given(plans, st.data())
def test_a_free_interviewer_is_one_whom_no_rule_refuses(plan: Plan, data: st.DataObject) -> None:
    live = [it for it in plan.interviews if not it.cancelled]
    assume(live)
    interview = replace(data.draw(st.sampled_from(live)), trainees=())
    others = tuple(it for it in plan.interviews if it.id != interview.id)
    for person, reasons in eligible_interviewers(plan, interview):
        taken = replace(plan, interviews=(*others, replace(interview, interviewer=person.id)))
        spots = {f"interview:{interview.id}", f"person:{person.id}"}
        refused = {it.rule for it in refusals(taken) if it.place in spots and person.id in it.people}
        assert refused - {"L6", ""} == {it.rule for it in reasons} - {""}
        assert reasons or "" not in refused


@given(plans)
def test_the_free_come_first_and_everybody_is_listed(plan: Plan) -> None:
    options = eligible_bar_raisers(plan)
    assert [it.free for it in options] == sorted((it.free for it in options), reverse=True)
    assert {it.person.id for it in options} == set(plan.people)


@given(near_plans(), st.integers(0, 300))
def test_waiting_only_ever_adds_that_a_time_is_past(plan: Plan, hours: int) -> None:
    later = check(plan, LIMITS, NOW + timedelta(hours=hours))
    added = set(later) - set(found(plan))
    assert {it.what for it in added} <= {"This interview would start in the past."}


def test_the_limits_are_the_rule_book_s() -> None:
    assert Limits.chosen({key: int(it.default) for key, it in SETTINGS.items()}) == Limits()
    named = {key.partition(".")[2] for key in SETTINGS if key.partition(".")[0] in {"loop", "load"}}
    assert named == set(Limits.__dataclass_fields__)
