"""Invitations leave: only when no rule refuses (rules L1-L7, L10)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.queries.findings import findings_of, refusals
from doordesk.mechanisms.loops.states import TRANSITIONS, Deed


@transaction.atomic
def send_invitations(loop: Loop, *, actor: Actor) -> Loop:
    """Invite everybody who sits on the loop, its Bar Raiser and the candidate, each by one letter a seat."""
    row = locked(loop)
    require(actor, P.LOOP_INVITE, row)
    TRANSITIONS.after(row.state, Deed.INVITE)
    _check_complete(row)
    TRANSITIONS.apply(row, Deed.INVITE)
    row.invited_at = now()
    row.save(update_fields=["invited_at"])
    for interview in row.interviews.filter(cancelled_at=None):
        post.invite(interview)
    if not post.leader_interviews(row):
        post.tell_leader(row, "leading")
    post.tell_candidate(row.application, "candidate")
    record(actor, Kind.LOOP_INVITED, row)
    publish(f"loop:{row.pk}", events.INVITED, row.pk)
    publish(f"application:{row.application_id}", events.INVITED, row.pk)
    return row


def _check_complete(loop: Loop) -> None:
    missing = refusals(findings_of(loop))
    if not missing:
        return
    first, more = missing[0], len(missing) - 1
    also = f" {more} more {'stands' if more == 1 else 'stand'} on the loop's page." if more else ""
    raise Refused(
        f"The invitations cannot leave yet. {first.what}",
        rule=first.rule,
        way_out=f"{first.way_out}{also}",
        code="unfinished",
    )
