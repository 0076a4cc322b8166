"""How a loop ends: cancelled, ended with its application, or decided by its debrief."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import TRANSITIONS as APPLICATION_TRANSITIONS
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.actions.reasons import reason_said
from doordesk.mechanisms.loops.actions.screens import call_off_screen
from doordesk.mechanisms.loops.actions.striking import strike
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.states import RUNNING, TRANSITIONS, Deed, State

ENDINGS = (ApplicationDeed.DECLINE, ApplicationDeed.WITHDRAW)


@transaction.atomic
def cancel_loop(loop: Loop, reason: str, *, actor: Actor) -> Loop:
    """Give a loop up: interviews leave the calendars, the application can have a new one."""
    row = locked(loop)
    require(actor, P.LOOP_CANCEL, row)
    said = reason_said(reason, "Cancelling a loop needs a reason.")
    if row.state == State.DEBRIEF:
        raise Refused(
            "A debrief of this loop is under way.",
            rule="D3",
            way_out="Lead it to a decision; if the candidate withdraws, end it in the debrief.",
            code="in_debrief",
        )
    _cancel(row, actor=actor)
    advance(row.application, ApplicationDeed.CANCEL_LOOP, actor=actor, reason=said)
    return row


@transaction.atomic
def end_application(
    application: Application, deed: ApplicationDeed, *, actor: Actor, reason: str
) -> Application:
    """Decline an application or let its candidate withdraw: what was planned is called off first."""
    row = locked(application)
    require(actor, P.APPLICATION_MOVE, row)
    if deed not in ENDINGS:
        raise Refused(f"“{deed.label}” does not end an application.", code="wrong_deed")
    said = reason_said(reason, "Ending an application needs a reason.")
    APPLICATION_TRANSITIONS.after(row.stage, deed)
    for loop in row.loops.filter(state__in=RUNNING):
        _cancel(locked(loop), actor=actor)
    if row.stage == Stage.SCREEN:
        call_off_screen(row)
    return advance(row, deed, actor=actor, reason=said)


@transaction.atomic
def mark_in_debrief(loop: Loop, *, actor: Actor) -> Loop:
    """Note that the debrief was opened; its own action has checked who may."""
    return _move(loop, Deed.OPEN_DEBRIEF, actor)


@transaction.atomic
def close_loop(loop: Loop, *, actor: Actor) -> Loop:
    """Close a loop with the decision of its debrief, whose action has checked who may."""
    return _move(loop, Deed.CLOSE, actor)


def _move(loop: Loop, deed: Deed, actor: Actor) -> Loop:
    row = locked(loop)
    TRANSITIONS.apply(row, deed)
    loop.state = row.state
    record(actor, Kind.LOOP_CHANGED, row, deed=deed.value, after=row.state)
    publish(f"loop:{row.pk}", events.MOVED, row.pk)
    return row


def _cancel(loop: Loop, *, actor: Actor) -> None:
    invited = loop.state != State.PLANNING
    if invited and not post.leader_interviews(loop):
        post.tell_leader(loop, "leading_called_off")
    TRANSITIONS.apply(loop, Deed.CANCEL)
    live = loop.interviews.filter(cancelled_at=None)
    told = [strike(interview, tell=invited) for interview in live]
    if any(told):
        post.tell_candidate(loop.application, "candidate_called_off")
    record(actor, Kind.LOOP_CANCELLED, loop)
    publish(f"loop:{loop.pk}", events.CANCELLED, loop.pk)
