"""What each member does: read, vote again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.forms import VoteForm
from doordesk.mechanisms.debriefs.views.acting import Spot, acted, back, entered


@require_POST
def read(request: HttpRequest, pk: int, assessment: int) -> HttpResponse:
    """Mark an assessment as read, or take the mark away."""
    actor, debrief = actor_of(request), entered(request, pk)
    found = fetch(actor, Assessment, assessment)
    act = actions.mark_read if request.POST.get("read") == "1" else actions.unmark_read
    act(debrief, found, actor=actor)
    return back(request, pk, anchor=f"#assessment-{assessment}")


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Cast the second vote."""
    debrief, form = entered(request, pk), VoteForm(request.POST)

    def act(facts: dict[str, Any]) -> object:
        return actions.cast_vote(debrief, facts["vote"], actor=actor_of(request))

    return acted(request, pk, form, act, Spot("vote", "Your second vote is in."))
