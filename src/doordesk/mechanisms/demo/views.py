"""The demo's door: choose who to be. These addresses exist in demo mode alone."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.demo.actions.entering import open_room
from doordesk.mechanisms.demo.queries import Seat, play_called, plays, seats

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _demo_only() -> None:
    if settings.MODE not in {"demo", "test"}:
        raise Http404


@login_not_required
@require_GET
def door(request: HttpRequest) -> HttpResponse:
    """Show the debriefs to live through, then the cast and what each of them finds."""
    _demo_only()
    facts = {"plays": plays(), "seats": seats(), "now_as": request.user}
    return render(request, "demo/door.html", facts)


@login_not_required
@require_POST
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of the cast."""
    _demo_only()
    seat: Seat | None = next((one for one in seats() if one.person.pk == pk), None)
    if seat is None:
        raise Http404
    person: Person = seat.person
    login(request, person, backend=BACKEND)
    return redirect("desk")


@login_not_required
@require_POST
def sit(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Sign in as one of a played debrief's members and enter its room."""
    _demo_only()
    play = play_called(name)
    person = next((one for _, one in play.starts if one.pk == pk), None) if play else None
    if play is None or person is None:
        raise Http404
    debrief = open_room(play.script)
    login(request, person, backend=BACKEND)
    return redirect("debriefs:room", debrief.pk)
