"""A loop that nothing speaks against, and the people around it, for tests to spoil."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from doordesk.engines.planning import Finding, Id, Interview, Limits, Opening, Person, Plan, Seat, check

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
LIMITS = Limits()

PEOPLE: dict[Id, Person] = {
    person.id: person
    for person in (
        Person("vera", "Vera Lind", 8, "exec"),
        Person("mona", "Mona Ek", 7, "pay", "vera", interviewer_certified=True),
        Person("rolf", "Rolf Ness", 4, "people", "vera"),
        Person("priya", "Priya Rao", 6, "pay", "mona", bar_raiser_certified=True),
        Person("paul", "Paul Orr", 5, "pay", "priya", interviewer_certified=True),
        Person("ana", "Ana Silva", 6, "search", "vera", bar_raiser_certified=True),
        Person("tom", "Tom Beck", 5, "search", "ana", bar_raiser_certified=True),
        Person("uma", "Uma Das", 4, "search", "ana", bar_raiser_certified=True),
        Person("li", "Li Wei", 5, "search", "ana", interviewer_certified=True),
        Person("bo", "Bo Holm", 5, "ads", "vera", interviewer_certified=True),
        Person("cy", "Cy Dunn", 5, "ads", "bo", interviewer_certified=True),
        Person("dee", "Dee Falk", 4, "ads", "bo"),
        Person("eve", "Eve Moor", 3, "ads", "bo", interviewer_certified=True),
        Person("gus", "Gus Reed", 6, "ads", "bo", interviewer_certified=True, active=False),
    )
}
OPENING = Opening(
    level=5,
    team="pay",
    hiring_manager="mona",
    recruiter="rolf",
    principles={"Ownership": 2, "Frugality": 1, "Dig deep": 1},
    approved=True,
)


def slot(number: int) -> dict[str, Any]:
    """Give the hour of an interview, counted from Monday at nine."""
    return {"starts": MONDAY + timedelta(hours=number), "ends": MONDAY + timedelta(hours=number, minutes=55)}


INTERVIEWS = (
    Interview("1", "ana", ("Ownership",), **slot(0)),
    Interview("2", "mona", ("Ownership", "Frugality"), **slot(1)),
    Interview("3", "li", ("Dig deep",), **slot(2), trainees=(("dee", Seat.SHADOW),)),
    Interview("4", "bo", ("Dig deep", "Frugality"), **slot(3)),
    Interview("5", "cy", ("Frugality",), **slot(4)),
)
SOUND = Plan(OPENING, INTERVIEWS, "ana", PEOPLE)


def changed(number: int, plan: Plan = SOUND, **fields: Any) -> Plan:
    """Return the plan with one interview (counted from 1) changed."""
    interviews = list(plan.interviews)
    interviews[number - 1] = replace(interviews[number - 1], **fields)
    return replace(plan, interviews=tuple(interviews))


def with_opening(plan: Plan = SOUND, **fields: Any) -> Plan:
    """Return the plan with its opening changed."""
    return replace(plan, opening=replace(plan.opening, **fields))


def with_person(person: Id, plan: Plan = SOUND, **fields: Any) -> Plan:
    """Return the plan with one person changed."""
    return replace(plan, people={**plan.people, person: replace(plan.people[person], **fields)})


def found(plan: Plan, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """Check at the usual moment."""
    return check(plan, limits, NOW)


def said(plan: Plan, limits: Limits = LIMITS) -> list[tuple[str, str, str]]:
    """Return severity, place and sentence of each finding."""
    return [(it.severity.value, it.place, it.sentence) for it in found(plan, limits)]
