"""The second half of a refusal: who is free instead. Promise 5 of the product: refusals teach."""

from doordesk.engines.planning.eligible import leaders, takers
from doordesk.engines.planning.findings import some
from doordesk.engines.planning.plan import Interview
from doordesk.engines.planning.reasons import Case


def free_to_lead(case: Case) -> str:
    """Name the Bar Raisers who could lead, or say whom to ask."""
    names = some(option.person for option in leaders(case) if option.free)
    return f"Free Bar Raisers at this level: {names}." if names else "No Bar Raiser is free: ask the Core."


def free_to_take(case: Case, interview: Interview) -> str:
    """Name the interviewers who could take an interview, or say whom to ask."""
    names = some(option.person for option in takers(case, interview) if option.free)
    return f"Free to take it: {names}." if names else "No interviewer is free for it: ask the Core."
