"""Who may sit where: the Bar Raiser, levels, certificates, load. Rules L4, L5, L7, L10."""

from collections.abc import Iterator

from doordesk.engines.planning.findings import Finding, at, refuse, some, warn
from doordesk.engines.planning.plan import Interview, Person
from doordesk.engines.planning.reasons import (
    LEAD_REASONS,
    MEMBER_REASONS,
    SHADOW_REASONS,
    Case,
    future_report,
    interviews_too_much,
    leads_too_many,
    uncertified,
)
from doordesk.engines.planning.ways_out import free_to_lead, free_to_take


def independent_bar_raiser(case: Case) -> Iterator[Finding]:
    """L4: certified, outside the hiring chain, at or above the level."""
    leader = case.person(case.plan.bar_raiser)
    if leader is None:
        return
    clauses = [clause for rule, why in LEAD_REASONS if rule == "L4" and (clause := why(case, leader))]
    if clauses:
        yield _cannot_lead(case, "L4", leader, "; ".join(clauses))


def no_future_reports(case: Case) -> Iterator[Finding]:
    """L5: nobody far below the opening, nobody who would report to the new person."""
    leader = case.person(case.plan.bar_raiser)
    if leader is not None and (clause := future_report(case, leader)):
        yield _cannot_lead(case, "L5", leader, clause)
    for interview in case.live:
        for person in filter(None, map(case.person, interview.people)):
            yield from _fit(case, interview, person)


def _fit(case: Case, interview: Interview, person: Person) -> Iterator[Finding]:
    watches = dict(interview.trainees).get(person.id) == "shadow" and person.id != interview.interviewer
    reasons = SHADOW_REASONS if watches else MEMBER_REASONS
    clauses = [clause for _, why in reasons if (clause := why(case, person))]
    if clauses:
        what = f"{person.name} cannot sit on this loop: {'; '.join(clauses)}."
        leads = person.id == interview.interviewer
        way_out = (
            free_to_take(case, interview) if leads else "Leave the seat empty, or choose another trainee."
        )
        yield refuse("L5", at(interview), what, way_out, person.id)


def certified_beside_trainees(case: Case) -> Iterator[Finding]:
    """L7: certified people lead; trainees sit beside them."""
    for interview in case.live:
        leader = case.person(interview.interviewer)
        if leader is not None and (clause := uncertified(case, leader)):
            what = f"{leader.name} cannot lead this interview: {clause}."
            way_out = f"Seat {leader.name} as a shadow or reverse shadow. {free_to_take(case, interview)}"
            yield refuse("L7", at(interview), what, way_out, leader.id)
        yield from _trainees(case, interview)


def _trainees(case: Case, interview: Interview) -> Iterator[Finding]:
    trainees = [person for person in map(case.person, dict(interview.trainees)) if person is not None]
    trainees.sort(key=lambda person: (person.name, str(person.id)))
    if trainees and interview.interviewer is None:
        what = f"Nobody certified sits beside {some(trainees)} in this interview."
        ids = (person.id for person in trainees)
        yield refuse("L7", at(interview), what, free_to_take(case, interview), *ids)
    for person in trainees:
        yield from _trainee(interview, person)


def _trainee(interview: Interview, person: Person) -> Iterator[Finding]:
    seats = sorted(seat for trainee, seat in interview.trainees if trainee == person.id)
    if person.id == interview.interviewer:
        what = f"{person.name} is both interviewer and trainee of this interview."
        yield refuse("L7", at(interview), what, "Take one of the two seats away.", person.id)
    elif len(seats) > 1:
        what = f"{person.name} has {len(seats)} trainee's seats in this interview."
        yield refuse("L7", at(interview), what, "Keep one of them.", person.id)
    elif person.may_interview:
        what = f"{person.name} is certified already and sits here as a {seats[0].replace('_', ' ')}."
        yield warn("L7", at(interview), what, "Offer the seat to a trainee, or go on.", person.id)


def bearable_load(case: Case) -> Iterator[Finding]:
    """L10: interviews and led loops of the week; an override with a reason turns refusal into warning."""
    leader = case.person(case.plan.bar_raiser)
    if leader is not None and (clause := leads_too_many(case, leader)):
        what = f"{leader.name} cannot lead this debrief: {clause}."
        yield _over(case, leader, "bar_raiser", what, free_to_lead(case))
    for interview in case.live:
        person = case.person(interview.interviewer)
        if person is not None and (clause := interviews_too_much(case, person, interview)):
            what = f"{person.name} cannot take this interview: {clause}."
            yield _over(case, person, at(interview), what, free_to_take(case, interview))


def _over(case: Case, person: Person, place: str, what: str, free: str) -> Finding:
    if case.waived("L10", person):
        over = f"{person.name} goes over the limit: {what.partition(': ')[2]}"
        return warn("L10", place, over, "The reason is on record.", person.id)
    return refuse("L10", place, what, f"{free} Or give a reason for going over.", person.id)


def _cannot_lead(case: Case, rule: str, leader: Person, clause: str) -> Finding:
    what = f"{leader.name} cannot lead this debrief: {clause}."
    return refuse(rule, "bar_raiser", what, free_to_lead(case), leader.id)
