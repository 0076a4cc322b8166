"""Turning a key, raising a veto."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.forms import BarRaiserKeyForm, KeyForm, ReasonForm
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.states import Holder
from doordesk.mechanisms.debriefs.views.acting import Spot, acted, entered


@require_POST
def key(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn one's own key."""
    actor = actor_of(request)
    room = enter(actor, pk)
    form = (BarRaiserKeyForm if room.holds is Holder.BAR_RAISER else KeyForm)(request.POST)

    def act(facts: dict[str, Any]) -> object:
        return actions.turn_key(room.debrief, **facts, actor=actor)

    return acted(request, pk, form, act, Spot("key", "Your key is turned.", "#keys"))


@require_POST
def veto(request: HttpRequest, pk: int) -> HttpResponse:
    """Raise a veto: the debrief closes as no hire."""
    debrief, form = entered(request, pk), ReasonForm(request.POST)

    def act(facts: dict[str, Any]) -> object:
        return actions.raise_veto(debrief, facts["reason"], actor=actor_of(request))

    return acted(request, pk, form, act, Spot("veto", "The veto is on record; the debrief is closed."))
