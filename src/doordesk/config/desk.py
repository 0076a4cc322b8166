"""The desk: everybody's first page; what they owe today, by when, one click away."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.duties import SHELVES, Question, owed, shelf
from doordesk.foundation.people.requests import actor_of


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show the duties of whoever is signed in, overdue first."""
    duties = sorted(owed(Question(owner_id=actor_of(request).pk)), key=lambda d: SHELVES.index(shelf(d)))
    shelves = [(name, list(group)) for name, group in groupby(duties, key=shelf)]
    overdue = sum(duty.overdue for duty in duties)
    context = {
        "shelves": shelves,
        "duties": duties,
        "overdue": overdue,
        "may_read_process": can(actor_of(request), P.PROCESS_READ),
        "may_read_quality": can(actor_of(request), P.QUALITY_READ),
        "may_read_programme": can(actor_of(request), P.PROGRAMME_READ),
    }
    return render(request, "config/desk.html", context)
