"""People of an export: found by their address, made, or followed; never invited."""

from dataclasses import dataclass, field

from doordesk.foundation.people.actions.history import drop_stand_in, record_historical_people
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.actions.history import rename_historical_author
from doordesk.mechanisms.imports.actions.shelves import Shelves
from doordesk.mechanisms.imports.models import Kind, Reference, Told
from doordesk.mechanisms.imports.queries.past import Past
from doordesk.mechanisms.imports.queries.records import Human
from doordesk.mechanisms.imports.queries.report import Outcome
from doordesk.mechanisms.loops.actions.history import rename_historical_interviewer
from doordesk.mechanisms.openings.actions.history import rename_historical_keepers


def settle_people(past: Past, shelves: Shelves) -> None:
    """Give every human of the export a person here."""
    found = shelves.people.sort(past.humans)
    shelves.people.count_known(found)
    desk = _Desk(shelves)
    rows = Person.objects.in_bulk([reference.row_id for _, reference in found.changed])
    for human, reference in found.changed:
        desk.follow(human, rows[reference.row_id], reference)
    for human in found.new:
        desk.welcome(human)
    desk.write()


@dataclass
class _Desk:
    """Decides person by person; writes at the end."""

    shelves: Shelves
    rows: list[Person] = field(default_factory=list)
    known_by_now: list[tuple[Person, Person]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_address = {one.email: one for one in Person.objects.exclude(email=None)}

    def welcome(self, human: Human) -> None:
        """Link somebody who has this address already, whose details stay as they are; else make them."""
        people = self.shelves.people
        person = self.by_address.get(human.email) if human.email else None
        if person is not None:
            people.put(human, person, Told.OURS)
            people.count(Outcome.UNCHANGED)
            return
        person = Person()
        self._lay(human, person)
        people.put(human, person)
        people.count(Outcome.CREATED)

    def follow(self, human: Human, person: Person, reference: Reference) -> None:
        """Follow a change, unless the company keeps this person itself; a stand-in gives way."""
        people = self.shelves.people
        other = self.by_address.get(human.email) if human.email else None
        if other is not None and other.pk != person.pk and reference.told < Told.WHOLE:
            self.known_by_now.append((person, other))
            people.put(human, other, Told.OURS)
        elif person.joined_at or person.invited_at:
            people.put(human, person, Told.OURS)
            people.count(Outcome.UNCHANGED)
            return
        else:
            self._lay(human, person)
            people.put(human, person)
        people.count(Outcome.UPDATED)

    def write(self) -> None:
        """Write everybody, then let those who are known by now take the place of their stand-ins."""
        actor = self.shelves.actor
        record_historical_people(self.rows, actor=actor)
        self.shelves.people.save()
        for before, after in self.known_by_now:
            rename_historical_keepers(before, after, actor=actor)
            rename_historical_interviewer(before, after, actor=actor)
            rename_historical_author(before, after, actor=actor)
            drop_stand_in(before, actor=actor)

    def _lay(self, human: Human, person: Person) -> None:
        person.name, person.title, person.is_active = human.name, human.title, human.active
        other = self.by_address.setdefault(human.email, person) if human.email else person
        if other is person:
            person.email = human.email or None
        else:
            reason = f"the address {human.email} is {other.name}'s here; it was left out."
            self.shelves.report.skip(Kind.PERSON, human.id, reason)
        self.rows.append(person)
