"""Where an opening goes once it is approved, and the one pen that moves its state. Rule L1."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.openings.models import Move, Opening
from doordesk.mechanisms.openings.states import TRANSITIONS, Deed, State

LONGEST_NOTE = 4000


@transaction.atomic
def revise(opening: Opening, *, actor: Actor) -> Opening:
    """Take an open post back to draft to change what was approved; loops under way go on."""
    opening = locked(opening)
    require(actor, P.OPENING_EDIT, opening)
    return step(opening, Deed.REVISE, actor)


@transaction.atomic
def fill(opening: Opening, *, actor: Actor) -> Opening:
    """Say that somebody was hired."""
    opening = locked(opening)
    require(actor, P.OPENING_CLOSE, opening)
    return step(opening, Deed.FILL, actor)


@transaction.atomic
def close(opening: Opening, reason: str, *, actor: Actor) -> Opening:
    """Give the post up, and say why."""
    opening = locked(opening)
    require(actor, P.OPENING_CLOSE, opening)
    TRANSITIONS.after(opening.state, Deed.CLOSE)
    if not reason.strip():
        raise Refused(
            "An opening is not closed without a reason.",
            way_out="Say in a sentence why the post is given up.",
            place="reason",
        )
    return step(opening, Deed.CLOSE, actor, note=reason, place="reason")


@transaction.atomic
def reopen(opening: Opening, *, actor: Actor) -> Opening:
    """Open a filled post again as it was approved; a closed one begins again as a draft."""
    opening = locked(opening)
    require(actor, P.OPENING_CLOSE, opening)
    return step(opening, Deed.REOPEN, actor)


def step(opening: Opening, deed: Deed, actor: Actor, *, note: str = "", place: str = "") -> Opening:
    """Move a locked opening on by the table, with its row of history; a draft loses its approval."""
    note = note.replace("\r\n", "\n").strip()
    if len(note) > LONGEST_NOTE:
        raise Refused(
            f"This is {len(note)} characters long.", way_out=f"Say it in {LONGEST_NOTE}.", place=place
        )
    before = opening.state
    TRANSITIONS.apply(opening, deed)
    if opening.state == State.DRAFT:
        opening.approved_at = opening.approved_by = None
        opening.save(update_fields=["approved_at", "approved_by"])
    Move.objects.create(
        opening=opening, deed=deed, before=before, after=opening.state, at=now(), by_id=actor.pk, note=note
    )
    kind = Kind.OPENING_APPROVED if deed is Deed.APPROVE else Kind.OPENING_MOVED
    record(actor, kind, opening, deed=deed.value, before=before, after=opening.state)
    return opening
