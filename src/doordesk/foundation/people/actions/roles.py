"""Company-wide roles: granted and taken by administrators, never by oneself, and one of them remains."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person


@transaction.atomic
def change_roles(person: Person, roles: set[Role], *, actor: Actor) -> Person:
    """Let somebody have exactly these company-wide roles."""
    row = locked(person)
    require(actor, P.ROLE_GRANT, row)
    before = roles_of(row)
    if roles == before:
        return row
    if row.pk == actor.pk and roles - before:
        what = "Nobody grants themself a role."
        raise Refused(what, way_out="Ask another administrator.", place="roles", code="own_role")
    if not row.is_active and roles:
        raise Refused(
            f"{row.name} has left.", way_out="Bring them back first.", place="roles", code="has_left"
        )
    if Role.ADMINISTRATOR not in roles:
        check_one_remains(row)
    _set(row, roles, actor)
    return row


def drop_roles(person: Person, *, actor: Actor) -> None:
    """Take every role of somebody who leaves; their row is locked and saved here."""
    if roles_of(person):
        _set(person, set(), actor)


def roles_of(person: Person) -> set[Role]:
    """The company-wide roles somebody has."""
    return {role for role in Role if person.holds(role)}


def check_one_remains(person: Person) -> None:
    """Refuse when nobody else administers the company."""
    if not person.holds(Role.ADMINISTRATOR):
        return
    others = Person.objects.select_for_update().filter(is_administrator=True, is_active=True)
    if not others.exclude(pk=person.pk).exists():
        raise Refused(
            f"{person.name} is the last administrator, and somebody has to be one.",
            way_out="Make somebody else an administrator first.",
            place="roles",
            code="last_administrator",
        )


def _set(person: Person, roles: set[Role], actor: Actor) -> None:
    before = sorted(roles_of(person))
    for role in Role:
        setattr(person, f"is_{role.value}", role in roles)
    person.save(update_fields=[f"is_{role.value}" for role in Role])
    after: list[str] = sorted(roles)
    record(actor, Kind.ROLE_CHANGED, person, roles=after, before=before)
