"""Who may see and change people: everybody sees colleagues; administrators and the Core change them."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.foundation.people.models import Person, Team


@reads(Person)
@reads(Team)
def everybody(actor: Actor) -> Q:
    """Colleagues and teams are no secret within the company."""
    return EVERYTHING


@allows(P.PERSON_EDIT, who="an administrator", deed="change somebody's details")
def may_edit(actor: Actor, person: Person | None) -> bool:
    """Administrators keep levels, teams, reporting lines and zones."""
    return actor is OPERATOR or actor.holds(Role.ADMINISTRATOR)


@allows(P.PERSON_IMPORT, who="an administrator", deed="import people")
def may_import(actor: Actor, _: None) -> bool:
    """Administrators, and the command line on the server."""
    return actor is OPERATOR or actor.holds(Role.ADMINISTRATOR)


@allows(P.PERSON_INVITE, who="an administrator", deed="invite people")
def may_invite(actor: Actor, person: Person | None) -> bool:
    """Administrators, and the command line for the first one."""
    return actor is OPERATOR or actor.holds(Role.ADMINISTRATOR)


@allows(P.ROLE_GRANT, who="an administrator", deed="grant or take roles")
def may_grant_role(actor: Actor, person: Person | None) -> bool:
    """Administrators, and the command line."""
    return actor is OPERATOR or actor.holds(Role.ADMINISTRATOR)
