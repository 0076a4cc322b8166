"""Who interviews and leads how much in which week (rule L10)."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from doordesk.engines.planning import Id, Load
from doordesk.foundation.people.queries import zone_called
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import Kind, State

Week = tuple[int, int]
WEEK = timedelta(days=7)


def week_of(moment: datetime, zone: str) -> Week:
    """Return the calendar week of a moment, Monday to Sunday, where somebody works.

    >>> from datetime import UTC
    >>> sunday = datetime(2026, 3, 1, 20, tzinfo=UTC)
    >>> week_of(sunday, "Europe/London"), week_of(sunday, "Pacific/Auckland")
    ((2026, 9), (2026, 10))
    """
    year, week, _ = moment.astimezone(zone_called(zone)).isocalendar()
    return year, week


@dataclass(frozen=True)
class Weeks:
    """Interviews given and loops led, as (loop, person, week) with how often."""

    given: Counter[tuple[int, int, Week]] = field(default_factory=Counter)
    led: frozenset[tuple[int, int, Week]] = frozenset()

    def load(self, person: int, week: Week, *, without: int | None = None) -> Load:
        """What somebody does in a week, one loop left aside."""
        return self.loads(lambda _: week, without=without).get(person, Load())

    def loads(self, week: Callable[[int], Week], *, without: int | None = None) -> dict[Id, Load]:
        """The same for everybody who does anything, each in the week that `week` names for them."""
        given: Counter[int] = Counter()
        led: Counter[int] = Counter()
        for (loop, who, when), number in self.given.items():
            given[who] += number if loop != without and when == week(who) else 0
        for loop, who, when in self.led:
            led[who] += loop != without and when == week(who)
        return {who: Load(given[who], led[who]) for who in {*given, *led}}


def weeks_around(moments: Collection[datetime]) -> Weeks:
    """Read what stands in the weeks around some moments, in one query; nothing for no moments."""
    if not moments:
        return Weeks()
    rows = Interview.objects.filter(
        kind=Kind.INTERVIEW,
        cancelled_at=None,
        loop__isnull=False,
        starts_at__range=(min(moments) - WEEK, max(moments) + WEEK),
    ).exclude(loop__state=State.CANCELLED)
    fields = ("loop", "interviewer", "interviewer__zone", "loop__bar_raiser", "loop__bar_raiser__zone")
    return _counted(rows.values_list("starts_at", *fields))


def _counted(rows: Iterable[tuple[datetime, int, int | None, str, int | None, str]]) -> Weeks:
    given: Counter[tuple[int, int, Week]] = Counter()
    led: set[tuple[int, int, Week]] = set()
    for starts, loop, interviewer, zone, leader, leaders_zone in rows:
        if interviewer is not None:
            given[loop, interviewer, week_of(starts, zone)] += 1
        if leader is not None:
            led.add((loop, leader, week_of(starts, leaders_zone)))
    return Weeks(given, frozenset(led))


def starts(loops: Iterable[Loop]) -> list[datetime]:
    """When the interviews of some loops begin (prefetched)."""
    rows = (one for loop in loops for one in loop.interviews.all() if one.cancelled_at is None)
    return [one.starts_at for one in rows if one.starts_at is not None]
