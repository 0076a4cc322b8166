"""Loops and interviews of an imported past: closed, quietly, many at once; no invitation leaves."""

from collections.abc import Sequence

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.bulk import write_rows
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State

INTERVIEW_FIELDS = ("application", "loop", "title", "interviewer", "starts_at")


@transaction.atomic
def record_historical_loops(loops: Sequence[Loop], *, actor: Actor) -> None:
    """Make loops of the past; they are closed from the first."""
    require(actor, P.HISTORY_IMPORT)
    for loop in loops:
        loop.historical, loop.state = True, State.CLOSED
    write_rows(loops, ["planned_at"])


@transaction.atomic
def record_historical_interviews(interviews: Sequence[Interview], *, actor: Actor) -> None:
    """Make interviews of loops of the past, or follow changes to them."""
    require(actor, P.HISTORY_IMPORT)
    write_rows((one for one in interviews if one.loop and one.loop.historical), INTERVIEW_FIELDS)


@transaction.atomic
def rename_historical_interviewer(before: Person, after: Person, *, actor: Actor) -> None:
    """Let somebody who is known by now take the place of their stand-in in interviews of the past."""
    require(actor, P.HISTORY_IMPORT)
    Interview.objects.filter(loop__historical=True, interviewer=before).update(interviewer=after)
