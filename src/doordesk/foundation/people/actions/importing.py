"""Bringing people in from a file: all of it or nothing (rules L4, L5 rest on levels and reporting lines)."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.actions.roster import Entry, Outcome, Roster, Row, decide
from doordesk.foundation.people.actions.sheet import read
from doordesk.foundation.people.models import Person, Team

MOST_NAMED = 20
FIELDS = ("name", "title", "level", "team", "manager", "zone", *(f"is_{role.value}" for role in Role))


class BadRoster(Refused):
    """A people file that cannot be taken as it is; `roster.problems` names every place."""

    def __init__(self, roster: Roster) -> None:
        """Say how many places, and the first of them."""
        self.roster = roster
        count = len(roster.problems)
        what = f"The file has {count} mistakes" if count > 1 else "The file has a mistake"
        them = "them" if count > 1 else "it"
        named = [str(problem) for problem in roster.problems[:MOST_NAMED]]
        rest = [f"And {count - MOST_NAMED} more."] if count > MOST_NAMED else []
        way_out = "\n".join([f"Mend {them} and import the file again:", *named, *rest])
        super().__init__(f"{what}: nothing was changed.", way_out=way_out, code="bad_rows", place="file")


@transaction.atomic
def import_people(content: bytes, *, actor: Actor, dry_run: bool = False, shown: str = "") -> Roster:
    """Create and change people as a CSV file says; return what was done, or in a dry run what would be.

    Columns: email, name, title, level, team, manager_email, zone, roles; the first two must be there, a
    column that is not leaves what is known. An empty cell means none, but for level and zone: as before. A
    dry run never refuses: it lists problems. `shown` is the digest of the roster somebody has agreed to; if
    the company has changed since, nothing is done. Imported people are not invited.
    """
    require(actor, P.PERSON_IMPORT)
    people = list(Person.objects.select_for_update(of=("self",)).select_related("team", "manager"))
    acting = next((person.email for person in people if person.pk == actor.pk), None) or ""
    teams = Team.objects.in_bulk(field_name="name")
    roster = decide(read(content), {_key(one): as_entry(one) for one in people}, teams, acting)
    if dry_run:
        return roster
    if not roster.sound:
        raise BadRoster(roster)
    if shown and shown != roster.digest:
        raise Refused(
            "Somebody changed people meanwhile: the file would do something else than you were shown.",
            way_out="Nothing was changed. Look at what it would do now, and import it then.",
            code="changed_meanwhile",
        )
    _note(roster, _write(roster, people, teams), actor)
    return roster


def as_entry(person: Person) -> Entry:
    """See a person as a people file does; team and manager ought to be loaded."""
    return Entry(
        email=_key(person),
        name=person.name,
        title=person.title,
        level=person.level,
        team=person.team.name if person.team else "",
        manager_email=_key(person.manager) if person.manager else "",
        zone=person.zone,
        roles=frozenset(role for role in Role if person.holds(role)),
        active=person.is_active,
    )


def _key(person: Person) -> str:
    """An address, or for the placeholders of an import their number, such as #12."""
    return person.email or f"#{person.pk}"


def _write(roster: Roster, people: Iterable[Person], teams: dict[str, Team]) -> dict[str, Person]:
    """Write teams, then people, then who reports to whom; return everybody by address."""
    known = {_key(person): person for person in people}
    made = Team.objects.bulk_create([Team(name=name) for name in roster.new_teams])
    teams |= {team.name: team for team in made}
    _create(roster.of(Outcome.CREATED), known, teams)
    changed = roster.of(Outcome.UPDATED)
    for row in changed:
        _lay(row.after, known[row.after.email], teams)
        known[row.after.email].manager = known.get(row.after.manager_email)
    Person.objects.bulk_update([known[row.after.email] for row in changed], FIELDS, batch_size=100)
    return known


def _create(rows: list[Row], known: dict[str, Person], teams: dict[str, Team]) -> None:
    """Write new people, managers before those who report to them; circles were refused before."""
    while rows:
        coming = {row.after.email for row in rows}
        wave = [row for row in rows if row.after.manager_email not in coming]
        for row in wave:
            made = Person(email=row.after.email, password=make_password(None))
            made.manager = known.get(row.after.manager_email)
            _lay(row.after, made, teams)
            known[row.after.email] = made
        Person.objects.bulk_create([known[row.after.email] for row in wave])
        rows = [row for row in rows if row.after.manager_email in coming]


def _lay(entry: Entry, person: Person, teams: dict[str, Team]) -> None:
    for field in ("name", "title", "level", "zone"):
        setattr(person, field, getattr(entry, field))
    person.team = teams.get(entry.team)
    for role in Role:
        setattr(person, f"is_{role.value}", role in entry.roles)


def _note(roster: Roster, people: dict[str, Person], actor: Actor) -> None:
    """Put the import on record, and each change of roles by itself (rule Y5)."""
    counts = roster.counts
    record(actor, Kind.PERSONS_IMPORTED, None, created=counts["created"], updated=counts["updated"])
    for row in roster.rows:
        before, after = _roles_before(row), row.after.roles
        if before != after:
            record(
                actor, Kind.ROLE_CHANGED, people[row.after.email], roles=sorted(after), before=sorted(before)
            )


def _roles_before(row: Row) -> frozenset[Role]:
    return row.before.roles if row.before else frozenset()
