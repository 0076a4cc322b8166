"""Vouching for somebody anew, before or after a certificate lapses (rule P6)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.training.actions.wording import said
from doordesk.mechanisms.training.models import Certificate, Renewal
from doordesk.mechanisms.training.queries.renewing import why_not_renew


@transaction.atomic
def renew(certificate: Certificate, grounds: str, *, actor: Actor) -> Renewal:
    """Let the months of rule P6 count from today, with grounds; once it has lapsed more is asked."""
    locked(certificate.person)
    certificate = locked(certificate)
    require(actor, P.CERTIFICATE_RENEW, certificate)
    if refusal := why_not_renew(certificate, actor):
        raise refusal
    words = said(
        grounds,
        "grounds",
        "A certificate is not renewed without grounds.",
        f"Say in a sentence what you saw of {certificate.person.get_short_name()}'s interviewing, and when.",
    )
    made = Renewal.objects.create(certificate=certificate, grounds=words, at=now(), by_id=actor.pk)
    record(actor, Kind.CERTIFICATE_RENEWED, certificate, person=certificate.person_id)
    return made
