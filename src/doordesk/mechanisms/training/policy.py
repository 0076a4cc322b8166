"""Certificates are on record for all; the Core grants and withdraws them (rule P1)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.mechanisms.training.models import Certificate


@reads(Certificate)
def everybody(actor: Actor) -> Q:
    """Who may interview is no secret."""
    return EVERYTHING


@allows(
    P.CERTIFICATE_GRANT,
    who="a member of the Core, for anybody but themself,",
    deed="grant a certificate",
    rule="P1",
)
def may_grant(actor: Actor, person: object) -> bool:
    """The Core, but nobody certifies themself; the command line for a company's first ones."""
    return actor is OPERATOR or (actor.holds(Role.CORE) and actor != person)


@allows(
    P.CERTIFICATE_RENEW,
    who="the holder's mentor or a member of the Core, never the holder,",
    deed="renew a certificate",
    rule="P6",
)
def may_renew(actor: Actor, certificate: Certificate | None) -> bool:
    """Whoever vouched for the learning: the mentor of its journey, or the Core; nobody for themself."""
    if actor is OPERATOR:
        return True
    if certificate is None or actor.pk == certificate.person_id:
        return False
    return actor.holds(Role.CORE) or actor.pk == certificate.journey.mentor_id


@allows(P.CERTIFICATE_WITHDRAW, who="the Core", deed="withdraw a certificate", rule="P1")
def may_withdraw(actor: Actor, certificate: Certificate | None) -> bool:
    """The Core."""
    return actor is OPERATOR or actor.holds(Role.CORE)


def knows_why(actor: Actor, certificate: Certificate) -> bool:
    """Tell whether somebody reads why a certificate was withdrawn: the person, and the Core (rule P1)."""
    return actor.holds(Role.CORE) or actor.pk == certificate.person_id
