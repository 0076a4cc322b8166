"""Places against interviews, week by week (rule L10). No database, no clock.

A person's week is the calendar week where they work, as everywhere in Doordesk: the limits hold for it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from doordesk.mechanisms.loops.queries.load import Week, Weeks

Numbers = Mapping[tuple[int, Week], int]  # of a person in a week


def calendar(today: date, first: int, last: int) -> list[date]:
    """Return the Mondays of the weeks from `first` to before `last`; 0 is the week of today.

    >>> calendar(date(2026, 3, 4), -1, 2)
    [datetime.date(2026, 2, 23), datetime.date(2026, 3, 2), datetime.date(2026, 3, 9)]
    """
    monday = today - timedelta(days=today.weekday())
    return [monday + timedelta(weeks=number) for number in range(first, last)]


def key_of(monday: date) -> Week:
    """Return the week that begins on a day."""
    year, week, _ = monday.isocalendar()
    return year, week


def by_person(weeks: Weeks) -> tuple[Numbers, Numbers]:
    """Sum up interviews given and loops led over all loops."""
    given: Counter[tuple[int, Week]] = Counter()
    for (_, who, week), number in weeks.given.items():
        given[who, week] += number
    return given, Counter((who, week) for _, who, week in weeks.led)


def free(people: Collection[int], week: Week, taken: Numbers, limit: int) -> int:
    """Return how many places these people have left; whoever is over the limit takes nobody else's.

    >>> free([1, 2, 3], (2026, 10), {(1, (2026, 10)): 3, (2, (2026, 10)): 6}, limit=4)
    5
    """
    return sum(max(limit - taken.get((who, week), 0), 0) for who in people)


@dataclass(frozen=True, slots=True)
class Open:
    """What is still to be given, by week: interviews without interviewer, loops without a leader, seats."""

    interviews: Mapping[Week, int]
    loops: Mapping[Week, int]
    seats: Mapping[Week, int]


@dataclass(frozen=True, slots=True)
class Outlook:
    """A week: what is planned, what still needs somebody, and how many places are free for it."""

    monday: date
    interviews: int
    unfilled: int
    free: int
    loops: int
    leaderless: int
    leads_free: int
    seats: int

    @property
    def short(self) -> bool:
        """Whether more is to be given than the limits leave room for."""
        return self.unfilled > self.free or self.leaderless > self.leads_free


@dataclass(frozen=True, slots=True)
class Able:
    """Who may interview and who may lead, with the limits of a week."""

    interviewers: Collection[int]
    bar_raisers: Collection[int]
    interviews: int
    loops: int


def outlook(
    mondays: Sequence[date], given: Numbers, led: Numbers, able: Able, still: Open, people: Collection[int]
) -> list[Outlook]:
    """Set places against demand for each week; only what `people` give and lead is counted."""
    return [
        Outlook(
            monday,
            _sum(given, week, people),
            still.interviews.get(week, 0),
            free(able.interviewers, week, given, able.interviews),
            _sum(led, week, people),
            still.loops.get(week, 0),
            free(able.bar_raisers, week, led, able.loops),
            still.seats.get(week, 0),
        )
        for monday in mondays
        for week in [key_of(monday)]
    ]


def _sum(numbers: Numbers, week: Week, people: Collection[int]) -> int:
    return sum(number for (who, when), number in numbers.items() if when == week and who in people)
