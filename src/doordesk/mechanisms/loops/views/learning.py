"""The seat of the one who learns in a debrief (rule P1)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.forms import LearnerForm
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.queries.learning import choices, learners, seat_of


def _loop(request: HttpRequest, pk: int) -> Loop:
    actor = actor_of(request)
    loop = fetch(
        actor, Loop, pk, Loop.objects.select_related("application__candidate", "application__opening")
    )
    require(actor, P.DEBRIEF_SEAT, loop)
    return loop


@require_http_methods(["GET", "POST"])
def learner(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who learns there, or choose somebody."""
    loop = _loop(request, pk)
    seat = seat_of(loop)
    found = [] if seat else learners(loop)
    form = LearnerForm(posted(request))
    form.fields["person"].offer(choices(found), ("", "Choose somebody"))  # type: ignore[attr-defined]
    if form.is_valid():
        with refusals_on(form):
            person = form.cleaned_data["person"]
            actions.seat_learner(loop, person, actor=actor_of(request))
            messages.success(request, f"{person.name} knows by letter.")
            return redirect("loops:loop", pk)
    context = {
        "loop": loop,
        "seat": seat,
        "form": form,
        "possible": any(not one.reason for one in found),
        "others": [one for one in found if one.reason],
        "crumbs": [
            {"label": str(loop), "url": reverse("loops:loop", args=[pk])},
            {"label": "Learning in the debrief"},
        ],
    }
    return render(request, "loops/learner.html", context, status=REFUSED_FORM if form.errors else None)


@require_POST
def unlearner(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the seat away."""
    loop = _loop(request, pk)
    actions.unseat_learner(loop, actor=actor_of(request))
    messages.success(request, "The seat is free again.")
    return redirect("loops:learner", pk)
