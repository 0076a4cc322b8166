"""What coming weeks still ask for: interviews and loops without somebody, seats to learn on (L3, L7, L10)."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.load import Week, week_of
from doordesk.mechanisms.loops.queries.waits import open_seats
from doordesk.mechanisms.loops.states import PLANNABLE, Kind, State
from doordesk.mechanisms.programme.queries.places import Open


@dataclass(frozen=True, slots=True)
class Demand:
    """What is open by week, what has no time yet, and the debriefs in which nobody learns."""

    still: Open
    timeless: int
    debrief_seats: int


def demand(interviewers: Collection[int], team: int | None) -> Demand:
    """Read it for the openings of a team or of all; seats are those of the team's interviewers."""
    interviews = Counter(map(_week, _unfilled(team).values_list("starts_at", flat=True)))
    loops = Counter(map(_week, _leaderless(team)))
    timeless = interviews.pop(None, 0)
    loops.pop(None, 0)
    still = Open(_dated(interviews), _dated(loops), _seats(interviewers))
    return Demand(still, timeless, _debriefs(team).count())


def _unfilled(team: int | None) -> QuerySet[Interview]:
    """Interviews of a plan without an interviewer or without a time."""
    missing = Q(interviewer=None) | Q(starts_at=None)
    rows = Interview.objects.filter(
        missing, kind=Kind.INTERVIEW, cancelled_at=None, loop__state__in=PLANNABLE, loop__historical=False
    )
    return rows.filter(application__opening__team=team) if team else rows


def _loops(team: int | None) -> QuerySet[Loop]:
    rows = Loop.objects.filter(historical=False)
    return rows.filter(application__opening__team=team) if team else rows


def _leaderless(team: int | None) -> Iterable[datetime | None]:
    """When the first interview begins of each loop that nobody leads yet."""
    first = Min("interviews__starts_at", filter=Q(interviews__cancelled_at=None))
    rows = _loops(team).filter(state__in=PLANNABLE, bar_raiser=None).order_by()
    return rows.annotate(first=first).values_list("first", flat=True)


def _debriefs(team: int | None) -> QuerySet[Loop]:
    """Debriefs ahead in which somebody could still learn."""
    ahead = (State.INVITED, State.DEBRIEF)
    return _loops(team).filter(state__in=ahead, bar_raiser__isnull=False, debrief_seat=None)


def _seats(interviewers: Collection[int]) -> Counter[Week]:
    """Coming interviews with a certified interviewer and no trainee (rule L7)."""
    rows = (
        open_seats().filter(kind=Kind.INTERVIEW).values_list("starts_at", "interviewer", "interviewer__zone")
    )
    return Counter(week_of(at, zone) for at, who, zone in rows if at and who in interviewers)


def _week(moment: datetime | None) -> Week | None:
    return week_of(moment, timezone.get_current_timezone_name()) if moment else None


def _dated(counts: Counter[Week | None]) -> Counter[Week]:
    return Counter({week: number for week, number in counts.items() if week})
