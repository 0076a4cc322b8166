"""What a morning letter would say, and to whom one may go now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import groupby

from django.db.models import Q

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.duties import SHELVES, Duty, Question, owed, shelf
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called
from doordesk.foundation.reminders.models import Morning

FROM_HOUR, UNTIL_HOUR = 8, 18  # by the reader's own clock; a server that was away catches up the same day
SATURDAY = 5
PRESSING = SHELVES[:2]  # overdue, today


@dataclass(frozen=True, slots=True)
class Digest:
    """What one letter says: (shelf, duties) in the desk's order; `new` are those not named before."""

    shelves: Sequence[tuple[str, Sequence[Duty]]]
    new: frozenset[str]

    @property
    def count(self) -> int:
        """How many things wait."""
        return sum(len(duties) for _, duties in self.shelves)

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(duty.overdue for _, duties in self.shelves for duty in duties)

    @property
    def worth_sending(self) -> bool:
        """Tell whether something presses, or is new since the last letter."""
        return bool(self.new) or any(name in PRESSING for name, _ in self.shelves)

    @property
    def prints(self) -> list[str]:
        """The fingerprints of all that it names."""
        return sorted({print_of(duty) for _, duties in self.shelves for duty in duties})


def print_of(duty: Duty) -> str:
    """A fingerprint by which a duty is known again; the row that keeps it tells nothing of a candidate."""
    return sha256(f"{duty.url} {duty.sentence}".encode(errors="surrogatepass")).hexdigest()[:16]


def digest_of(person: Person, told: Iterable[str] = ()) -> Digest:
    """Read somebody's desk as their letter shows it. Call it with their zone active."""
    duties = sorted(owed(Question(owner_id=person.pk)), key=lambda duty: SHELVES.index(shelf(duty)))
    shelves = [(name, list(group)) for name, group in groupby(duties, key=shelf)]
    return Digest(shelves, frozenset(map(print_of, duties)) - set(told))


def morning_of(moment: datetime, zone: str) -> date | None:
    """Return the day whose letter may go out at this moment where somebody works; None at other hours.

    >>> morning_of(datetime(2026, 3, 2, 7, 30, tzinfo=UTC), "Europe/Berlin")
    datetime.date(2026, 3, 2)
    >>> morning_of(datetime(2026, 3, 2, 7, 30, tzinfo=UTC), "Europe/London")
    >>> morning_of(datetime(2026, 3, 1, 9, tzinfo=UTC), "Europe/London")
    """
    there = moment.astimezone(zone_called(zone))
    awake = FROM_HOUR <= there.hour < UNTIL_HOUR and there.weekday() < SATURDAY
    return there.date() if awake else None


def to_look_at(most: int) -> list[tuple[Person, date]]:
    """Return people whose desk was not looked at yet this morning, with their day; at most so many."""
    people = Person.objects.filter(is_active=True, joined_at__isnull=False, email__isnull=False)
    zones = people.order_by().values_list("zone", flat=True).distinct()
    days = {zone: day for zone in zones if (day := morning_of(now(), zone))}
    due = Q(pk__in=[])
    for zone, day in days.items():
        unlooked = Q(morning=None) | Q(morning__looked_on=None) | Q(morning__looked_on__lt=day)
        due |= Q(zone=zone) & unlooked
    wanted = people.filter(due).exclude(morning__wanted=False)[:most]
    return [(one, days[one.zone]) for one in wanted]


def wants_letter(person: Person) -> bool:
    """Tell whether somebody gets the letter; everybody does until they say otherwise."""
    return not Morning.objects.filter(person=person, wanted=False).exists()


def told_to(person: Person) -> list[str]:
    """Return the fingerprints of what somebody's last letter named."""
    return Morning.objects.filter(person=person).values_list("told", flat=True).first() or []
