"""One candidate's way, from the application to where the story leaves it."""

from datetime import timedelta

from doordesk.mechanisms.candidates.actions import File, receive, tell_outcome
from doordesk.mechanisms.candidates.states import Deed
from doordesk.mechanisms.demo.actions.case import Case
from doordesk.mechanisms.demo.actions.looping import plan
from doordesk.mechanisms.demo.actions.meeting import meet
from doordesk.mechanisms.demo.actions.writing import write_screen
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.loops.actions import end_application, plan_screen

HOUR = timedelta(hours=1)
WITHDRAWN = "The candidate has taken another post and asked us to stop here."


def tell(case: Case) -> None:
    """Put everything that happens to this candidate on the timeline."""
    _apply(case)
    if "screen" in case.story:
        _screen(case)
    if "loop" in case.story:
        plan(case)
    if case.point == "withdrawn":
        case.timeline.at(moment(case.today, -1, 16, "Europe/London"), lambda: _withdraw(case))
    if "debrief" in case.story:
        meet(case)


def _apply(case: Case) -> None:
    story = case.story

    def apply() -> None:
        receive(
            story["name"],
            case.opening,
            source=story["source"],
            actor=case.recruiter,
            resume=File(f"{story['name']}.txt", story["resume"].encode()),
            email=story["email"],
            phone=story["phone"],
            zone=story["zone"],
        )

    case.timeline.at(moment(case.today, -story["applied"], 9.5, "Europe/London"), apply)


def _screen(case: Case) -> None:
    screen = case.story["screen"]
    starts, screener = case.time(screen), case.person(screen["by"])
    planned = min(starts - timedelta(days=2), moment(case.today, 0, 0, "UTC") - 8 * HOUR)

    def arrange() -> None:
        ends = case.end(screen)
        plan_screen(
            case.application,
            actor=case.recruiter,
            interviewer=screener,
            starts_at=starts,
            ends_at=ends,
            place="By phone",
        )

    case.timeline.at(planned, arrange)
    if "passed" in screen:
        case.timeline.at(case.end(screen) + HOUR, lambda: write_screen(case))
    if screen.get("passed") is False:
        told = case.end(screen) + 5 * HOUR
        case.timeline.at(told, lambda: tell_outcome(case.application, actor=case.recruiter))


def _withdraw(case: Case) -> None:
    end_application(case.application, Deed.WITHDRAW, actor=case.recruiter, reason=WITHDRAWN)
