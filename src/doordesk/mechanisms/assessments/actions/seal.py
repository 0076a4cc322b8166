"""The two moments of a debrief that open something: its reading, and the votes (rules F3, D3).

They ask for no permission of their own: the debrief's actions call them after checking theirs.
"""

from django.db import transaction

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.mechanisms.assessments import events
from doordesk.mechanisms.assessments.models import OpenedSeal
from doordesk.mechanisms.loops.models import Loop


@transaction.atomic
def open_seal(loop: Loop, *, actor: Actor) -> OpenedSeal:
    """Let everybody concerned who owes nothing read; a second call changes nothing (rule F3)."""
    loop = locked(loop)
    seal, made = OpenedSeal.objects.get_or_create(loop=loop, defaults={"opened_at": now()})
    if made:
        record(actor, Kind.SEAL_OPENED, loop, votes=False)
        publish(events.channel(loop.pk, loop.application_id), events.SEAL_OPENED, loop.pk)
    return seal


@transaction.atomic
def reveal_votes(loop: Loop, *, actor: Actor) -> OpenedSeal:
    """Show the votes of the assessments to all who may read them; they stay shown (rule D3)."""
    seal = locked(open_seal(loop, actor=actor))
    if seal.votes_revealed_at is None:
        seal.votes_revealed_at = now()
        seal.save(update_fields=["votes_revealed_at"])
        record(actor, Kind.SEAL_OPENED, loop, votes=True)
        publish(events.channel(loop.pk, loop.application_id), events.VOTES_REVEALED, loop.pk)
    return seal
