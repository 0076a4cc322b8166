"""The leader's deeds: move on, give more time, note who is away and who has spoken; hand over, end."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.forms import AbsenceForm
from doordesk.mechanisms.debriefs.queries.progress import standing
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.states import Deed
from doordesk.mechanisms.debriefs.views.acting import Spot, acted, back, entered

STEPS: dict[str, tuple[Callable[..., object], str]] = {
    Deed.BEGIN_READING: (actions.begin_reading, "The reading has begun."),
    Deed.BEGIN_REVOTE: (actions.begin_revote, "The re-vote is open."),
    Deed.REVEAL: (actions.reveal, "All votes are shown."),
    Deed.BEGIN_DECIDING: (actions.begin_deciding, "The two keys can be turned."),
    Deed.DISCUSS_AGAIN: (actions.discuss_again, "Back to the discussion; keys are taken back."),
    Deed.CLOSE: (actions.close_debrief, "The debrief is closed."),
}
MORE_MINUTES = 5


@require_POST
def step(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Move the room to its next step, or from the decision back to the discussion."""
    if deed not in STEPS:
        message = f"A debrief knows no step {deed!r}."
        raise Http404(message)
    act, said = STEPS[deed]
    act(entered(request, pk), actor=actor_of(request))
    return back(request, pk, said)


@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the readers some minutes more."""
    actions.extend_reading(entered(request, pk), MORE_MINUTES, actor=actor_of(request))
    return back(request, pk, f"{MORE_MINUTES} minutes more.")


@require_POST
def absence(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on without somebody's second vote, or wait for them after all (`lift`)."""
    actor = actor_of(request)
    debrief = entered(request, pk)
    if "lift" in request.POST:
        actions.lift_absence(debrief, _member(request.POST["lift"]), actor=actor)
        return back(request, pk, anchor="#turnout")
    room = enter(actor, pk)
    form = AbsenceForm(request.POST, people=[one.person for one in standing(room).waiting])

    def act(facts: dict[str, Any]) -> object:
        return actions.note_absence(debrief, _member(facts["person"]), facts["reason"], actor=actor)

    return acted(request, pk, form, act, Spot("absence", "The room goes on without that vote.", "#turnout"))


@require_POST
def spoken(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick or untick who has spoken."""
    debrief = entered(request, pk)
    said = request.POST.get("spoken") == "1"
    person = _member(request.POST.get("person"))
    actions.note_spoken(debrief, person, actor=actor_of(request), spoken=said)
    return back(request, pk, anchor="#order")


def _member(key: str | int | None) -> Person:
    """Somebody by key; whether they are in the room is the action's to say."""
    return get_object_or_404(Person, pk=int(key) if key and str(key).isdigit() else 0)
