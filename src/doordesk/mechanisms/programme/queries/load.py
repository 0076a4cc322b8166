"""How much each certified person interviews and leads, beside the limits of a week (rule L10)."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from doordesk.mechanisms.loops.models import Override
from doordesk.mechanisms.programme.queries.places import Numbers, key_of
from doordesk.mechanisms.programme.queries.roster import Member


@dataclass(frozen=True, slots=True)
class Loaded:
    """Somebody's interviews: this week, the next, and those of the weeks before, the oldest first."""

    who: Member
    past: tuple[int, ...]
    now: int
    ahead: int
    led: int
    overrides: int
    limit: int

    @property
    def mean(self) -> float:
        """Interviews a week in the weeks before this one."""
        return sum(self.past) / len(self.past) if self.past else 0.0

    @property
    def over(self) -> int:
        """In how many of these weeks, this one among them, it was more than the limit."""
        return sum(number > self.limit for number in (*self.past, self.now))


def loaded(
    people: Sequence[Member],
    mondays: Sequence[date],
    given: Numbers,
    led: Numbers,
    let_go: Mapping[int, int],
    limit: int,
) -> list[Loaded]:
    """Sum up each person, in the order of `people`; the last two weeks are this one and the next."""
    *before, this, following = map(key_of, mondays)
    return [
        Loaded(
            one,
            tuple(given.get((one.pk, week), 0) for week in before),
            given.get((one.pk, this), 0),
            given.get((one.pk, following), 0),
            led.get((one.pk, this), 0),
            let_go.get(one.pk, 0),
            limit,
        )
        for one in people
    ]


def overrides(people: Collection[int], since: datetime) -> list[Override]:
    """Limits that somebody let go of since then, with the reason, the latest first; one query."""
    rows = Override.objects.filter(rule="L10", at__gte=since).select_related("person", "by")
    return [one for one in rows.order_by("-at", "-pk") if one.person_id in people]


def times(rows: Sequence[Override]) -> Counter[int]:
    """Count them by person."""
    return Counter(one.person_id for one in rows)
