"""Who may read the trail: administrators and the Core; it holds nothing that is sealed (rule Y5)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.actors import Actor, Role


@allows(P.AUDIT_READ, who="an administrator or the Core", deed="read the trail", rule="Y5")
def may_read(actor: Actor, _: None) -> bool:
    """Administrators and the Core."""
    return actor.holds(Role.ADMINISTRATOR) or actor.holds(Role.CORE)


@reads(Entry)
def entries(actor: Actor) -> Q:
    """All of it, or none."""
    return EVERYTHING if may_read(actor, None) else NOTHING
