"""Who is present in a debrief: people by the streams of their pages, the played by the players' leases."""

from dataclasses import dataclass, field
from datetime import datetime

from doordesk.foundation.live.models import Presence
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.demo.queries.tables import Table

PLAYERS = "players"  # who holds the leases of the played


@dataclass
class Attendance:
    """People at a keyboard, since when; and the played, with when their lease was touched."""

    guests: dict[int, datetime] = field(default_factory=dict)
    played: dict[int, datetime] = field(default_factory=dict)


def attendance(table: Table) -> Attendance:
    """Return who is present at a table. One query."""
    found = Attendance()
    leases = Presence.objects.filter(channel=events.channel(table.debrief.pk))
    for person, holder, since, seen in leases.values_list("person_id", "holder", "since", "seen_at"):
        if holder == PLAYERS:
            found.played[person] = seen
        else:
            found.guests[person] = min(since, found.guests.get(person, since))
    return found
