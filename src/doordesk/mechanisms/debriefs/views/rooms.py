"""The room: one page for all, made of parts that renew themselves without touching what somebody types."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.debriefs.queries.changes import changed_parts, channels
from doordesk.mechanisms.debriefs.queries.room import Room, enter
from doordesk.mechanisms.debriefs.states import RUNNING
from doordesk.mechanisms.debriefs.views.parts import all_parts, aside_of, content_of, facts_for
from doordesk.mechanisms.debriefs.views.scenes import Scene


@require_GET
@never_cache
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the room at its present step."""
    return show(request, enter(actor_of(request), pk))


@require_GET
@never_cache
def live(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the parts that changed since `?since=`, 204 while none did; with all when unsure."""
    found = enter(actor_of(request), pk)
    changed = changed_parts(found.debrief, found.actor, request.GET.get("since", ""))
    if changed is not None and not changed:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return renew(request, found, changed)


def renew(
    request: HttpRequest, found: Room, changed: frozenset[str] | None, *, words: bool = False
) -> HttpResponse:
    """Draw the parts that changed, or all of them (None); `words` adds what a deed has to say."""
    scene = Scene(found, wall=on_wall(request))
    names = all_parts(scene)
    drawn = names if changed is None else tuple(name for name in names if name in changed)
    context = (
        _frame(scene) | facts_for(scene, drawn) | {"whole": changed is None, "drawn": drawn, "words": words}
    )
    return render(request, "debriefs/live.html", context)


def show(
    request: HttpRequest, found: Room, *, forms: Mapping[str, Any] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Render the room; `forms` are those that were refused, with what was typed in them."""
    scene = Scene(found, forms or {}, wall=on_wall(request))
    context = _frame(scene) | facts_for(scene, all_parts(scene))
    return render(request, "debriefs/room.html", context, status=status)


def on_wall(request: HttpRequest) -> bool:
    """Whether this is the screen on the wall, which shows what all may see."""
    return request.GET.get("view") == "wall"


def _frame(scene: Scene) -> dict[str, Any]:
    return {
        "room": scene.room,
        "wall": scene.wall,
        "running": scene.room.state in RUNNING,
        "channels": channels(scene.room.debrief, scene.room.actor),
        "content": content_of(scene),
        "aside": aside_of(scene),
    }
