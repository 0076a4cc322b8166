"""Who could lead the debrief or take an interview, and why others could not. Rules L2, L4, L5, L7, L10."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from doordesk.engines.planning.plan import DEFAULTS, Id, Interview, Limits, Person, Plan
from doordesk.engines.planning.reasons import Case, Reason, why_not_interview, why_not_lead, why_not_learn


class Option(NamedTuple):
    """A person and the reasons why they cannot be chosen; none means free."""

    person: Person
    reasons: tuple[Reason, ...]

    @property
    def free(self) -> bool:
        """Tell whether nothing speaks against them."""
        return not self.reasons


def eligible_bar_raisers(plan: Plan, limits: Limits = DEFAULTS) -> tuple[Option, ...]:
    """Return everybody on record, those free to lead this debrief first, then by name."""
    return leaders(Case(plan, limits))


def eligible_interviewers(plan: Plan, interview: Interview, limits: Limits = DEFAULTS) -> tuple[Option, ...]:
    """Return everybody on record, those free to take this interview first, then by name.

    Who holds the interview now counts as if they did not.
    """
    return takers(Case(plan, limits), interview)


def leaders(case: Case) -> tuple[Option, ...]:
    """Return the same as `eligible_bar_raisers`, for a case at hand."""
    return _options(case.plan.people, lambda person: why_not_lead(case, person))


def takers(case: Case, interview: Interview) -> tuple[Option, ...]:
    """Return the same as `eligible_interviewers`, for a case at hand."""
    return _options(case.plan.people, lambda person: why_not_interview(case, person, interview))


def eligible_learners(plan: Plan, *, leads: bool, limits: Limits = DEFAULTS) -> tuple[Option, ...]:
    """Return everybody on record, those who could learn in this debrief first, then by name."""
    case = Case(plan, limits)
    return _options(plan.people, lambda person: why_not_learn(case, person, leads=leads))


def _options(
    people: Mapping[Id, Person], why_not: Callable[[Person], Iterable[Reason]]
) -> tuple[Option, ...]:
    judged = (Option(person, tuple(why_not(person))) for person in people.values())
    return tuple(sorted(judged, key=lambda it: (not it.free, it.person.name, str(it.person.id))))
