"""A word in private from whoever leads to one member, live (rule D8)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.channels import own
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.models import Debrief, Nudge
from doordesk.mechanisms.debriefs.queries.votes import room_of
from doordesk.mechanisms.debriefs.states import RUNNING

NUDGE_LENGTH = Nudge._meta.get_field("text").max_length or 0


@transaction.atomic
def nudge(debrief: Debrief, to: Person, text: str, *, actor: Person, kept: bool = False) -> Nudge:
    """Say something to one member alone, live; kept, it is a coaching note for the two (rules D8, P3)."""
    row = locked(debrief)
    require(actor, P.DEBRIEF_NUDGE, row)
    _while_running(row)
    said = " ".join(text.split())
    if not 0 < len(said) <= NUDGE_LENGTH:
        raise Refused(
            f"This has {len(said)} characters." if said else "There is nothing in it yet.",
            rule="D8",
            way_out=f"A nudge is a sentence or two, {NUDGE_LENGTH} characters at most.",
            place="text",
        )
    if to.pk == actor.pk or to.pk not in {one.person.pk for one in room_of(row) if not one.owes}:
        raise Refused(
            f"{to.name} is not in this room.", rule="D8", way_out="Choose somebody who is.", place="to"
        )
    made = Nudge.objects.create(debrief=row, by=actor, to=to, text=said, kept=kept, sent_at=now())
    record(actor, Kind.DEBRIEF_NUDGED, row, kept=kept)
    _tell(made)
    return made


@transaction.atomic
def acknowledge_nudge(nudge: Nudge, *, actor: Person) -> Nudge:
    """Note that its reader has seen it."""
    row = locked(nudge)
    require(actor, P.NUDGE_ACKNOWLEDGE, row)
    if row.seen_at is None:
        row.seen_at = now()
        row.save(update_fields=["seen_at"])
        _tell(row)
    return row


@transaction.atomic
def keep_nudge(nudge: Nudge, *, kept: bool, actor: Person) -> Nudge:
    """Make a nudge a coaching note, or only a nudge again (rule D8)."""
    row = locked(nudge)
    require(actor, P.NUDGE_KEEP, row)
    row.kept = kept
    row.save(update_fields=["kept"])
    record(actor, Kind.DEBRIEF_NUDGED, row.debrief, kept=kept)
    _tell(row)
    return row


def _tell(nudge: Nudge) -> None:
    """Tell the two, and nobody else, that there is something."""
    for person in (nudge.to_id, nudge.by_id):
        publish(own(person), events.NUDGED, nudge.debrief_id)


def _while_running(row: Debrief) -> None:
    if row.standing not in RUNNING:
        raise Refused(
            "This debrief is over.", rule="D8", way_out="Talk to them in person.", code="wrong_state"
        )
