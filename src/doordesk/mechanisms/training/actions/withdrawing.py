"""Ending a certificate, with a reason that the person reads (rule P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.training.actions.wording import said
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.queries import why_not_withdraw


@transaction.atomic
def withdraw(certificate: Certificate, reason: str, *, actor: Actor) -> Certificate:
    """End a certificate; the person reads the reason. Rule P1."""
    locked(certificate.person)
    certificate = locked(certificate)
    require(actor, P.CERTIFICATE_WITHDRAW, certificate)
    if refusal := why_not_withdraw(certificate):
        raise refusal
    certificate.reason = said(
        reason,
        "reason",
        "A certificate is not taken without a reason.",
        f"Say in a sentence what {certificate.person.get_short_name()} should know.",
    )
    certificate.withdrawn_at, certificate.withdrawn_by_id = now(), actor.pk
    certificate.save(update_fields=["reason", "withdrawn_at", "withdrawn_by"])
    person, path = certificate.person_id, certificate.path.key
    record(actor, Kind.CERTIFICATE_WITHDRAWN, certificate, person=person, path=path)
    return certificate
