"""The debriefs that somebody may see: search, state, mine (rule F3 first)."""

from django.db.models import Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import RUNNING, State
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State as LoopState

STATES = (("running", "Running"), ("closed", "Closed"), ("cancelled", "Cancelled"))
MINE = (("mine", "Mine"),)


def debriefs_of(actor: Person, *, words: str = "", state: str = "", mine: bool = False) -> QuerySet[Debrief]:
    """Debriefs open to the actor, newest first, narrowed by a search, a state, and the actor's own part."""
    rows = visible(actor, Debrief).select_related(
        "leader", "packet", "loop__application__candidate", "loop__application__opening__team"
    )
    for word in words.split():
        rows = rows.filter(_says(word))
    rows = rows.filter(_stands(state)) if state else rows
    return rows.filter(_part(actor)) if mine else rows


def _says(word: str) -> Q:
    application = "loop__application__"
    return (
        Q(**{f"{application}candidate__name__icontains": word})
        | Q(**{f"{application}opening__title__icontains": word})
        | Q(leader__name__icontains=word)
    )


def _stands(state: str) -> Q:
    called_off = Q(state=State.CANCELLED) | Q(loop__state=LoopState.CANCELLED)
    if state == "cancelled":
        return called_off
    return Q(state__in=RUNNING if state == "running" else (State.CLOSED,)) & ~called_off


def _part(actor: Person) -> Q:
    seats = Interview.objects.filter(interviewer=actor, cancelled_at=None, loop__isnull=False)
    opening = "loop__application__opening__"
    offices = Q(**{f"{opening}hiring_manager": actor}) | Q(**{f"{opening}recruiter": actor})
    return offices | Q(leader=actor) | Q(loop__in=seats.values("loop"))
