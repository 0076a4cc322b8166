"""Moving an application along its way; only `advance` writes its stage."""

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
from doordesk.mechanisms.candidates import events
from doordesk.mechanisms.candidates.models import Application, StageMove
from doordesk.mechanisms.candidates.states import ENDS_HERE, TRANSITIONS, Deed, Stage

REASON_LENGTH = 500


@transaction.atomic
def advance(application: Application, deed: Deed, *, actor: Actor, reason: str = "") -> Application:
    """Move an application by the table, keep the move as a row, record and announce it.

    It asks for no permission of its own: it is for actions, here and on higher floors, that have checked one.
    """
    row = locked(application)
    before, after = row.stage, TRANSITIONS.after(row.stage, deed)
    row.stage = application.stage = after.value
    row.save(update_fields=["stage"])
    move = StageMove(application=row, deed=deed, before=before, after=after, reason=reason.strip())
    move.at, move.by_id = now(), actor.pk
    move.save()
    record(actor, Kind.APPLICATION_MOVED, row, deed=deed.value, before=before, after=after.value)
    publish(f"application:{row.pk}", events.MOVED, row.pk)
    return row


def _said(reason: str, question: str) -> str:
    """Return the reason as it will be kept, or refuse: without one nobody can explain the move later."""
    said = " ".join(reason.split())
    if not said:
        raise Refused(question, way_out="A sentence is enough.", place="reason", code="reason_missing")
    if len(said) > REASON_LENGTH:
        raise Refused(
            f"The reason has {len(said)} characters.",
            way_out=f"Say it in {REASON_LENGTH} or fewer.",
            place="reason",
            code="reason_too_long",
        )
    return said


def _end(application: Application, deed: Deed, *, actor: Actor, reason: str) -> Application:
    """End an application for which nothing is planned that would have to be called off."""
    row = locked(application)
    require(actor, P.APPLICATION_MOVE, row)
    TRANSITIONS.after(row.stage, deed)
    if row.stage not in ENDS_HERE:
        raise Refused(
            f"Interviews are planned for this application ({Stage(row.stage).label.lower()}).",
            way_out="End it on the application's page: that also calls off what stands in calendars.",
            code="interviews_planned",
        )
    return advance(application, deed, actor=actor, reason=reason)


@transaction.atomic
def decline(application: Application, *, reason: str, actor: Actor) -> Application:
    """Do not take an application further, for a reason that stays on record."""
    said = _said(reason, "Not taking somebody further needs a reason.")
    return _end(application, Deed.DECLINE, actor=actor, reason=said)


@transaction.atomic
def withdraw(application: Application, *, reason: str, actor: Actor) -> Application:
    """Note that the candidate withdrew, and why as far as they told."""
    said = _said(reason, "Noting a withdrawal needs a reason.")
    return _end(application, Deed.WITHDRAW, actor=actor, reason=said)


@transaction.atomic
def reopen(application: Application, *, actor: Actor, reason: str = "") -> Application:
    """Take an application up again that was declined or withdrawn."""
    row = locked(application)
    require(actor, P.APPLICATION_MOVE, row)
    said = _said(reason, "") if reason.strip() else ""
    return advance(application, Deed.REOPEN, actor=actor, reason=said)


@transaction.atomic
def skip_screen(application: Application, *, reason: str, actor: Actor) -> Application:
    """Go on to the loop without a screen, for a reason that stays on record (rule L8)."""
    row = locked(application)
    require(actor, P.APPLICATION_MOVE, row)
    said = _said(reason, "Going on without a screen needs a reason.")
    return advance(application, Deed.SKIP_SCREEN, actor=actor, reason=said)
