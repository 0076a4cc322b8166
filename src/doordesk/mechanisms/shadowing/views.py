"""Sittings: the list, the comparison with its talk, and the two deeds (rule F8)."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import can, fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui import filters
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.loops.models import DebriefSeat, Trainee
from doordesk.mechanisms.loops.states import Trainees
from doordesk.mechanisms.shadowing import actions
from doordesk.mechanisms.shadowing.forms import ConfirmForm, DebriefTalkForm, TalkForm
from doordesk.mechanisms.shadowing.queries.after_debriefs import debrief_seats, is_over
from doordesk.mechanisms.shadowing.queries.sittings import Sitting, sittings_seen
from doordesk.mechanisms.shadowing.queries.sittings import sitting as sitting_of
from doordesk.mechanisms.shadowing.queries.talks import sitting_page
from doordesk.mechanisms.shadowing.states import Stage

HEADER = ("Trainee", "Seat", "Interviewer", "Candidate", "Interview", "Stage")


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the sittings that somebody learns from or teaches; all of them to the Core."""
    choices = [
        filters.choice("stage", "Stage", Stage.choices),
        filters.choice("kind", "Seat", Trainees.choices),
    ]
    row = filters.read(request.GET, choices)
    found = sittings_seen(actor_of(request), stage=row.value("stage"), kind=row.value("kind"), words=row.q)
    if "csv" in request.GET:
        return csv_response("sittings.csv", HEADER, (_cells(sitting_of(one)) for one in found))
    page = page_of(found, request.GET)
    shown = [sitting_of(one) for one in page.object_list]
    return render(request, "shadowing/list.html", {"filters": row, "page": page, "sittings": shown})


@require_GET
@never_cache
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the two assessments side by side and the talk about them."""
    return _draw(request, actor_of(request), pk)


@never_cache
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the mentor noted, or pass it on."""
    if request.method != "POST":
        return redirect("shadowing:sitting", pk)
    actor = actor_of(request)
    seat = fetch(actor, Trainee, pk, Trainee.objects.select_related("interview__loop", "person"))
    require(actor, P.TALK_HOLD, seat)
    form = TalkForm(request.POST)
    held = request.POST.get("deed") == "hold"
    if form.is_valid():
        with refusals_on(form):
            deed = actions.hold_talk if held else actions.note_talk
            deed(seat, form.said(), actor=actor)
            told = (
                f"Passed on to {seat.person.get_short_name()}." if held else "Kept; nobody else reads it yet."
            )
            messages.success(request, told)
            return redirect("shadowing:sitting", pk)
    return _draw(request, actor, pk, form)


@never_cache
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm that a talk was read."""
    if request.method != "POST":
        return redirect("shadowing:sitting", pk)
    actor = actor_of(request)
    told = sitting_page(actor, pk).told
    if told is None:
        raise Http404
    require(actor, P.TALK_CONFIRM, told.talk)
    form = ConfirmForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.confirm_talk(told.talk, form.cleaned_data["line"], actor=actor)
            messages.success(request, "Confirmed.")
            return redirect("shadowing:sitting", pk)
    return _draw(request, actor, pk, form)


def _draw(request: HttpRequest, actor: Person, pk: int, refused: Form | None = None) -> HttpResponse:
    page = sitting_page(actor, pk)
    form = refused or (TalkForm.of(page.draft) if page.holds else ConfirmForm())
    one = page.sitting
    context = {"page": page, "one": one, "interview": one.interview, "form": form}
    context["trainee"], context["mentor"] = one.names
    return render(request, "shadowing/sitting.html", context, status=REFUSED_FORM if refused else 200)


def _cells(one: Sitting) -> tuple[object, ...]:
    mentor, at = one.mentor, one.interview.starts_at
    return (
        one.trainee.name, one.seat.get_kind_display(), mentor.name if mentor else "", one.candidate.name, at,
        one.stage.label,
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def debrief(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the talk with whoever learnt in a debrief, or note it (rule P1)."""
    actor = actor_of(request)
    seat = fetch(actor, DebriefSeat, pk, debrief_seats())
    form = DebriefTalkForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            actions.hold_debrief_talk(seat, form.said(), actor=actor)
            messages.success(request, f"Passed on to {seat.person.get_short_name()}.")
            return redirect("shadowing:debrief", pk)
    return _draw_debrief(request, seat, form)


@never_cache
@require_POST
def debrief_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm that the talk after a debrief was read."""
    actor = actor_of(request)
    seat = fetch(actor, DebriefSeat, pk, debrief_seats())
    told = getattr(seat, "talk", None)
    if told is None:
        raise Http404
    require(actor, P.TALK_CONFIRM, told)
    form = ConfirmForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.confirm_debrief_talk(told, form.cleaned_data["line"], actor=actor)
            messages.success(request, "Confirmed.")
            return redirect("shadowing:debrief", pk)
    return _draw_debrief(request, seat, form)


def _draw_debrief(request: HttpRequest, seat: DebriefSeat, form: Form) -> HttpResponse:
    actor, told = actor_of(request), getattr(seat, "talk", None)
    confirms = told is not None and told.confirmed_at is None and can(actor, P.TALK_CONFIRM, told)
    meeting = getattr(seat.loop, "debrief", None)
    over = is_over(seat)
    context = {
        "seat": seat,
        "talk": told,
        "over": over,
        "holds": told is None and over and can(actor, P.TALK_HOLD, seat),
        "confirms": confirms,
        "candidate": seat.loop.application.candidate,
        "mentor": meeting.leader if meeting else seat.loop.bar_raiser,
        "form": form if form.is_bound or not confirms else ConfirmForm(),
    }
    status = REFUSED_FORM if form.is_bound and form.errors else 200
    return render(request, "shadowing/debrief.html", context, status=status)
