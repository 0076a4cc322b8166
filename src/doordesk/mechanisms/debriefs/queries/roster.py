"""Who is in the room: interviewers, hiring manager, leader, recruiter; who is missing (rules D1, L3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import Progress
from doordesk.mechanisms.assessments.states import Standing
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.loops.models import DebriefSeat, Interview
from doordesk.mechanisms.loops.states import Learning

LEARNERS = {Learning.WATCH: "Learns, watches", Learning.LEAD: "Learns, leads with the Bar Raiser"}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits in the debrief. Voters have handed in all.

    `expected` are all but the recruiter and who learns; `owes` is true while an assessment of theirs is
    missing: then the room is closed to them (rule F3).
    """

    person: Person
    title: str
    interviews: tuple[Interview, ...]
    voter: bool
    owes: bool
    expected: bool = True

    @property
    def name(self) -> str:
        """By which the room knows them."""
        return self.person.name


def roster(debrief: Debrief, progress: Iterable[Progress]) -> list[Member]:
    """Everybody in the room: interviewers in the order of their interviews, then those who sit by office."""
    opening = debrief.loop.application.opening
    lines: dict[int, list[Progress]] = {}
    people: dict[int, Person] = {}
    for one in progress:
        lines.setdefault(one.person.pk, []).append(one)
        people[one.person.pk] = one.person
    seat = learner_of(debrief)
    learner = [seat.person] if seat else []
    for person in (debrief.leader, opening.hiring_manager, opening.recruiter, *learner):
        people.setdefault(person.pk, person)
    return [_member(debrief, person, lines.get(person.pk, [])) for person in people.values()]


def _member(debrief: Debrief, person: Person, lines: list[Progress]) -> Member:
    owes = any(one.state is not Standing.HANDED_IN for one in lines)
    office = person.pk in (debrief.leader_id, debrief.loop.application.opening.hiring_manager_id)
    return Member(
        person,
        title_of(debrief, person.pk),
        tuple(one.interview for one in lines),
        voter=bool(lines) and not owes,
        owes=owes,
        expected=bool(lines) or office,
    )


def title_of(debrief: Debrief, person_id: int) -> str:
    """What somebody is in this debrief, in words."""
    opening = debrief.loop.application.opening
    if person_id == debrief.leader_id:
        return "Bar Raiser, leads"
    if person_id == opening.hiring_manager_id:
        return "Hiring manager"
    if person_id == opening.recruiter_id:
        return "Recruiter"
    seat = learner_of(debrief)
    return LEARNERS[Learning(seat.kind)] if seat and seat.person_id == person_id else "Interviewer"


def learner_of(debrief: Debrief) -> DebriefSeat | None:
    """The seat of the one who learns here, if there is one (rule P1)."""
    found: DebriefSeat | None = getattr(debrief.loop, "debrief_seat", None)
    return found


def named(names: Iterable[str]) -> str:
    """Names in a sentence.

    >>> named(["Ana", "Ben", "Jo"])
    'Ana, Ben and Jo'
    """
    said = list(dict.fromkeys(names))
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
