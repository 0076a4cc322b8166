"""The list of loops."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui import filters
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.queries.lists import Entry, entries, loops_seen
from doordesk.mechanisms.loops.states import State

HEADER = ("Candidate", "Opening", "State", "Bar Raiser", "Next interview", "With", "Missing")


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show every loop somebody may see."""
    row = filters.read(request.GET, [filters.choice("state", "State", State.choices)])
    found = loops_seen(actor_of(request), row.value("state"), row.q)
    if "csv" in request.GET:
        return csv_response("loops.csv", HEADER, map(_cells, entries(list(found))))
    page = page_of(found, request.GET)
    shown = entries(list[Loop](page.object_list))
    return render(request, "loops/list.html", {"filters": row, "page": page, "entries": shown})


def _cells(entry: Entry) -> tuple[object, ...]:
    loop, ahead = entry.loop, entry.next
    return (
        loop.application.candidate.name,
        loop.application.opening.title,
        loop.get_state_display(),
        loop.bar_raiser.name if loop.bar_raiser else "",
        ahead.starts_at if ahead else None,
        ahead.interviewer.name if ahead and ahead.interviewer else "",
        entry.missing,
    )
