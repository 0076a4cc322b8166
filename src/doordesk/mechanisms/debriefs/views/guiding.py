"""Prompts for whoever leads, and words in private (rules D7, D8)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.forms import NudgeForm
from doordesk.mechanisms.debriefs.models import Nudge, Prompt
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.queries.whispers import nudgeable
from doordesk.mechanisms.debriefs.views.acting import Spot, acted, back, entered

JUDGED = {"yes": True, "no": False}


@require_POST
def judge(request: HttpRequest, pk: int, prompt: int) -> HttpResponse:
    """Say whether a prompt was useful, or take that back."""
    actor, debrief = actor_of(request), entered(request, pk)
    row = fetch(actor, Prompt, prompt, debrief.prompts.all())
    actions.judge_prompt(row, useful=JUDGED.get(request.POST.get("useful", "")), actor=actor)
    return back(request, pk, anchor="#prompts")


@require_POST
def nudge(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something to one member in private."""
    actor = actor_of(request)
    room = enter(actor, pk)
    form = NudgeForm(request.POST, people=[one.person for one in nudgeable(room)])

    def act(facts: dict[str, Any]) -> object:
        to = get_object_or_404(Person, pk=facts["to"])
        return actions.nudge(room.debrief, to, facts["text"], kept=facts["kept"], actor=actor)

    return acted(request, pk, form, act, Spot("nudge", "Said in private.", "#nudge"))


@require_POST
def seen(request: HttpRequest, pk: int, nudge: int) -> HttpResponse:
    """Note that its reader has seen a nudge."""
    actor, debrief = actor_of(request), entered(request, pk)
    actions.acknowledge_nudge(fetch(actor, Nudge, nudge, debrief.nudges.all()), actor=actor)
    return back(request, pk)


@require_POST
def keep(request: HttpRequest, pk: int, nudge: int) -> HttpResponse:
    """Make a nudge a coaching note, or only a nudge again."""
    actor, debrief = actor_of(request), entered(request, pk)
    row = fetch(actor, Nudge, nudge, debrief.nudges.all())
    actions.keep_nudge(row, kept=request.POST.get("kept") == "1", actor=actor)
    return back(request, pk, anchor="#nudge")
