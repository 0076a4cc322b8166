"""A handed-in sheet beside the experts' keys (rule P2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.practice import queries
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.sheets import FULL
from doordesk.mechanisms.practice.states import Purpose, State


@require_GET
def result(request: HttpRequest, sheet: int) -> HttpResponse:
    """Own ratings, the experts', and why; the experts' side only for a reader who has handed in."""
    actor = actor_of(request)
    row = fetch(actor, Sheet, sheet, FULL.filter(state=State.HANDED_IN))
    found = queries.result_of(actor, row)
    own = row.person_id == actor.pk
    context = {
        "result": found,
        "case": found.listed.case,
        "own": own,
        "mine": "You" if own else row.person.get_short_name(),
        "is_key": row.purpose == Purpose.KEY,
    }
    return render(request, "practice/result.html", context)
