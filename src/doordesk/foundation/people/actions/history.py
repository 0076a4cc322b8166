"""People of an imported past: quietly, many at once, without an invitation."""

from collections.abc import Collection, Sequence

from django.contrib.auth.hashers import make_password
from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.bulk import write_rows
from doordesk.foundation.people.models import Person, Team

FIELDS = ("name", "email", "title", "is_active")


@transaction.atomic
def record_historical_people(people: Sequence[Person], *, actor: Actor) -> None:
    """Make people of the past, or follow changes to them; who has come in since keeps their own details."""
    require(actor, P.HISTORY_IMPORT)
    for person in people:
        if person.pk is None:
            person.password = make_password(None)
    write_rows((person for person in people if person.joined_at is None), FIELDS)


@transaction.atomic
def record_historical_teams(names: Collection[str], *, actor: Actor) -> dict[str, Team]:
    """Find teams however their names are spelled, or make them; return them by the names asked for."""
    require(actor, P.HISTORY_IMPORT)
    known = {team.name.casefold(): team for team in Team.objects.all()}
    new = {name.casefold(): Team(name=name) for name in names if name.casefold() not in known}
    write_rows(new.values(), ["name"])
    known |= new
    return {name: known[name.casefold()] for name in names}


@transaction.atomic
def drop_stand_in(person: Person, *, actor: Actor) -> None:
    """Remove somebody who stood in for a colleague who is known by now."""
    require(actor, P.HISTORY_IMPORT)
    if not (person.email or person.is_active or person.joined_at):
        person.delete()
