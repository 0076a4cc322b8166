"""Interviews given, as the paths to a certificate count them: how many, since when, the last (P1, P6)."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import Kind, State
from doordesk.mechanisms.training.queries import Done, counts, interviewed
from doordesk.mechanisms.training.queries.lapsing import months_later
from doordesk.mechanisms.training.states import StepKind

NEVER_HELD = (State.PLANNING, State.CANCELLED)


# An imported interview without a time counts on the day its loop was planned.
AT = Coalesce(F("starts_at"), F("loop__planned_at"))


def given(people: Collection[int]) -> QuerySet[Interview]:
    """Interviews and screens that these people have given; the past's too."""
    over = Q(ends_at__lte=now()) | Q(loop__historical=True)
    rows = Interview.objects.filter(over, interviewer__in=people, cancelled_at=None)
    return rows.exclude(loop__state__in=NEVER_HELD)


@counts(StepKind.INTERVIEWS)
def interviews_given(people: Collection[int], detail: str) -> Iterator[Done]:
    """Each interview of a loop; a screen by phone is not one."""
    rows = given(people).filter(kind=Kind.INTERVIEW).values_list("interviewer", "pk", "loop", AT)
    for person, pk, loop, at in rows:
        yield Done(person, f"interview-{pk}", at, "Gave an interview", reverse("loops:loop", args=[loop]))


@counts(StepKind.MONTHS)
def months_of_it(people: Collection[int], detail: str) -> Iterator[Done]:
    """Each whole month since the first interview of a loop."""
    first: dict[int, datetime] = {}
    for person, at in given(people).filter(kind=Kind.INTERVIEW).values_list("interviewer", AT):
        first[person] = min(at, first.get(person, at))
    for person, began in first.items():
        number = 1
        while (at := months_later(began, number)) <= now():
            yield Done(person, f"month-{number}", at, "A month since the first interview")
            number += 1


@interviewed
def last_given(people: Collection[int]) -> dict[int, datetime]:
    """When each of them last gave an interview or a screen."""
    rows = given(people).order_by().values("interviewer").annotate(last=Max(AT))
    return dict(rows.values_list("interviewer", "last"))
