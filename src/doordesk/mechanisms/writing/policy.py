"""Everybody reads the coach's rules, the Core and administrators change them; marks set aside are private."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.mechanisms.writing.models import NotHere, Off, OwnRule, Step


@reads(OwnRule)
@reads(Off)
@reads(Step)
def everybody(actor: Actor) -> Q:
    """Who is marked by a rule may read it, and who made it."""
    return EVERYTHING


@reads(NotHere)
def own(actor: Actor) -> Q:
    """Marks that somebody set aside belong to a draft: only they see them."""
    return Q(person=actor.pk)


@allows(
    P.WRITING_RULES_CHANGE, who="the Core or an administrator", deed="change the coach's rules", rule="F6"
)
def may_change(actor: Actor, _: None) -> bool:
    """Those who keep the principles keep these; the command line may bring them in."""
    return actor is OPERATOR or actor.holds(Role.CORE) or actor.holds(Role.ADMINISTRATOR)
