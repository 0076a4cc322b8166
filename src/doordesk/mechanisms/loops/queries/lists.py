"""Every loop somebody may see, with its state, its next interview and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Min, Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.findings import judged, limits, refusals
from doordesk.mechanisms.loops.queries.plans import plans_of
from doordesk.mechanisms.loops.states import PLANNABLE


@dataclass(frozen=True)
class Entry:
    """One loop of the list; `missing` is the number of refusals of a plan that can still change."""

    loop: Loop
    next: Interview | None
    missing: int


def loops_seen(actor: Actor, state: str = "", words: str = "") -> QuerySet[Loop]:
    """The loops somebody may see, narrowed to a state and to words, the next to take place first."""
    ahead = Q(interviews__starts_at__gte=now(), interviews__cancelled_at=None)
    rows = visible(actor, Loop).annotate(first_ahead=Min("interviews__starts_at", filter=ahead))
    rows = rows.select_related("application__candidate", "application__opening", "bar_raiser")
    if state:
        rows = rows.filter(state=state)
    for word in words.split():
        rows = rows.filter(_says(word))
    return rows.order_by(F("first_ahead").asc(nulls_last=True), "-planned_at", "-pk")


def entries(loops: Sequence[Loop]) -> list[Entry]:
    """Complete a page of loops in a fixed number of queries."""
    pks = [loop.pk for loop in loops]
    ahead: dict[int | None, Interview] = {}
    rows = Interview.objects.filter(loop__in=pks, cancelled_at=None, starts_at__gte=now())
    for one in rows.select_related("interviewer").order_by("-starts_at"):
        ahead[one.loop_id] = one
    missing = missing_in([loop for loop in loops if loop.state in PLANNABLE])
    return [Entry(loop, ahead.get(loop.pk), missing.get(loop.pk, 0)) for loop in loops]


def missing_in(loops: Sequence[Loop]) -> dict[int, int]:
    """Count what keeps each of these loops from being sound."""
    plans = plans_of(loop.pk for loop in loops)
    numbers, moment = limits(), now()
    return {loop.pk: len(refusals(judged(loop, plans[loop.pk], numbers, moment))) for loop in loops}


def _says(word: str) -> Q:
    people = Interview.objects.filter(cancelled_at=None, interviewer__name__icontains=word)
    return (
        Q(application__candidate__name__icontains=word)
        | Q(application__opening__title__icontains=word)
        | Q(bar_raiser__name__icontains=word)
        | Q(pk__in=people.values("loop"))
    )
