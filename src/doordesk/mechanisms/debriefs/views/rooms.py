"""The room: one page for all, made of parts that renew themselves without touching what somebody types."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.guidance import expected, next_step, stations
from doordesk.mechanisms.debriefs.queries.progress import standing
from doordesk.mechanisms.debriefs.queries.roll import roll
from doordesk.mechanisms.debriefs.queries.room import Room, enter, pulse_of, rooms
from doordesk.mechanisms.debriefs.states import RUNNING
from doordesk.mechanisms.debriefs.views.parts import ASIDE, CONTENT, DESK_ONLY, facts_of


@require_GET
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the room at its present step."""
    return show(request, enter(actor_of(request), pk))


@require_GET
@never_cache
def live(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer 204 while nothing happened since `?since=`, otherwise the room's parts anew."""
    actor = actor_of(request)
    since = request.GET.get("since", "")
    debrief = fetch(actor, Debrief, pk, rooms())
    if since == pulse_of(debrief):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return show(request, enter(actor, pk), template="debriefs/live.html")


def show(
    request: HttpRequest,
    found: Room,
    *,
    forms: Mapping[str, Any] | None = None,
    status: int = HTTPStatus.OK,
    template: str = "debriefs/room.html",
) -> HttpResponse:
    """Render the room; `forms` are those that were refused, with what was typed in them."""
    now = standing(found)
    wall = request.GET.get("view") == "wall"
    context = {
        "room": found,
        "now": now,
        "wall": wall,
        "running": found.state in RUNNING,
        "lead": expected(found, now),
        "next": None if wall else next_step(found, now),
        "stations": stations(found),
        "roll": roll(found, now),
        "content": [name for name in CONTENT[found.state] if not (wall and name in DESK_ONLY)],
        "aside": () if wall else ASIDE,
        **facts_of(found, now, forms or {}, wall=wall),
    }
    return render(request, template, context, status=status)
