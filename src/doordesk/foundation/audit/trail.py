"""The pen of the trail: only actions hold it."""

from typing import Any

from django.db import transaction
from django.db.models import Model

from doordesk.foundation.audit.chain import digest
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry, Head
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now

Fact = str | int | bool | None | list[Any]


@transaction.atomic
def record(actor: Actor, kind: Kind, subject: Model | None, **facts: Fact) -> Entry:
    """Append one deed in the action's own transaction (rule Y5).

    `facts` are numbers, states and keys of rows; never what somebody wrote about a candidate.
    """
    head, _ = Head.objects.select_for_update().get_or_create(pk=1)
    entry = Entry(
        number=head.number + 1,
        at=now(),
        actor_id=actor.pk,
        kind=kind.value,
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject else None,
        facts=facts,
    )
    entry.digest = digest(entry, head.digest)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save()
    return entry
