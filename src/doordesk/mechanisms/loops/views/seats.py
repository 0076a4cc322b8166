"""Seats to learn on: the list, asking for one, and the answer (rules L7, P1)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui import filters
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.forms import DeclineForm
from doordesk.mechanisms.loops.models import Interview, SeatRequest
from doordesk.mechanisms.loops.queries.seats import (
    Offer,
    narrowed,
    offers,
    requests_seen,
    seats_seen,
    waiters,
    with_names,
)
from doordesk.mechanisms.loops.queries.waits import Wait, waits

HEADER = ("Interview", "Interviewer", "Team", "Opening", "Candidate", "Their trainees who wait")
MENTOR = filters.choice("with", "Given by", [("mine", "Me"), ("mentor", "My mentor")])


@require_GET
def seats(request: HttpRequest) -> HttpResponse:
    """Show coming interviews in which one could learn, who waits for a seat and who asked for one."""
    actor, everybody = actor_of(request), waits()
    row = _filters(request, actor)
    found = _found(actor, everybody, row)
    if "csv" in request.GET:
        return csv_response("seats.csv", HEADER, map(_cells, offers(actor, list(found), everybody)))
    page = page_of(found, request.GET)
    context = {
        "filters": row,
        "page": page,
        "offers": offers(actor, list[Interview](page.object_list), everybody),
        "own": everybody.get(actor.pk),
        "waiters": waiters(actor, everybody),
        "requests": requests_seen(actor),
        "panels": panels_for("seats", actor, actor),
    }
    return render(request, "loops/seats.html", context)


@require_POST
def ask(request: HttpRequest, interview_id: int) -> HttpResponse:
    """Ask for a seat; who asks need not see the candidate, only that there is a seat."""
    actor = actor_of(request)
    rows = Interview.objects.filter(pk__in=seats_seen(actor, waits()).values("pk"))
    row = rows.filter(pk=interview_id).first() or fetch(actor, Interview, interview_id)
    actions.ask_for_seat(row, actor=actor)
    messages.success(request, "Asked. Whoever plans the loop answers.")
    return redirect("loops:seats")


@require_http_methods(["GET", "POST"])
def seat_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a request, give the seat, decline with a word, or take it back."""
    actor = actor_of(request)
    row = fetch(actor, SeatRequest, pk, with_names(SeatRequest.objects.all()))
    form = DeclineForm(request.POST if request.POST.get("deed") == "decline" else None)
    if request.method == "POST":
        done = _answered(request, actor, row, form)
        if done is not None:
            return done
    context = {
        "row": row,
        "interview": row.interview,
        "form": form,
        "answers": row.state == "asked" and can(actor, P.LOOP_PLAN, row.interview.loop),
        "takes_back": row.state == "asked" and can(actor, P.SEAT_TAKE_BACK, row),
        "named": visible(actor, Interview).filter(pk=row.interview_id).exists(),
    }
    status = REFUSED_FORM if form.is_bound else 200
    return render(request, "loops/seat_request.html", context, status=status)


def _answered(
    request: HttpRequest, actor: Person, row: SeatRequest, form: DeclineForm
) -> HttpResponse | None:
    deed = request.POST.get("deed")
    if deed == "grant":
        actions.grant_seat(row, actor=actor)
        messages.success(request, f"{row.person} has the seat.")
    elif deed == "take_back":
        actions.take_back(row, actor=actor)
        messages.success(request, "Taken back.")
    elif form.is_valid():
        with refusals_on(form):
            actions.decline_seat(row, form.cleaned_data["word"], actor=actor)
            messages.success(request, f"Declined. {row.person.get_short_name()} reads your word.")
            return redirect("loops:seats")
        return None
    else:
        return None
    return redirect("loops:seats")


def _filters(request: HttpRequest, actor: Person) -> filters.Filters:
    teams = filters.choice("team", "Interviewer’s team", visible(actor, Team).values_list("pk", "name"))
    return filters.read(request.GET, [MENTOR, teams])


def _found(actor: Person, everybody: dict[int, Wait], row: filters.Filters) -> QuerySet[Interview]:
    own = everybody.get(actor.pk)
    whose = {"mine": actor.pk, "mentor": (own.mentor_id if own else None) or 0}
    mentor = whose.get(row.value("with"))
    return narrowed(actor, seats_seen(actor, everybody), words=row.q, team=row.value("team"), mentor=mentor)


def _cells(offer: Offer) -> tuple[object, ...]:
    it, opening = offer.it, offer.it.application.opening
    who = it.interviewer
    candidate = it.application.candidate.name if offer.named else ""
    team = who.team if who else ""
    return it.starts_at, who, team, opening.title, candidate, ", ".join(offer.fitting)
