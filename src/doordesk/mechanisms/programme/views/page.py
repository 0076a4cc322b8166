"""How the programme stands, for the Core (rules P1, P6, L7, L10)."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.models import Team
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.programme import queries
from doordesk.mechanisms.programme.queries import Programme
from doordesk.mechanisms.programme.queries.journeys import Whom
from doordesk.mechanisms.programme.queries.page import BEFORE
from doordesk.mechanisms.programme.views import drawings, tables


@require_GET
@never_cache
def programme(request: HttpRequest) -> HttpResponse:
    """Show how the programme stands, or hand one table out as CSV (`?format=csv&table=load`)."""
    actor = actor_of(request)
    require(actor, P.PROGRAMME_READ)
    teams = visible(actor, Team).values_list("pk", "name")
    filters = read(
        request.GET,
        [choice("team", "Team", teams), choice("turn", "Waits for", Whom.choices)],
        searchable=False,
    )
    found = _found(filters)
    if request.GET.get("format") == "csv":
        name, header, rows = tables.table(found, request.GET.get("table", ""))
        return csv_response(f"programme-{name}.csv", header, rows)
    return render(request, "programme/page.html", _context(actor, filters, found))


def _found(filters: Filters) -> Programme:
    """Read it; whose turn it is narrows the paths alone."""
    team, turn = filters.value("team"), filters.value("turn")
    found = queries.programme(int(team) if team else None)
    return replace(found, walking=[one for one in found.walking if one.turn == turn]) if turn else found


def _context(actor: Actor, filters: Filters, found: Programme) -> dict[str, object]:
    return {
        "found": found,
        "filters": filters,
        "scope": _scope(filters),
        "drawn": drawings.weeks_of(found),
        "load": drawings.load_of(found),
        "before": BEFORE,
        "limit": found.settings["load.interviews_per_week"],
        "led_limit": found.settings["load.led_per_week"],
        "days": found.settings["programme.days_ahead"],
        "zone": timezone.get_current_timezone_name().replace("_", " "),
        "panels": [] if filters.active else panels_for("programme", actor, None),
    }


def _scope(filters: Filters) -> str:
    """Say on paper, where no filter stands, what was chosen."""
    chosen = [option.label for one in filters.choices for option in one.options if option.value == one.value]
    return ", ".join(chosen) or "All teams"
