"""Who leads, who learns, who goes over a limit; the invitations; calling the loop off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import refusals_on
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.forms import CancelForm
from doordesk.mechanisms.loops.models import Loop, Trainee
from doordesk.mechanisms.loops.queries.page import board_of
from doordesk.mechanisms.loops.views.drawing import (
    back,
    draw,
    leader_form,
    loop_deed,
    override_form,
    seat_form,
)
from doordesk.mechanisms.loops.views.interviews import interview_deed, interview_of


@loop_deed
def bar_raiser(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the leading Bar Raiser."""
    actor = actor_of(request)
    loop = fetch(actor, Loop, pk)
    require(actor, P.LOOP_PLAN, loop)
    form = leader_form(board_of(pk), request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.name_bar_raiser(loop, form.cleaned_data["bar_raiser"], actor=actor)
            return back(pk, "bar-raiser")
    return draw(request, actor, pk, {"bar_raiser": form})


@interview_deed
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Seat a trainee beside the interviewer."""
    actor = actor_of(request)
    row, loop = interview_of(actor, pk)
    form = seat_form(board_of(loop.pk), row, request.POST)
    if form.is_valid():
        with refusals_on(form):
            person, kind = form.seat
            actions.seat_trainee(row, person, actor=actor, kind=kind)
            return back(loop.pk, f"interview-{pk}")
    return draw(request, actor, loop.pk, {f"seat:{pk}": form})


@require_POST
def unseat(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a trainee's seat away."""
    actor = actor_of(request)
    seats = Trainee.objects.select_related("person", "interview__loop").filter(pk=pk)
    trainee = seats.first()
    row, loop = interview_of(actor, trainee.interview_id if trainee else 0)
    assert trainee is not None  # noqa: S101 -- there is no interview 0
    actions.unseat_trainee(trainee, actor=actor)
    return back(loop.pk, f"interview-{row.pk}")


@loop_deed
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody go over a weekly limit."""
    actor = actor_of(request)
    loop = fetch(actor, Loop, pk)
    require(actor, P.LOOP_PLAN, loop)
    form = override_form(board_of(pk), request.POST)
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            actions.override_limit(loop, said["person"], said["reason"], actor=actor)
            return back(pk, "limits")
    return draw(request, actor, pk, {"override": form})


@loop_deed
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitations."""
    actor = actor_of(request)
    loop = fetch(actor, Loop, pk)
    actions.send_invitations(loop, actor=actor)
    messages.success(request, "The invitations are on their way.")
    return redirect("loops:loop", pk)


@loop_deed
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the loop off."""
    actor = actor_of(request)
    loop = fetch(actor, Loop, pk)
    require(actor, P.LOOP_CANCEL, loop)
    form = CancelForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.cancel_loop(loop, form.cleaned_data["reason"], actor=actor)
            messages.success(request, "The loop was called off.")
            return redirect("candidates:application", loop.application_id)
    return draw(request, actor, pk, {"cancel": form})
