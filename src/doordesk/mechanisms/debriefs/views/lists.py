"""All debriefs that somebody may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.lists import MINE, STATES, debriefs_of
from doordesk.mechanisms.debriefs.states import Outcome

HEADER = ("candidate", "opening", "team", "leader", "called at", "state", "outcome", "closed at")


@require_GET
def debriefs(request: HttpRequest) -> HttpResponse:
    """Show the list, or hand it out as CSV."""
    filters = read(request.GET, [choice("state", "State", STATES), choice("who", "Whose", MINE)])
    rows = debriefs_of(
        actor_of(request), words=filters.q, state=filters.value("state"), mine=filters.value("who") == "mine"
    )
    if request.GET.get("format") == "csv":
        return csv_response("debriefs.csv", HEADER, map(_cells, rows))
    page = page_of(rows, request.GET)
    context = {
        "page": page,
        "rows": [(one, outcome_of(one)) for one in page],
        "filters": filters,
        "count": _count(page.paginator.count),
        "may_read_process": can(actor_of(request), P.PROCESS_READ),
    }
    return render(request, "debriefs/list.html", context)


def outcome_of(debrief: Debrief) -> Outcome | None:
    """How it ended, if it did."""
    packet = getattr(debrief, "packet", None)
    return Outcome(packet.outcome) if packet else None


def _cells(one: Debrief) -> list[object]:
    application, outcome = one.loop.application, outcome_of(one)
    closed_at = one.packet.closed_at if outcome else None
    post = (application.candidate.name, application.opening.title, application.opening.team.name)
    ended = outcome.label if outcome else ""
    return [*post, one.leader.name, one.called_at, one.standing.label, ended, closed_at]


def _count(number: int) -> str:
    return "1 debrief" if number == 1 else f"{number} debriefs"
