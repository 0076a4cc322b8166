"""Certificates that lapse soon, and those that lapsed lately (rule P6)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State
from doordesk.mechanisms.programme.queries.roster import Member
from doordesk.mechanisms.training.queries.holding import Held


@dataclass(frozen=True, slots=True)
class Lapse:
    """A certificate near its end or just past it; `ahead` is an interview that would keep it."""

    certificate: int
    who: Member
    path: str
    until: datetime
    lapsed: bool
    interviewed: datetime | None
    ahead: datetime | None


def near(rows: Iterable[Held], at: datetime, days: int) -> list[Held]:
    """Return those that end within so many days of a moment, before or after, in their order."""
    reach = timedelta(days=days)
    return sorted((one for one in rows if abs(one.until - at) <= reach), key=lambda one: (one.until, one.pk))


def lapses(
    rows: Iterable[Held], people: Mapping[int, Member], paths: Mapping[int, str], days: int
) -> list[Lapse]:
    """Return what the page shows of them, the earliest first; one query."""
    found = near((one for one in rows if one.person_id in people), now(), days)
    ahead = _ahead({one.person_id for one in found})
    return [
        Lapse(
            one.pk,
            people[one.person_id],
            paths[one.path_id],
            one.until,
            one.lapsed,
            one.interviewed,
            ahead.get(one.person_id),
        )
        for one in found
    ]


def _ahead(people: Collection[int]) -> dict[int, datetime]:
    """When each of them next gives an interview or a screen."""
    rows = Interview.objects.filter(interviewer__in=people, cancelled_at=None, starts_at__gt=now())
    rows = rows.exclude(loop__state=State.CANCELLED).order_by()
    return dict(rows.values_list("interviewer").annotate(Min("starts_at")))
