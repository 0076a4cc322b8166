"""The loop of a story: planned, invited, held and written about."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.demo.actions.case import Case
from doordesk.mechanisms.demo.actions.writing import write
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.story import Table
from doordesk.mechanisms.loops.actions import (
    add_interview,
    name_bar_raiser,
    override_limit,
    plan_loop,
    seat_trainee,
    send_invitations,
)
from doordesk.mechanisms.loops.states import Trainees

T = TypeVar("T")
UNINVITED = ("planning", "gaps")
OVER = "Agreed with them: the week after is free, and the candidate has another offer to answer."


def plan(case: Case) -> None:
    """Put planning, invitations and the writing of assessments on the timeline."""
    planned = _planning_day(case)
    case.timeline.at(planned, lambda: _plan(case))
    if case.point not in UNINVITED:
        sent = planned + timedelta(hours=2)
        case.timeline.at(sent, lambda: _invite(case))
    for table in case.story.get("interview", []):
        if "assessment" in table:
            write(case, table)


def _planning_day(case: Case) -> datetime:
    """Six working days before the first interview, after the screen, and before today."""
    days = [table["day"] for table in case.story.get("interview", [])]
    wanted = min([*(day - 6 for day in days), -1])
    screen = case.story.get("screen", {"day": wanted - 1})
    return moment(case.today, max(wanted, min(screen["day"] + 1, -1)), 9, "Europe/London")


def _plan(case: Case) -> None:
    recruiter, loop = case.recruiter, plan_loop(case.application, actor=case.recruiter)
    leader = case.story["loop"].get("bar_raiser")
    if leader:
        someone = case.person(leader)
        _within_limits(case, someone, partial(name_bar_raiser, loop, someone, actor=recruiter))
    for table in case.story.get("interview", []):
        _add(case, table)


def _add(case: Case, table: Table) -> None:
    interviewer = case.person(table["by"])
    adding = partial(
        add_interview,
        case.loop,
        actor=case.recruiter,
        title=table["title"],
        interviewer=interviewer,
        starts_at=case.time(table),
        ends_at=case.end(table),
        place="Video call; the link is in the calendar",
        principles=case.town.wordings(table["principles"]),
    )
    interview = _within_limits(case, interviewer, adding)
    for kind in Trainees:
        if kind.value in table:
            seat_trainee(interview, case.person(table[kind.value]), actor=case.recruiter, kind=kind)


def _invite(case: Case) -> None:
    _within_limits(case, None, lambda: send_invitations(case.loop, actor=case.recruiter))


def _within_limits(case: Case, person: Person | None, deed: Callable[[], T]) -> T:
    """Do the deed; where only weekly limits stand against it, let go of them with a reason (rule L10).

    One more interview in a week can be too many for who takes it, and one more loop for who leads it.
    """
    for over in (person, case.loop.bar_raiser):
        try:
            return deed()
        except Refused as refused:
            if refused.rule != "L10":
                raise
        if over is not None:
            override_limit(case.loop, over, OVER, actor=case.recruiter)
    return deed()
