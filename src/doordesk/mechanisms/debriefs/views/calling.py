"""Calling a debrief, changing its time, handing it over, ending it without a decision."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doordesk.engines.planning import eligible_bar_raisers
from doordesk.foundation.access.doors import fetch, require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.assessments.queries import progress
from doordesk.mechanisms.assessments.states import Standing
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.forms import CallForm, LeadForm, MeetForm, ReasonForm
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.policy import arranges
from doordesk.mechanisms.debriefs.queries.roster import named
from doordesk.mechanisms.debriefs.views.acting import back, entered
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.queries.findings import limits
from doordesk.mechanisms.loops.queries.plans import plan_of

QUESTIONS = {
    "time": {
        "title": "Change the time",
        "says": "Everybody in the room gets a letter.",
        "verb": "Change the time",
        "said": "The time is changed.",
    },
    "lead": {
        "title": "Hand the lead over",
        "says": "The new Bar Raiser turns their own key; the reason stands in the packet.",
        "verb": "Hand over",
        "said": "The lead is handed over.",
    },
    "end": {
        "title": "The candidate withdraws",
        "says": "The debrief ends without a decision, and no vote is shown after it.",
        "verb": "End the debrief",
        "said": "The debrief is cancelled.",
        "final": "End the debrief because the candidate withdraws?",
    },
}
ASKS = require_http_methods(["GET", "POST"])
FORMAT = "%Y-%m-%dT%H:%M"


@ASKS
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the debrief of a loop, or learn what is missing for it (rule D1)."""
    actor = actor_of(request)
    loops = Loop.objects.select_related("application__candidate", "application__opening", "bar_raiser")
    loop = fetch(actor, Loop, pk, loops)
    require(actor, P.DEBRIEF_CALL, loop)
    lines = progress(loop)
    missing = list(dict.fromkeys(one.name for one in lines if one.state is not Standing.HANDED_IN))
    facts = {"missing": missing, "zone": actor.zone, "initial": {"meets_at": _soon()}}
    form = CallForm(request.POST or None, **facts)
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data.get("exception", "")
            made = actions.call_debrief(loop, form.cleaned_data["meets_at"], actor=actor, exception=said)
            return back(request, made.pk, "The debrief is called.")
    context = {"loop": loop, "lines": lines, "missing": named(missing) if missing else "", "form": form}
    context["missing_verb"] = "has" if len(missing) == 1 else "have"
    status = REFUSED_FORM if request.method == "POST" else 200
    return render(request, "debriefs/call.html", context, status=status)


def _soon() -> str:
    """The next quarter of an hour in the reader's zone, for the form."""
    local = timezone.localtime(now())
    ahead = timedelta(minutes=15 - local.minute % 15)
    return (local + ahead).strftime(FORMAT)


@ASKS
def time(request: HttpRequest, pk: int) -> HttpResponse:
    """Change when a debrief meets."""
    actor, debrief = actor_of(request), entered(request, pk)
    require(actor, P.DEBRIEF_LEAD, debrief)
    initial = {"meets_at": timezone.localtime(debrief.meets_at).strftime(FORMAT) if debrief.meets_at else ""}
    form = MeetForm(request.POST or None, zone=actor.zone, initial=initial)

    def act(facts: dict[str, Any]) -> object:
        moment: datetime = facts["meets_at"]
        return actions.set_time(debrief, moment, actor=actor)

    return _asked(request, debrief, form, act, "time")


@ASKS
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Let another Bar Raiser take over (rule L4)."""
    actor, debrief = actor_of(request), entered(request, pk)
    require(actor, P.DEBRIEF_HAND_OVER, debrief)
    free = _free(actor, debrief)
    form = LeadForm(request.POST or None, people=free)

    def act(facts: dict[str, Any]) -> object:
        leader = get_object_or_404(Person, pk=facts["leader"])
        return actions.take_over(debrief, leader, facts["reason"], actor=actor)

    return _asked(request, debrief, form, act, "lead", empty=not free)


def _free(actor: Person, debrief: Debrief) -> list[tuple[int, str]]:
    """Bar Raisers who may lead it (rules L4, L10); whoever cannot name others may step in themself."""
    options = eligible_bar_raisers(plan_of(debrief.loop), limits())
    free = [(int(one.person.id), one.person.name) for one in options if one.free]
    free = [one for one in free if one[0] != debrief.leader_id]
    return free if arranges(actor, debrief) else [one for one in free if one[0] == actor.pk]


@ASKS
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a debrief because the candidate withdraws."""
    actor, debrief = actor_of(request), entered(request, pk)
    require(actor, P.APPLICATION_MOVE, debrief.loop.application)
    form = ReasonForm(request.POST or None)

    def act(facts: dict[str, Any]) -> object:
        return actions.cancel_debrief(debrief, facts["reason"], actor=actor)

    return _asked(request, debrief, form, act, "end")


def _asked(
    request: HttpRequest, debrief: Debrief, form: Any, act: Any, deed: str, *, empty: bool = False
) -> HttpResponse:
    """One form on a page of its own, then back to the room, or to the desk for whom it is closed now."""
    if form.is_valid():
        with refusals_on(form):
            act(form.cleaned_data)
            if visible(actor_of(request), Debrief).filter(pk=debrief.pk).exists():
                return back(request, debrief.pk, QUESTIONS[deed]["said"])
            messages.success(request, QUESTIONS[deed]["said"])
            return redirect("desk")
    status = REFUSED_FORM if request.method == "POST" else 200
    context = {"debrief": debrief, "form": form, "empty": empty, **QUESTIONS[deed]}
    return render(request, "debriefs/ask.html", context, status=status)
