"""How near somebody's ratings come to the experts', over time (rule P2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from doordesk.engines.raters import Accuracy, TooLittle, accuracy
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.keys import scores
from doordesk.mechanisms.practice.queries.library import Listed, all_cases
from doordesk.mechanisms.practice.queries.sheets import handed_in_by
from doordesk.mechanisms.practice.states import Rating

SHOWN_FROM = "training.practice_shown_from"
WINDOW = 6
"""A point rests on at most so many cases, the latest."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The first attempt at a case: when, and one's own ratings beside the experts' scores."""

    listed: Listed
    sheet: Sheet
    own: dict[str, float | None]
    experts: dict[str, float | None]

    @property
    def at(self) -> datetime:
        """When it was handed in."""
        return self.sheet.handed_in_at or self.sheet.saved_at

    @property
    def apart(self) -> float | None:
        """The mean difference to the experts on this case, in steps; None without a common rating."""
        both = [(own, self.experts[key]) for key, own in self.own.items() if key in self.experts]
        steps = [own - expert for own, expert in both if own is not None and expert is not None]
        return sum(steps) / len(steps) if steps else None


@dataclass(frozen=True, slots=True)
class Moment:
    """The four components after a case, over the `latest`; `cases` of them could be compared."""

    at: datetime
    latest: int
    cases: int
    found: Accuracy


@dataclass(frozen=True, slots=True)
class Growth:
    """Somebody's first attempts in order, and the accuracy at each from the `shown_from`-th on."""

    shown_from: int
    tried: tuple[Tried, ...]
    moments: tuple[Moment, ...]

    @property
    def now(self) -> Moment | None:
        """The latest."""
        return self.moments[-1] if self.moments else None

    @property
    def missing(self) -> int:
        """How many cases are still missing until something is shown."""
        return max(0, self.shown_from - len(self.tried))


def growth_of(person: Person) -> Growth:
    """Return somebody's accuracy over time; the caller asks whether it may be read."""
    cases = all_cases()
    first: dict[str, Sheet] = {}
    for sheet in handed_in_by([person.pk]):
        if sheet.case in cases:
            first.setdefault(sheet.case, sheet)
    experts = scores([cases[slug] for slug in first])
    tried = tuple(_tried(cases[slug], sheet, experts[slug]) for slug, sheet in first.items())
    fewest = setting(SHOWN_FROM)
    moments = (_moment(tried[:count]) for count in range(fewest, len(tried) + 1))
    return Growth(fewest, tried, tuple(one for one in moments if one))


def _tried(listed: Listed, sheet: Sheet, experts: dict[str, float | None]) -> Tried:
    own = {mark.principle: _given(mark.rating) for mark in sheet.marks.all()}
    return Tried(listed, sheet, own, experts)


def _given(rating: int | None) -> float | None:
    return None if rating is None or rating == Rating.NO_DATA else float(rating)


def _moment(tried: Sequence[Tried]) -> Moment | None:
    latest = tried[-WINDOW:]
    columns = list(dict.fromkeys(key for one in latest for key in one.listed.case.principles))
    ratings = [[one.own.get(key) for key in columns] for one in latest]
    targets = [[one.experts.get(key) for key in columns] for one in latest]
    try:
        found = accuracy(ratings, targets)
    except TooLittle:
        return None
    return Moment(tried[-1].at, len(latest), found.ratees, found)
