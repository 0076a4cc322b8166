"""Changes to people: join, invite, edit, leave."""

from typing import Any

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person


@transaction.atomic
def add_person(email: str | None, name: str, *, actor: Actor, **details: Any) -> Person:
    """Put a person on record, without a way to sign in until they accept an invitation."""
    require(actor, P.PERSON_EDIT, None)
    person = Person.objects.create_user(email, name=name, **details)
    record(actor, Kind.PERSON_CHANGED, person, deed="added")
    return person
