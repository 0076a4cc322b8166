"""What a loop needs as a whole: an approved opening, people, three roles, owners. Rules L1, L2, L3, L6."""

from collections.abc import Iterator

from doordesk.engines.planning.findings import Finding, at, counted, listed, refuse, some, warn
from doordesk.engines.planning.plan import Id, Interview, Person
from doordesk.engines.planning.reasons import Case
from doordesk.engines.planning.ways_out import free_to_lead, free_to_take


def opening_ready(case: Case) -> Iterator[Finding]:
    """L1: the description is approved and the principles are chosen."""
    if not case.plan.opening.approved:
        yield refuse(
            "L1",
            "loop",
            "The opening's description is not approved yet.",
            "Ask a Bar Raiser to approve it.",
        )
    if not case.plan.opening.principles:
        yield refuse("L1", "loop", "The opening has no principles yet.", "Choose them in the opening.")


def enough_interviewers(case: Case) -> Iterator[Finding]:
    """L2: so many interviewers, each once, and no interview without one."""
    yield from _number(case)
    for interview in case.live:
        if interview.interviewer is None:
            yield refuse(
                "L2", at(interview), "Nobody leads this interview yet.", free_to_take(case, interview)
            )
    for person in interviewers(case):
        times = len(case.plan.of(person.id))
        if times > 1:
            what = f"{person.name} leads {times} interviews of this loop; each interviewer leads one."
            yield refuse("L2", f"person:{person.id}", what, "Give the others to somebody else.", person.id)


def _number(case: Case) -> Iterator[Finding]:
    number, limits = len(interviewers(case)), case.limits
    has = f"This loop has {counted(number, 'interviewer')}"
    usual = f"{limits.interviewers_low} to {limits.interviewers_high}"
    if number < limits.interviewers_refused_below:
        missing = limits.interviewers_refused_below - number
        what = f"{has}; fewer than {limits.interviewers_refused_below} is refused."
        yield refuse("L2", "loop", what, f"Add {missing} at least; {usual} is usual.")
    elif number < limits.interviewers_low:
        way_out = f"Add {limits.interviewers_low - number}, or go on with fewer opinions."
        yield warn("L2", "loop", f"{has}; {usual} is usual.", way_out)
    elif number > limits.interviewers_high:
        way_out = f"Leave out {number - limits.interviewers_high}: past the fourth, each adds little."
        yield warn("L2", "loop", f"{has}; {usual} is usual.", way_out)


def three_roles(case: Case) -> Iterator[Finding]:
    """L3: hiring manager, recruiter, and a leading Bar Raiser who also interviews."""
    opening, leader = case.plan.opening, case.person(case.plan.bar_raiser)
    if case.person(opening.hiring_manager) is None:
        yield refuse("L3", "loop", "This loop has no hiring manager.", "Name one in the opening.")
    if case.person(opening.recruiter) is None:
        yield refuse("L3", "loop", "This loop has no recruiter.", "Name one in the opening.")
    if leader is None:
        yield refuse("L3", "bar_raiser", "This loop has no Bar Raiser.", free_to_lead(case))
    elif not case.plan.of(leader.id):
        what = f"{leader.name} leads the debrief but interviews nobody in this loop."
        yield warn("L3", "bar_raiser", what, f"Give {leader.name} an interview, or go on.", leader.id)


def principles_owned(case: Case) -> Iterator[Finding]:
    """L6: every principle has its owners, every interviewer a few principles."""
    for principle, weight in case.plan.opening.principles.items():
        yield from _owned(case, principle, weight)
    for interview in case.live:
        person = case.person(interview.interviewer)
        if person is not None:
            yield from _owns(case, interview, person)


def _owned(case: Case, principle: str, weight: int) -> Iterator[Finding]:
    owners = _owners(case, principle)
    least, place = case.limits.owners_per_principle, f"principle:{principle}"
    ids = tuple(person.id for person in owners)
    if not owners:
        yield refuse("L6", place, f"Nobody owns {principle} yet.", _room(case, principle))
    elif len(owners) < least:
        what = f"{principle} has {counted(len(owners), 'owner')}; at least {least} are needed."
        yield refuse("L6", place, what, _room(case, principle), *ids)
    elif len(owners) < weight:
        what = f"{principle} has {counted(len(owners), 'owner')}; this opening wants {weight}."
        yield warn("L6", place, what, _room(case, principle), *ids)


def _owns(case: Case, interview: Interview, person: Person) -> Iterator[Finding]:
    owned, most = tuple(dict.fromkeys(interview.principles)), case.limits.principles_max
    if not owned:
        way_out = _give(case)
        yield refuse("L6", at(interview), f"{person.name} owns no principle yet.", way_out, person.id)
    if len(owned) > most:
        what = f"{person.name} owns {counted(len(owned), 'principle')}; {most} is the most."
        yield refuse("L6", at(interview), what, f"Take away {len(owned) - most}.", person.id)
    strange = [name for name in owned if name not in case.plan.opening.principles]
    if strange:
        what = f"{person.name} owns {listed(strange)}, which this opening does not ask for."
        yield warn("L6", at(interview), what, "Take it away, or add it to the opening.", person.id)


def _give(case: Case) -> str:
    """Say which principle somebody without one could own."""
    wanted = case.plan.opening.principles
    open_ones = [name for name in wanted if not _owners(case, name)] or list(wanted)
    return f"Choose from {listed(open_ones)}." if open_ones else "Choose the opening's principles first."


def _room(case: Case, principle: str) -> str:
    """Name the interviewers who could own one principle more."""
    most = case.limits.principles_max
    roomy = {
        it.interviewer for it in case.live if len(it.principles) < most and principle not in it.principles
    }
    names = some(person for person in interviewers(case) if person.id in roomy)
    return f"Room for it: {names}." if names else "Add an interview for it."


def _owners(case: Case, principle: str) -> list[Person]:
    owners = {it.interviewer for it in case.live if principle in it.principles}
    return [person for person in interviewers(case) if person.id in owners]


def interviewers(case: Case) -> list[Person]:
    """Everybody on record who leads an interview, each once, by name."""
    ids: set[Id | None] = {it.interviewer for it in case.live}
    known = (person for person in map(case.person, ids) if person is not None)
    return sorted(known, key=lambda person: (person.name, str(person.id)))
