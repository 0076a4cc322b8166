"""The desk: everybody's first page; what they owe today, by when, one click away."""

from datetime import timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.duties import Duty, Question, owed
from doordesk.foundation.people.requests import actor_of

SHELVES = ("Overdue", "Today", "This week", "Later", "When you get to it")


def shelf(duty: Duty) -> str:
    """Say on which part of the desk a duty lies, by the reader's own calendar."""
    if duty.due is None:
        return SHELVES[4]
    if duty.overdue:
        return SHELVES[0]
    days = (timezone.localtime(duty.due).date() - timezone.localtime(now()).date()) // timedelta(days=1)
    if days == 0:
        return SHELVES[1]
    return SHELVES[2] if days < 7 else SHELVES[3]  # noqa: PLR2004 -- a week has seven days


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
    }
    return render(request, "config/desk.html", context)
