"""Seating the one who learns in a debrief, and taking the seat away (rules P1, L4, F3)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.models import DebriefSeat, Loop
from doordesk.mechanisms.loops.queries.learning import Learner, learners, seat_of
from doordesk.mechanisms.loops.states import RUNNING, State


@transaction.atomic
def seat_learner(loop: Loop, person: Person, *, actor: Person) -> DebriefSeat:
    """Let somebody learn in this loop's debrief, as what their next step asks for: watch it, or lead it."""
    row = _open(loop, actor)
    if (before := seat_of(row)) is not None:
        raise Refused(
            f"{before.person.name} learns in this debrief.",
            rule="P1",
            way_out="One at a time: take that seat away first.",
            place="person",
        )
    found = _fits(row, person)
    seat = DebriefSeat.objects.create(
        loop=row, person=person, kind=found.kind, seated_at=now(), seated_by=actor
    )
    _note(row, actor, "learner_seated", person)
    post.tell_learner(seat, "learning")
    return seat


@transaction.atomic
def unseat_learner(loop: Loop, *, actor: Person) -> None:
    """Take the seat away; the room is closed to them at once."""
    row = _open(loop, actor)
    seat = seat_of(row)
    if seat is None:
        return
    post.tell_learner(seat, "learning_over")
    seat.delete()
    _note(row, actor, "learner_unseated", seat.person)


def _open(loop: Loop, actor: Person) -> Loop:
    row = locked(loop)
    require(actor, P.DEBRIEF_SEAT, row)
    if row.state not in RUNNING:
        raise Refused(
            f"This loop is {State(row.state).label.lower()}: who learnt in it stays as it was.",
            rule="D13",
            code="wrong_state",
        )
    return row


def _fits(row: Loop, person: Person) -> Learner:
    found = next((one for one in learners(row) if one.pk == person.pk), None)
    if found is None:
        raise Refused(
            f"{person.name} is not on the way to Bar Raiser, or not at this step of it.",
            rule="P1",
            way_out="Choose somebody whose next step is a debrief.",
            place="person",
        )
    if found.reason:
        raise Refused(
            f"{person.name} cannot learn in this debrief: {found.reason}.",
            rule="L4",
            way_out="Choose somebody else, or another loop.",
            place="person",
        )
    return found


def _note(row: Loop, actor: Person, deed: str, person: Person) -> None:
    record(actor, Kind.LOOP_CHANGED, row, deed=deed, person=person.pk)
    publish(f"loop:{row.pk}", events.CHANGED, row.pk)
