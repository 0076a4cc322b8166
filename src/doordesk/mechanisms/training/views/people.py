"""Somebody's training: where they stand on each path, and what they may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, fetch
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.training.queries.page import certificates_of, journeys_of


@require_GET
def yours(request: HttpRequest) -> HttpResponse:
    """Go to one's own."""
    return redirect("training:person", actor_of(request).pk)


@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Journeys with their steps, and certificates with the day on which they lapse."""
    actor = actor_of(request)
    row = fetch(actor, Person, pk, Person.objects.select_related("team"))
    own, found = actor.pk == row.pk, journeys_of(actor, row)
    begins = row.is_active and any(can(actor, one, row) for one in (P.JOURNEY_BEGIN, P.JOURNEY_NOMINATE))
    context = {
        "person": row,
        "own": own,
        "running": [one for one in found if one.running],
        "ended": [one for one in found if not one.running],
        "certificates": certificates_of(actor, row),
        "may_begin": begins,
        "may_grant": row.is_active and can(actor, P.CERTIFICATE_GRANT, row),
    }
    return render(request, "training/person.html", context)
