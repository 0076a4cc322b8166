"""What the forms offer: openings that take applications, and sources in use."""

from django.db.models import Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.mechanisms.candidates import policy
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State

SOURCES = 30


def openings_to_fill(actor: Actor) -> QuerySet[Opening]:
    """Open posts for which this actor may add candidates; the action asks again."""
    own = Q(hiring_manager_id=actor.pk) | Q(recruiter_id=actor.pk)
    rows = visible(actor, Opening).filter(state=State.OPEN).order_by("title", "pk")
    return rows if actor.holds(Role.RECRUITER) else rows.filter(own)


def sources(actor: Actor) -> list[str]:
    """Names of sources in use, for the same source to be spelt the same."""
    rows = Application.objects.filter(policy.applications(actor)).exclude(source="").order_by("source")
    return list(rows.values_list("source", flat=True).distinct()[:SOURCES])
