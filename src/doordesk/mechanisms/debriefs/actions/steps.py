"""The leader moves the room from step to step (rules D3, D4); the doors to texts and votes open with them."""

from datetime import timedelta

from django.db import transaction

from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.actions import open_seal, reveal_votes
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.actions.moving import announce, at_step, entered, step
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.roster import named
from doordesk.mechanisms.debriefs.queries.votes import missing_votes
from doordesk.mechanisms.debriefs.states import TRANSITIONS, Deed, State

LONGEST = 60


@transaction.atomic
def begin_reading(debrief: Debrief, *, actor: Person) -> Debrief:
    """Open the packet to everybody who owes nothing, and start the clock (rules D3, F3)."""
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    TRANSITIONS.after(row.state, Deed.BEGIN_READING)
    row.reading_ends_at = now() + timedelta(minutes=setting("debriefs.reading_minutes"))
    row.save(update_fields=["reading_ends_at"])
    open_seal(row.loop, actor=actor)
    return step(row, Deed.BEGIN_READING, actor)


@transaction.atomic
def extend_reading(debrief: Debrief, minutes: int, *, actor: Person) -> Debrief:
    """Give the readers more time, counted from now when the clock has run out."""
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    at_step(row, State.READING, "The clock is set")
    if not 1 <= minutes <= LONGEST:
        raise Refused(f"{minutes} minutes is not a time to read.", way_out=f"Add from 1 to {LONGEST}.")
    row.reading_ends_at = max(row.reading_ends_at or now(), now()) + timedelta(minutes=minutes)
    row.save(update_fields=["reading_ends_at"])
    record(actor, Kind.DEBRIEF_CHANGED, row, deed="reading", minutes=minutes)
    announce(row, events.CHANGED)
    return row


@transaction.atomic
def begin_revote(debrief: Debrief, *, actor: Person) -> Debrief:
    """End the reading; whoever has an assessment in votes again, sealed (rules D3, D4)."""
    return step(entered(debrief, P.DEBRIEF_LEAD, actor), Deed.BEGIN_REVOTE, actor)


@transaction.atomic
def reveal(debrief: Debrief, *, actor: Person) -> Debrief:
    """Show all votes, first and second, at one moment (rule D3); nobody's second vote may be missing.

    Somebody who cannot vote is left out by `note_absence`, with a reason that stays on record.
    """
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    TRANSITIONS.after(row.state, Deed.REVEAL)
    missing = missing_votes(row)
    if missing:
        verb = "has" if len(missing) == 1 else "have"
        raise Refused(
            f"{named(one.name for one in missing)} {verb} not voted again.",
            rule="D3",
            way_out="Wait for them, or go on without somebody who can't vote and say why.",
            code="votes_missing",
        )
    reveal_votes(row.loop, actor=actor)
    return step(row, Deed.REVEAL, actor)


@transaction.atomic
def begin_deciding(debrief: Debrief, *, actor: Person) -> Debrief:
    """End the discussion; the two who decide turn their keys (rules D3, D9)."""
    return step(entered(debrief, P.DEBRIEF_LEAD, actor), Deed.BEGIN_DECIDING, actor)


@transaction.atomic
def discuss_again(debrief: Debrief, *, actor: Person) -> Debrief:
    """Go back to the discussion; keys turned so far are taken back (rule D9)."""
    row = step(entered(debrief, P.DEBRIEF_LEAD, actor), Deed.DISCUSS_AGAIN, actor)
    row.keys.all().delete()
    return row
