"""Certificates are granted and withdrawn by the Core, on record (rules L4, L7, P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import LONGEST, Certificate, Path
from doordesk.mechanisms.training.queries import why_not_grant, why_not_withdraw


@transaction.atomic
def grant(person: Person, path: Path, *, actor: Actor, grounds: str = "") -> Certificate:
    """Certify somebody: a member of the Core vouches for them, with `grounds`, on record. Rules P1, L7."""
    person = locked(person)
    require(actor, P.CERTIFICATE_GRANT, person)
    if refusal := why_not_grant(person, path):
        raise refusal
    certificate = Certificate.objects.create(
        person=person,
        path=path,
        granted_at=now(),
        granted_by_id=actor.pk,
        grounds=_short(grounds, "grounds"),
    )
    record(actor, Kind.CERTIFICATE_GRANTED, certificate, person=person.pk, path=path.value)
    return certificate


@transaction.atomic
def withdraw(certificate: Certificate, reason: str, *, actor: Actor) -> Certificate:
    """End a certificate; the person reads the reason. Rule P1."""
    locked(certificate.person)
    certificate = locked(certificate)
    require(actor, P.CERTIFICATE_WITHDRAW, certificate)
    if refusal := why_not_withdraw(certificate):
        raise refusal
    certificate.reason = _short(reason, "reason")
    if not certificate.reason:
        raise Refused(
            "A certificate is not taken without a reason.",
            rule="P1",
            way_out=f"Say in a sentence what {certificate.person.get_short_name()} should know.",
            place="reason",
        )
    certificate.withdrawn_at, certificate.withdrawn_by_id = now(), actor.pk
    certificate.save(update_fields=["reason", "withdrawn_at", "withdrawn_by"])
    person, path = certificate.person_id, certificate.path
    record(actor, Kind.CERTIFICATE_WITHDRAWN, certificate, person=person, path=path)
    return certificate


def _short(text: str, place: str) -> str:
    """Return the sentence on one line, or refuse one that is too long for its place."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise Refused(f"This is {len(text)} characters long.", way_out=f"Say it in {LONGEST}.", place=place)
    return text
