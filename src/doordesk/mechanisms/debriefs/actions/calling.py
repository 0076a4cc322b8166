"""Calling a debrief, when it meets, who leads it, and giving it up (rules D1, L3, L4)."""

import re
from datetime import datetime, timedelta

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import Progress, owed_by
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.actions import post
from doordesk.mechanisms.debriefs.actions.moving import announce, entered, sentence
from doordesk.mechanisms.debriefs.models import Debrief, Handover, Step
from doordesk.mechanisms.debriefs.policy import arranges
from doordesk.mechanisms.debriefs.queries.roster import named
from doordesk.mechanisms.debriefs.states import RUNNING, TRANSITIONS, Deed, State
from doordesk.mechanisms.loops.actions import end_application, hand_lead_over, mark_in_debrief
from doordesk.mechanisms.loops.models import Loop

LATE = timedelta(minutes=5)  # a form filled in for 'now' may arrive a little later


@transaction.atomic
def call_debrief(
    loop: Loop, meets_at: datetime | None = None, *, actor: Person, exception: str = ""
) -> Debrief:
    """Open the debrief of a loop. Every assessment is in, or the exception names who is missing. Rule D1."""
    row = locked(loop)
    require(actor, P.DEBRIEF_CALL, row)
    said = _excused(owed_by(row), actor, exception)
    _ahead(meets_at)
    mark_in_debrief(row, actor=actor)
    advance(row.application, ApplicationDeed.OPEN_DEBRIEF, actor=actor)
    made = Debrief.objects.create(
        loop=row, leader=actor, called_at=now(), meets_at=meets_at or now(), exception=said
    )
    Step.objects.create(debrief=made, state=State.CALLED, at=now(), by=actor)
    record(actor, Kind.DEBRIEF_CALLED, made, loop=row.pk, exception=bool(said))
    announce(made, events.CALLED)
    post.tell_called(made)
    return made


def _excused(missing: list[Progress], actor: Person, exception: str) -> str:
    """Return the exception as it will be kept, empty when nobody is missing (rule D1)."""
    if not missing:
        return ""
    names = list(dict.fromkeys(one.name for one in missing))
    who = f"{named(names)} {'has' if len(names) == 1 else 'have'} not handed in"
    if any(one.person.pk == actor.pk for one in missing):
        raise Refused(
            "Your own assessment is missing.", rule="F3", way_out="Hand it in, then call the debrief."
        )
    if not exception.strip():
        raise Refused(
            f"{who}.",
            rule="D1",
            way_out="Wait for it, or record an exception that names who is missing and says why.",
            place="exception",
            code="assessments_missing",
        )
    said = sentence(exception, "The exception has no reason.", place="exception", rule="D1", words=4)
    unnamed = [name for name in names if not _words(name.split()[0]) <= _words(said)]
    if unnamed:
        raise Refused(
            f"The exception does not name {named(unnamed)}.",
            rule="D1",
            way_out="Name everybody whose assessment is missing, and say why the debrief can't wait.",
            place="exception",
            code="assessments_missing",
        )
    return said


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _ahead(meets_at: datetime | None) -> None:
    if meets_at is not None and meets_at < now() - LATE:
        raise Refused(
            "That time is over.", way_out="Choose one that lies ahead.", place="meets_at", code="past"
        )


@transaction.atomic
def set_time(debrief: Debrief, meets_at: datetime, *, actor: Person) -> Debrief:
    """Change when a debrief meets, before it has begun."""
    row = entered(debrief, P.DEBRIEF_LEAD, actor)
    if row.state != State.CALLED:
        raise Refused(
            "This debrief has begun.", rule="D3", way_out="Its time is history.", code="wrong_state"
        )
    _ahead(meets_at)
    row.meets_at = meets_at
    row.save(update_fields=["meets_at"])
    record(actor, Kind.DEBRIEF_CHANGED, row, deed="time")
    announce(row, events.CHANGED)
    post.tell_called(row, changed=True)
    return row


@transaction.atomic
def take_over(debrief: Debrief, leader: Person, reason: str, *, actor: Person) -> Debrief:
    """Let another certified Bar Raiser from outside the hiring chain lead from now on. Rules L3, L4, D9.

    A key that the former leader turned no longer counts: the new one turns their own.
    """
    row = entered(debrief, P.DEBRIEF_HAND_OVER, actor)
    if leader.pk != actor.pk and not arranges(actor, row):
        raise Forbidden("You can step in yourself, not name somebody else.", rule="L4", code="forbidden")
    said = sentence(reason, "Changing who leads needs a reason.", place="reason", most=300)
    if row.state not in RUNNING or leader.pk == row.leader_id:
        raise Refused(
            f"{leader.name} leads this debrief already." if row.state in RUNNING else "This debrief is over.",
            place="leader",
        )
    hand_lead_over(row.loop, leader, actor=actor)
    Handover.objects.create(debrief=row, before=row.leader, after=leader, reason=said, by=actor, at=now())
    before, row.leader = row.leader_id, leader
    row.save(update_fields=["leader"])
    record(actor, Kind.DEBRIEF_LEADER_CHANGED, row, before=before, after=leader.pk)
    announce(row, events.CHANGED)
    return row


@transaction.atomic
def cancel_debrief(debrief: Debrief, reason: str, *, actor: Person) -> Debrief:
    """End a debrief without a decision because the candidate withdraws; nothing in it is revealed after."""
    row = locked(debrief)
    require(actor, P.APPLICATION_MOVE, row.loop.application)
    TRANSITIONS.apply(row, Deed.CANCEL)
    Step.objects.create(debrief=row, state=row.state, at=now(), by=actor)
    end_application(row.loop.application, ApplicationDeed.WITHDRAW, actor=actor, reason=reason)
    record(actor, Kind.DEBRIEF_CANCELLED, row)
    announce(row, events.STEPPED)
    return row
