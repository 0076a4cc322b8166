"""Whether what was written about an opening can stand. Rules L3, L5, L6."""

from dataclasses import replace
from typing import NoReturn

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.models import LONGEST_TITLE, Facts
from doordesk.mechanisms.principles.models import Principle

LEVELS = range(1, 13)
WEIGHTS = (1, 2)


def sound(facts: Facts) -> Facts:
    """Return the facts tidied, or refuse what cannot stand even in a draft."""
    facts = replace(
        facts,
        title=" ".join(facts.title.split()),
        description=facts.description.replace("\r\n", "\n").strip(),
        weights={principle: weight for principle, weight in facts.weights.items() if weight},
    )
    _title(facts.title)
    if facts.level not in LEVELS:
        _refuse(f"There is no level {facts.level}.", "Levels go from 1 to 12.", "level")
    _people(facts)
    _weights(facts)
    return facts


def _title(title: str) -> None:
    if not title:
        _refuse("An opening needs a title.", "Name the post as candidates will read it.", "title")
    if len(title) > LONGEST_TITLE:
        _refuse(f"This title is {len(title)} characters long.", f"Say it in {LONGEST_TITLE}.", "title")


def _people(facts: Facts) -> None:
    """Two different people of the company, neither of whom will report to the new person."""
    for place, person in (("hiring_manager", facts.hiring_manager), ("recruiter", facts.recruiter)):
        if not person.is_active:
            _refuse(f"{person} has left.", "Name somebody else.", place)
    if facts.hiring_manager == facts.recruiter:
        _refuse(
            f"{facts.recruiter} cannot be hiring manager and recruiter of one opening",
            "One wants the post filled, the other keeps the way moving: name two people.",
            "recruiter",
            "L3",
        )
    if not facts.recruiter.is_recruiter:
        who = ", ".join(
            Person.objects.filter(is_active=True, is_recruiter=True).values_list("name", flat=True)
        )
        _refuse(
            f"{facts.recruiter} is not a recruiter.", f"Recruiters here: {who or 'none yet'}.", "recruiter"
        )
    if facts.hiring_manager.pk in facts.future_reports:
        _refuse(
            "The hiring manager cannot report to the new person", "Take them out.", "future_reports", "L5"
        )


def _weights(facts: Facts) -> None:
    """Known principles, owned by one interviewer or two."""
    if any(weight not in WEIGHTS for weight in facts.weights.values()):
        _refuse("One interviewer owns a principle, or two do", "Choose one or two.", "weights", "L6")
    known = Principle.objects.filter(pk__in=facts.weights).count()
    if known < len(facts.weights):
        _refuse("A principle that you chose is not there any more.", "Choose again.", "weights")


def _refuse(what: str, way_out: str, place: str, rule: str = "") -> NoReturn:
    raise Refused(what, rule=rule, way_out=way_out, place=place)
