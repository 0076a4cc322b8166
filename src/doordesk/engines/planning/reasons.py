"""Why somebody cannot lead a debrief or take an interview, in clauses. Rules L2, L4, L5, L7, L10."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from doordesk.engines.planning.chain import ties
from doordesk.engines.planning.findings import counted
from doordesk.engines.planning.plan import Id, Interview, Limits, Load, Person, Plan

LEFT = "they are no longer active"


@dataclass(frozen=True)
class Reason:
    """A rule (empty for plain sense) and a clause that completes 'Ana cannot lead this debrief: …'."""

    rule: str
    clause: str


@dataclass(frozen=True)
class Case:
    """A plan beside the limits and the moment it is judged by."""

    plan: Plan
    limits: Limits
    now: datetime | None = None

    @cached_property
    def ties(self) -> dict[Id, str]:
        """Everybody in the hiring chain, and how."""
        return ties(self.plan.opening, self.plan.people)

    @cached_property
    def live(self) -> tuple[Interview, ...]:
        """The interviews that were not cancelled, by time."""
        return self.plan.live

    def person(self, person: Id | None) -> Person | None:
        """The person with this id, if on record."""
        return None if person is None else self.plan.people.get(person)

    def load(self, person: Person) -> Load:
        """What they do in other loops."""
        return self.plan.load.get(person.id, Load())

    def waived(self, rule: str, person: Person) -> bool:
        """Tell whether a limit (L10, no other rule) was set aside for this person, with a reason."""
        return rule == "L10" and (rule, person.id) in self.plan.overrides


LeadWhy = Callable[[Case, Person], str]
SeatWhy = Callable[[Case, Person, Interview], str]


def left(_: Case, person: Person) -> str:
    """They left, or were switched off."""
    return "" if person.active else LEFT


def uncertified_bar_raiser(_: Case, person: Person) -> str:
    """L4: leading needs the Bar Raiser's certificate."""
    return (
        "" if person.bar_raiser_certified else person.not_bar_raiser or "they are not a certified Bar Raiser"
    )


def in_chain(case: Case, person: Person) -> str:
    """L4: outside the hiring chain."""
    return case.ties.get(person.id, "")


def below_opening(case: Case, person: Person) -> str:
    """L4: at or above the opening's level."""
    level = case.plan.opening.level
    return "" if person.level >= level else f"their level, {person.level}, is below the opening's, {level}"


def future_report(case: Case, person: Person) -> str:
    """L5: nobody judges their future manager."""
    return "they would report to the new person" if person.id in case.plan.opening.future_reports else ""


def leads_too_many(case: Case, person: Person) -> str:
    """L10: loops led in the week, this one included."""
    led, most = case.load(person).led_in_week + 1, case.limits.led_per_week
    return f"they would lead {counted(led, 'loop')} that week, and the limit is {most}" if led > most else ""


def too_far_below(case: Case, person: Person) -> str:
    """L5: at most so many levels below the opening."""
    level, most = case.plan.opening.level, case.limits.levels_below
    if level - person.level <= most:
        return ""
    allowed = f"more than {counted(most, 'level')} below" if most else "below"
    return f"their level, {person.level}, is {allowed} the opening's, {level}"


def uncertified(_: Case, person: Person) -> str:
    """L7: leading an interview needs a certificate."""
    return "" if person.may_interview else person.not_interviewer or "they are not a certified interviewer"


def interviews_too_much(case: Case, person: Person, interview: Interview) -> str:
    """L10: interviews in the week, this loop's included."""
    others = [it for it in case.live if it.interviewer == person.id and it.id != interview.id]
    given, most = case.load(person).interviews_in_week + len(others) + 1, case.limits.interviews_per_week
    said = f"they would give {counted(given, 'interview')} that week, and the limit is {most}"
    return said if given > most else ""


def interviews_elsewhere(case: Case, person: Person, interview: Interview) -> str:
    """L2: everyone interviews once, so that opinions stay independent."""
    mine = any(it.interviewer == person.id and it.id != interview.id for it in case.live)
    return "they interview in this loop already" if mine else ""


def learns_here(_: Case, person: Person, interview: Interview) -> str:
    """L7: nobody is trainee and interviewer of one interview."""
    here = any(trainee == person.id for trainee, _ in interview.trainees)
    return "they sit in this interview as a trainee" if here else ""


def busy(case: Case, person: Person, interview: Interview) -> str:
    """Nobody sits in two interviews of the loop at once."""
    others = (it for it in case.live if it.id != interview.id and person.id in it.people)
    return "they sit in another interview at that time" if any(map(interview.overlaps, others)) else ""


LEAD_REASONS: tuple[tuple[str, LeadWhy], ...] = (
    ("L4", in_chain),
    ("L4", uncertified_bar_raiser),
    ("L4", below_opening),
    ("L5", future_report),
    ("L10", leads_too_many),
    ("", left),
)
MEMBER_REASONS: tuple[tuple[str, LeadWhy], ...] = (("L5", too_far_below), ("L5", future_report))
# A shadow watches and judges nothing, so their level does not matter.
SHADOW_REASONS: tuple[tuple[str, LeadWhy], ...] = (("L5", future_report),)
SEAT_REASONS: tuple[tuple[str, SeatWhy], ...] = (
    ("L2", interviews_elsewhere),
    ("L7", learns_here),
    ("L10", interviews_too_much),
    ("", busy),
)


def why_not_lead(case: Case, person: Person) -> Iterator[Reason]:
    """Yield every reason against this person as the leading Bar Raiser; an override silences L10."""
    found = ((rule, why(case, person)) for rule, why in LEAD_REASONS)
    return (Reason(rule, clause) for rule, clause in found if clause and not case.waived(rule, person))


def why_not_learn(case: Case, person: Person, *, leads: bool) -> Iterator[Reason]:
    """Yield every reason against this person as the one who learns in this debrief: to watch, or to lead it.

    They read the whole packet, so the hiring chain keeps away from it as from leading (L4), and whoever
    interviews here has a part of their own.
    """
    alone = (
        ("L4", in_chain),
        ("L5", future_report),
        ("", left),
        *((("L4", below_opening),) if leads else ()),
    )
    yield from (Reason(rule, clause) for rule, why in alone if (clause := why(case, person)))
    if person.id == case.plan.bar_raiser:
        yield Reason("L3", "they lead this debrief themselves")
    if any(person.id in it.people for it in case.live):
        yield Reason("P1", "they sit in an interview of this loop")


def why_not_interview(case: Case, person: Person, interview: Interview) -> Iterator[Reason]:
    """Yield every reason against this person as the interviewer; an override silences L10."""
    alone = (*MEMBER_REASONS, ("L7", uncertified), ("", left))
    found = [(rule, why(case, person)) for rule, why in alone]
    found += [(rule, why(case, person, interview)) for rule, why in SEAT_REASONS]
    return (Reason(rule, clause) for rule, clause in found if clause and not case.waived(rule, person))
