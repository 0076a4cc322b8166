"""Openings of an imported past: closed or filled, quietly, many at once."""

from collections.abc import Sequence

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.bulk import write_rows
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.models import Opening

FIELDS = ("title", "team", "hiring_manager", "recruiter", "state", "created_at")


@transaction.atomic
def record_historical_openings(openings: Sequence[Opening], *, actor: Actor) -> None:
    """Make openings of the past, or follow changes to them."""
    require(actor, P.HISTORY_IMPORT)
    write_rows((opening for opening in openings if opening.historical), FIELDS)


@transaction.atomic
def rename_historical_keepers(before: Person, after: Person, *, actor: Actor) -> None:
    """Let somebody who is known by now take the place of their stand-in on openings of the past."""
    require(actor, P.HISTORY_IMPORT)
    rows = Opening.objects.filter(historical=True)
    rows.filter(hiring_manager=before).update(hiring_manager=after)
    rows.filter(recruiter=before).update(recruiter=after)
