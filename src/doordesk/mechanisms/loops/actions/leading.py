"""Another Bar Raiser leads a loop whose debrief has begun (rules L3-L5, L10)."""

from django.db import transaction

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions.judging import by_the_rules
from doordesk.mechanisms.loops.models import Loop


@transaction.atomic
def hand_lead_over(loop: Loop, person: Person, *, actor: Actor) -> Loop:
    """Name who leads from now on, by the same rules; the debrief's action has checked who may."""
    row = locked(loop)
    with by_the_rules(row):
        row.bar_raiser = person
        row.save(update_fields=["bar_raiser"])
    loop.bar_raiser = person
    record(actor, Kind.LOOP_CHANGED, row, deed="bar_raiser", person=person.pk)
    publish(f"loop:{row.pk}", events.CHANGED, row.pk)
    return row
