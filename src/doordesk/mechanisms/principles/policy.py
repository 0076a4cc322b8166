"""Everybody reads the principles; the Core and administrators change them."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.mechanisms.principles.models import BankQuestion, Principle, Version


@reads(BankQuestion)
@reads(Principle)
@reads(Version)
def everybody(actor: Actor) -> Q:
    """The vocabulary belongs to all."""
    return EVERYTHING


@allows(P.PRINCIPLE_EDIT, who="the Core or an administrator", deed="change the principles")
def may_edit(actor: Actor, principle: Principle | None) -> bool:
    """The Core keeps the words; an administrator may help; the command line sets them up."""
    return actor is OPERATOR or actor.holds(Role.CORE) or actor.holds(Role.ADMINISTRATOR)
