"""Who can be chosen, with what they do that week, and why the others cannot (rules L2, L4, L5, L7, L10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from doordesk.engines import planning
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.load import Weeks, week_of
from doordesk.mechanisms.loops.queries.plans import Company
from doordesk.mechanisms.loops.queries.waits import Wait, busy, mentored_first, waits


@dataclass(frozen=True)
class Choice:
    """One person of a list; `reason` says why they cannot be chosen, `group` is the heading above them."""

    pk: int
    label: str
    reason: str = ""
    group: str = ""


@dataclass(frozen=True)
class Board:
    """A loaded loop with everything that judges it: what the page and its forms are made of."""

    loop: Loop
    plan: planning.Plan
    known: Company
    weeks: Weeks
    limits: planning.Limits

    def interview(self, pk: int) -> planning.Interview:
        """An interview of the plan; an empty one for a key it lacks."""
        return next((one for one in self.plan.interviews if one.id == pk), planning.Interview(pk))


def leaders(board: Board) -> list[Choice]:
    """Bar Raisers who could lead; of the others those certified, on the loop or named in the opening."""
    opening = board.plan.opening
    near = {opening.hiring_manager, opening.recruiter, *(one.interviewer for one in board.plan.live)}
    options = planning.eligible_bar_raisers(board.plan, board.limits)
    return [
        _choice(board, one)
        for one in options
        if one.person.active and (one.person.bar_raiser_certified or one.person.id in near)
    ]


def interviewers(board: Board, row: Interview | None) -> list[Choice]:
    """Certified people who could take an interview in its week; the others of them and of the team after."""
    interview = board.interview(row.pk if row and row.pk else 0)
    moment = row.starts_at if row else None
    board = _in_week_of(board, moment) if moment else board
    options = planning.eligible_interviewers(board.plan, interview, board.limits)
    team = board.plan.opening.team
    return [
        _choice(board, one)
        for one in options
        if one.person.active and (one.person.may_interview or one.person.team == team)
    ]


def screeners(known: Company, future_reports: Iterable[int]) -> list[Choice]:
    """Certified people; those who would report to the new person last, with the reason."""
    barred = set(future_reports)
    people = [one for one in known.people.values() if one.active and one.may_interview]
    people.sort(key=lambda one: (one.id in barred, one.name))
    return [
        Choice(
            int(one.id),
            one.name,
            "they would report to the new person (rule L5)" if one.id in barred else "",
            CANNOT if one.id in barred else "",
        )
        for one in people
    ]


@dataclass(frozen=True)
class Learners:
    """Who waits for a seat, and who sits elsewhere at the time of an interview."""

    waits: Mapping[int, Wait]
    busy: frozenset[int]


def learners(row: Interview) -> Learners:
    """Read both for one interview."""
    return Learners(waits(), busy(row))


def trainees(board: Board, row: Interview, known: Learners) -> list[Choice]:
    """Everybody active who does not sit there yet, in groups; whose next step it is first, and under whom."""
    seated = board.interview(row.pk).people
    people = [one for one in board.known.people.values() if one.active and one.id not in seated]
    ranked = sorted(((_rank(board, row, one, known), one.name, one) for one in people), key=lambda it: it[:2])
    return [_trainee(one, rank, known) for rank, _, one in ranked]


def proposed(board: Board, row: Interview, known: Learners) -> list[tuple[str, Wait]]:
    """The names of those whose next step fits and who are free, the interviewer's own trainees first."""
    free = [one.pk for one in trainees(board, row, known) if one.group in (THEIRS, NEXT_STEP)]
    fitting = mentored_first((known.waits[pk] for pk in free), row.interviewer_id)
    return [(board.known.people[one.person_id].name, one) for one in fitting]


def at_the_limit(board: Board) -> list[Choice]:
    """People whom only the week's load keeps away (rule L10)."""
    waived = {person for rule, person in board.plan.overrides if rule == "L10"}
    able = (one for one in board.known.people.values() if one.active and one.may_interview)
    full = [one for one in able if one.id not in waived and _full(board, one)]
    return [_choice(board, planning.Option(one, ())) for one in sorted(full, key=lambda one: one.name)]


def load_words(board: Board, person: planning.Id) -> str:
    """Say what somebody does that week, this loop included: '3 of 4 interviews, leads 1 of 2 loops'."""
    load = board.plan.load.get(person, planning.Load())
    given = load.interviews_in_week + len(board.plan.of(person))
    led = load.led_in_week + (board.plan.bar_raiser == person)
    said = f"{given} of {board.limits.interviews_per_week} interviews that week"
    raises = board.plan.people[person].bar_raiser_certified
    return f"{said}, leads {led} of {board.limits.led_per_week} loops" if raises else said


CANNOT = "Cannot be chosen"
THEIRS = "Whose mentor gives this interview"
NEXT_STEP = "Whose next step it is"
TEAM = "Others of the team"
NOT_CERTIFIED = "Not certified yet"
CERTIFIED = "Certified already"
BUSY = "Busy"
GROUPS = (THEIRS, NEXT_STEP, TEAM, NOT_CERTIFIED, CERTIFIED, BUSY, CANNOT)
WHY_NOT = {
    CANNOT: "they would report to the new person (rule L5)",
    BUSY: "they sit in another interview then (rule L7)",
}


def _choice(board: Board, option: planning.Option) -> Choice:
    person = option.person
    reason = reasons_said(option.reasons)
    label = f"{person.name} · {load_words(board, person.id)}"
    return Choice(int(person.id), label, reason, CANNOT if reason else "")


def reasons_said(reasons: Sequence[planning.Reason]) -> str:
    """Join reasons, each with its rule: 'they report to Marta, the hiring manager (rule L4)'."""
    return "; ".join(f"{one.clause} (rule {one.rule})" if one.rule else one.clause for one in reasons)


def _rank(board: Board, row: Interview, person: planning.Person, known: Learners) -> int:
    """The place of a person's group among GROUPS."""
    pk = int(person.id)
    if pk in board.plan.opening.future_reports:
        return GROUPS.index(CANNOT)
    if pk in known.busy:
        return GROUPS.index(BUSY)
    if pk in known.waits:
        return GROUPS.index(THEIRS if known.waits[pk].mentor_id == row.interviewer_id else NEXT_STEP)
    if person.may_interview:
        return GROUPS.index(CERTIFIED)
    return GROUPS.index(TEAM if person.team == board.plan.opening.team else NOT_CERTIFIED)


def _trainee(person: planning.Person, rank: int, known: Learners) -> Choice:
    pk, group = int(person.id), GROUPS[rank]
    wait = known.waits.get(pk)
    label = f"{person.name} · {wait.says}" if wait else person.name
    return Choice(pk, label, WHY_NOT.get(group, ""), CANNOT if group in WHY_NOT else group)


def _full(board: Board, person: planning.Person) -> bool:
    load = board.plan.load.get(person.id, planning.Load())
    return (
        load.interviews_in_week >= board.limits.interviews_per_week
        or load.led_in_week >= board.limits.led_per_week
    )


def _in_week_of(board: Board, moment: datetime) -> Board:
    zones = board.known.zones
    load = board.weeks.loads(lambda person: week_of(moment, zones[person]), without=board.loop.pk)
    return replace(board, plan=replace(board.plan, load=load))
