"""What needs no rule: times that can be kept, people who are there."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, combinations

from doordesk.engines.planning.findings import Finding, at, refuse, warn
from doordesk.engines.planning.plan import Interview
from doordesk.engines.planning.reasons import Case
from doordesk.engines.planning.ways_out import free_to_lead, free_to_take

LONGEST = timedelta(hours=3)


def plain_sense(case: Case) -> Iterator[Finding]:
    """Everything without a rule."""
    return chain.from_iterable(look(case) for look in (_times, _clashes, _present_roles, _present_seats))


def _times(case: Case) -> Iterator[Finding]:
    for interview in case.live:
        problem = _problem(case, interview)
        if problem is not None:
            what, way_out = problem
            yield refuse("", at(interview), what, way_out)
        elif (span := interview.span) is not None and span[1] - span[0] > LONGEST:
            what = f"This interview lasts {_hours(span[1] - span[0])}, more than 3 h."
            yield warn("", at(interview), what, "Look at its times again, or split it.")


def _problem(case: Case, interview: Interview) -> tuple[str, str] | None:
    """The first thing wrong with an interview's own time."""
    if interview.starts is None or interview.ends is None:
        return "This interview has no time yet.", "Set its start and its end."
    if interview.ends <= interview.starts:
        return "This interview ends before it starts.", "Set an end after the start."
    if case.now is not None and interview.starts < case.now and not interview.held:
        return "This interview would start in the past.", "Choose a time from now on."
    return None


def _hours(length: timedelta) -> str:
    """Say a length in hours and minutes."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def _clashes(case: Case) -> Iterator[Finding]:
    """The candidate, and everybody who sits in two interviews, at the same time."""
    for first, later in combinations(case.live, 2):
        if not first.overlaps(later):
            continue
        what = "This interview overlaps another: the candidate cannot sit in both."
        yield refuse("", at(later), what, "Move one of the two.")
        for person in filter(None, map(case.person, later.people)):
            if person.id in first.people:
                what = f"{person.name} sits in two interviews at the same time."
                yield refuse("", at(later), what, "Move one, or seat somebody else.", person.id)


def _present_roles(case: Case) -> Iterator[Finding]:
    opening = case.plan.opening
    roles = (("the hiring manager", opening.hiring_manager), ("the recruiter", opening.recruiter))
    for role, person in ((role, case.person(held_by)) for role, held_by in roles):
        if person is not None and not person.active:
            what = f"{person.name}, {role}, is no longer active."
            yield refuse("", "loop", what, "Name somebody else in the opening.", person.id)
    leader = case.person(case.plan.bar_raiser)
    if leader is not None and not leader.active:
        what = f"{leader.name} cannot lead this debrief: they are no longer active."
        yield refuse("", "bar_raiser", what, free_to_lead(case), leader.id)


def _present_seats(case: Case) -> Iterator[Finding]:
    for interview in case.live:
        for seated in interview.people:
            person = case.person(seated)
            if person is not None and person.active:
                continue
            what = f"{person.name} is no longer active." if person else "Somebody here is not on record."
            leads = seated == interview.interviewer
            way_out = (
                free_to_take(case, interview) if leads else "Leave the seat empty, or choose another trainee."
            )
            yield refuse("", at(interview), what, way_out, seated)
