"""The page on which whoever led writes all notes of a debrief (rule P3)."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.coaching.queries.observing import Chair, chairs
from doordesk.mechanisms.coaching.queries.owed import working_days_after
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.debriefs.queries import Room, enter


@dataclass(frozen=True)
class Desk:
    """A closed debrief's room, when its notes are due, and every interviewer in turn."""

    room: Room
    due: datetime
    chairs: tuple[Chair, ...]

    @property
    def debrief(self) -> Debrief:
        """The debrief."""
        return self.room.debrief

    @property
    def sent(self) -> int:
        """How many notes were sent."""
        return sum(one.note is not None and one.note.written for one in self.chairs)

    @property
    def left(self) -> tuple[Chair, ...]:
        """To whom a note is still owed."""
        return tuple(one for one in self.chairs if not one.settled)

    def chair(self, person_id: int) -> Chair:
        """One interviewer's part, or 404."""
        found = next((one for one in self.chairs if one.person.pk == person_id), None)
        if found is None:
            message = f"Person {person_id} did not interview in this loop, or led the debrief."
            raise Http404(message)
        return found


def desk_of(actor: Person, debrief_id: int) -> Desk:
    """The page of whoever led a closed debrief, or 404: to others it looks missing (rules P3, D7, F3)."""
    room = enter(actor, debrief_id)
    packet = Packet.objects.filter(debrief=debrief_id).first()
    if packet is None or not can(actor, P.NOTE_WRITE, room.debrief):
        message = f"There are no coaching notes of debrief {debrief_id} for you to write."
        raise Http404(message)
    days = setting("coaching.note_days")
    due = working_days_after(packet.closed_at, days, room.debrief.leader.zone)
    return Desk(room, due, tuple(chairs(room)))
