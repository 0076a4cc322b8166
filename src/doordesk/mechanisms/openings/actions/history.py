"""Openings of an imported past: closed or filled, quietly, many at once."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.bulk import write_rows
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State

FIELDS = ("title", "team", "hiring_manager", "recruiter", "state", "created_at")


@transaction.atomic
def record_historical_openings(openings: Sequence[Opening], *, actor: Actor) -> None:
    """Make openings of the past, or follow changes to them."""
    require(actor, P.HISTORY_IMPORT)
    write_rows((opening for opening in openings if opening.historical), FIELDS)


@transaction.atomic
def record_historical_fillings(hired_for: QuerySet[Any, Any], *, actor: Actor) -> None:
    """An opening of the past for which somebody was hired is filled."""
    require(actor, P.HISTORY_IMPORT)
    closed = Opening.objects.filter(historical=True, state=State.CLOSED)
    closed.filter(pk__in=hired_for).update(state=State.FILLED)


@transaction.atomic
def rename_historical_keepers(before: Person, after: Person, *, actor: Actor) -> None:
    """Let somebody who is known by now take the place of their stand-in on openings of the past."""
    require(actor, P.HISTORY_IMPORT)
    rows = Opening.objects.filter(historical=True)
    rows.filter(hiring_manager=before).update(hiring_manager=after)
    rows.filter(recruiter=before).update(recruiter=after)
