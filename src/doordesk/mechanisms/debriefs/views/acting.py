"""What views of deeds share: fetch through the door, act, go back; a refused form keeps what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.changes import changed_parts
from doordesk.mechanisms.debriefs.queries.room import enter, rooms
from doordesk.mechanisms.debriefs.views.rooms import renew, show


def entered(request: HttpRequest, pk: int) -> Debrief:
    """The debrief that the actor may see, or 404."""
    return fetch(actor_of(request), Debrief, pk, rooms())


def back(request: HttpRequest, pk: int, said: str = "", anchor: str = "") -> HttpResponse:
    """Return to the room with a word about what was done; a script gets what changed since its pulse."""
    if said:
        messages.success(request, said)
    since = request.headers.get("Room-Pulse")
    if since is not None:
        room = enter(actor_of(request), pk)
        return renew(request, room, changed_parts(room.debrief, room.actor, since), words=True)
    return redirect(f"{redirect('debriefs:room', pk=pk).url}{anchor}")


@dataclass(frozen=True)
class Spot:
    """Where a form stands: its name in the room, what is said when it acted, where the page then opens."""

    name: str
    said: str
    anchor: str = ""


def acted(
    request: HttpRequest, pk: int, form: Form, act: Callable[[dict[str, Any]], object], spot: Spot
) -> HttpResponse:
    """Let a form act; when it is refused show the room again with it."""
    if form.is_valid():
        with refusals_on(form):
            act(form.cleaned_data)
            return back(request, pk, spot.said, spot.anchor)
    return show(request, enter(actor_of(request), pk), forms={spot.name: form}, status=REFUSED_FORM)
