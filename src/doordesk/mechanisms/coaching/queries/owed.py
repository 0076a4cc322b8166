"""Which notes are owed, by whom, until when; derived from closed debriefs, never stored (rule P3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.states import SETTLED
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.loops.models import Interview

SATURDAY = 5
FADES = timedelta(days=30)  # after that a note helps nobody: the desk stops asking, the figures count it


@dataclass(frozen=True, slots=True)
class Owed:
    """The notes of one decided debrief: to whom, whose are settled and since when (None for a draft)."""

    packet: Packet
    due: datetime
    people: frozenset[int]
    settled: dict[int, datetime]

    @property
    def debrief(self) -> Debrief:
        """The debrief they follow."""
        return self.packet.debrief

    @property
    def leader(self) -> Person:
        """Who writes them."""
        return self.debrief.leader

    @property
    def left(self) -> frozenset[int]:
        """Whose note is still owed."""
        return self.people - set(self.settled)

    @property
    def late(self) -> bool:
        """Whether one is owed and the time is over."""
        return bool(self.left) and self.due < now()

    @property
    def in_time(self) -> bool:
        """Whether all were settled before they were due."""
        return not self.left and all(at <= self.due for at in self.settled.values())


def working_days_after(moment: datetime, days: int, zone: str) -> datetime:
    """The same time of day so many working days later, by the calendar of whoever owes something.

    >>> working_days_after(datetime(2026, 3, 5, 15, tzinfo=UTC), 3, "Europe/Berlin")
    datetime.datetime(2026, 3, 10, 16, 0, tzinfo=zoneinfo.ZoneInfo(key='Europe/Berlin'))
    """
    there = moment.astimezone(zone_called(zone))
    while days > 0:
        there += timedelta(days=1)
        days -= there.weekday() < SATURDAY
    return there


def owed_of(packets: QuerySet[Packet]) -> Iterator[Owed]:
    """The notes of these decisions; three queries for any number of them."""
    rows = list(packets.select_related("debrief__leader", "debrief__loop__application__candidate"))
    if not rows:
        return
    keys = [one.debrief_id for one in rows]
    people = _interviewers(keys)
    settled: dict[int, dict[int, datetime]] = {}
    notes = Note.objects.filter(debrief__in=keys, state__in=SETTLED)
    for debrief, to, at, saved in notes.values_list("debrief", "to", "sent_at", "saved_at"):
        settled.setdefault(debrief, {})[to] = at or saved
    days = setting("coaching.note_days")
    for one in rows:
        due = working_days_after(one.closed_at, days, one.debrief.leader.zone)
        yield Owed(one, due, people.get(one.debrief_id, frozenset()), settled.get(one.debrief_id, {}))


def decisions() -> QuerySet[Packet]:
    """Every decision of a debrief that was held here."""
    return Packet.objects.filter(debrief__loop__historical=False)


def _interviewers(debriefs: list[int]) -> dict[int, frozenset[int]]:
    """Who interviewed in the loop of each debrief, but for whoever led it."""
    seats = Interview.objects.filter(
        loop__debrief__in=debriefs, cancelled_at=None, interviewer__isnull=False
    ).exclude(interviewer=F("loop__debrief__leader"))
    found: dict[int, set[int]] = {}
    for debrief, person in seats.order_by().values_list("loop__debrief", "interviewer").distinct():
        found.setdefault(debrief, set()).add(person)
    return {debrief: frozenset(them) for debrief, them in found.items()}
