"""The demo's door: choose who to be. These addresses exist in demo mode alone."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.demo.queries import Seat, seats

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _demo_only() -> None:
    if settings.MODE not in {"demo", "test"}:
        raise Http404


@login_not_required
@require_GET
def door(request: HttpRequest) -> HttpResponse:
    """Show the cast and what each of them finds."""
    _demo_only()
    return render(request, "demo/door.html", {"seats": seats(), "now_as": request.user})


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
