"""Loops as plans that the rules can judge, in a fixed number of queries, however many loops there are."""

from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.engines import planning
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.load import Week, Weeks, starts, week_of, weeks_around
from doordesk.mechanisms.loops.states import State
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State as OpeningState
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.training.queries import holders
from doordesk.mechanisms.training.states import Scope

APPROVED = (OpeningState.OPEN, OpeningState.FILLED)


@dataclass(frozen=True)
class Company:
    """Everybody, with what they are certified for, and what each principle is called now."""

    people: dict[planning.Id, planning.Person]
    names: dict[int, str]
    zones: dict[int, str]


def company() -> Company:
    """Read people, certificates and the names of principles: three queries, or four."""
    known = holders()
    interviewers, raisers = known.of(Scope.INTERVIEW), known.of(Scope.DEBRIEF)
    raisers &= interviewers  # who raises the bar interviews first (L4)
    lapsed = known.lapsed(Scope.INTERVIEW), known.lapsed(Scope.DEBRIEF)
    people: dict[planning.Id, planning.Person] = {}
    zones: dict[int, str] = {}
    fields = ("pk", "name", "level", "team", "manager", "is_active", "zone")
    for pk, name, level, team, manager, active, zone in Person.objects.values_list(*fields):
        why = [clauses.get(pk, "") for clauses in lapsed]
        people[pk] = planning.Person(
            pk, name, level, team, manager, pk in interviewers, pk in raisers, active, *why
        )
        zones[pk] = zone
    versions = Version.objects.order_by("number").values_list("principle", "name")
    return Company(people, dict(versions), zones)


def planned(pks: Iterable[int]) -> list[Loop]:
    """Loops with everything that a plan or a page of theirs needs."""
    return list(
        Loop.objects.filter(pk__in=list(pks))
        .select_related(
            "application__candidate",
            "application__opening__hiring_manager",
            "application__opening__recruiter",
            "application__opening__team",
            "bar_raiser",
        )
        .prefetch_related(
            "interviews__interviewer",
            "interviews__owned__version__principle",
            "interviews__trainees__person",
            "overrides__person",
            "overrides__by",
            "application__opening__weights",
            "application__opening__future_reports",
        )
    )


def plan_of(loop: Loop) -> planning.Plan:
    """Return one loop as a plan."""
    return plans_of([loop.pk])[loop.pk]


def plans_of(pks: Iterable[int]) -> dict[int, planning.Plan]:
    """Return loops as plans, by their keys."""
    loops = planned(pks)
    if not loops:
        return {}
    people, weeks = company(), weeks_around(starts(loops))
    return {loop.pk: plan_from(loop, people, weeks) for loop in loops}


def plan_from(loop: Loop, known: Company, weeks: Weeks) -> planning.Plan:
    """Put a loaded loop into the words of the engine; nothing is read here."""
    live = [one for one in loop.interviews.all() if one.cancelled_at is None]
    own = {one.interviewer_id: one.starts_at for one in live if one.interviewer_id and one.starts_at}
    first = min((one.starts_at for one in live if one.starts_at), default=now())

    def week(person: int) -> Week:
        return week_of(own.get(person, first), known.zones[person])

    return planning.Plan(
        opening=_opening(loop.application.opening, known.names),
        interviews=tuple(_interview(one, loop, known.names) for one in live),
        bar_raiser=loop.bar_raiser_id,
        people=known.people,
        load=weeks.loads(week, without=loop.pk),
        overrides=frozenset((one.rule, one.person_id) for one in loop.overrides.all()),
    )


def _opening(opening: Opening, names: dict[int, str]) -> planning.Opening:
    return planning.Opening(
        level=opening.level,
        team=opening.team_id,
        hiring_manager=opening.hiring_manager_id,
        recruiter=opening.recruiter_id,
        future_reports=frozenset(person.pk for person in opening.future_reports.all()),
        principles={names[one.principle_id]: one.weight for one in opening.weights.all()},
        approved=opening.state in APPROVED,
    )


def _interview(row: Interview, loop: Loop, names: dict[int, str]) -> planning.Interview:
    return planning.Interview(
        id=row.pk,
        interviewer=row.interviewer_id,
        principles=tuple(names[one.version.principle_id] for one in row.owned.all()),
        starts=row.starts_at,
        ends=row.ends_at,
        trainees=tuple((one.person_id, planning.Seat(one.kind)) for one in row.trainees.all()),
        held=has_begun(row, loop),
        title=row.title,
    )


def has_begun(row: Interview, loop: Loop | None) -> bool:
    """Tell whether an interview that people were invited to has started."""
    invited = loop is None or loop.state != State.PLANNING
    return invited and row.starts_at is not None and row.starts_at <= now()
