"""How much each certified person interviews and leads, beside the limits of a week (rule L10)."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from doordesk.mechanisms.loops.models import Override
from doordesk.mechanisms.programme.queries.places import Able, Numbers, key_of
from doordesk.mechanisms.programme.queries.roster import Member


@dataclass(frozen=True, slots=True)
class Loaded:
    """Somebody's interviews: this week, the next, and those of the weeks before, the oldest first.

    `over` counts these weeks, but the next, in which a limit was passed, of interviews or of loops led.
    """

    who: Member
    past: tuple[int, ...]
    now: int
    ahead: int
    led: int
    over: int
    overrides: int

    @property
    def mean(self) -> float:
        """Interviews a week in the weeks before this one."""
        return sum(self.past) / len(self.past) if self.past else 0.0


def loaded(
    people: Sequence[Member],
    mondays: Sequence[date],
    given: Numbers,
    led: Numbers,
    let_go: Mapping[int, int],
    able: Able,
) -> list[Loaded]:
    """Sum up each person, in the order of `people`; the last two weeks are this one and the next."""
    *weeks, following = map(key_of, mondays)
    found = []
    for one in people:
        gave = [given.get((one.pk, week), 0) for week in weeks]
        leads = [led.get((one.pk, week), 0) for week in weeks]
        pairs = zip(gave, leads, strict=True)
        over = sum(number > able.interviews or loops > able.loops for number, loops in pairs)
        ahead, times = given.get((one.pk, following), 0), let_go.get(one.pk, 0)
        found.append(Loaded(one, tuple(gave[:-1]), gave[-1], ahead, leads[-1], over, times))
    return found


def overrides(people: Collection[int], since: datetime) -> list[Override]:
    """Limits that somebody let go of since then, with the reason, the latest first; one query."""
    rows = Override.objects.filter(rule="L10", at__gte=since).select_related("person", "by")
    return [one for one in rows.order_by("-at", "-pk") if one.person_id in people]


def times(rows: Sequence[Override]) -> Counter[int]:
    """Count them by person."""
    return Counter(one.person_id for one in rows)
