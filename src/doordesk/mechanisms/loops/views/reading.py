"""Pages that are read: the loop, a brief, and the calendar file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.loops.queries.brief import brief_of, calendar_of
from doordesk.mechanisms.loops.queries.calendar import Method, calendar_file
from doordesk.mechanisms.loops.views.drawing import draw


@require_GET
def loop(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who interviews on what and when, and what the rules say of it."""
    return draw(request, actor_of(request), pk)


@require_GET
def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an interviewer what they need at the door. Rule L9."""
    actor = actor_of(request)
    found = brief_of(actor, pk)
    application = found.interview.application
    context = {
        "brief": found,
        "it": found.interview,
        "candidate": application.candidate,
        "opening": application.opening,
        "panels": panels_for("interview", actor, found.interview),
        "crumbs": [
            {
                "label": application.candidate.name,
                "url": reverse("candidates:application", args=[application.pk]),
            },
            {"label": "Brief"},
        ],
    }
    return render(request, "loops/brief.html", context)


@require_GET
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the calendar file to somebody who sits in the interview."""
    actor = actor_of(request)
    text = calendar_file(calendar_of(actor, pk), actor, Method.PUBLISH)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="interview-{pk}.ics"'
    return response
