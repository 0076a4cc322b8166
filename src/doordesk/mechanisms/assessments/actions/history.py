"""Assessments of an imported past: quietly, many at once; readable by the seal alone (F3)."""

from collections.abc import Collection, Sequence

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.bulk import write_rows
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, OpenedSeal, Section
from doordesk.mechanisms.loops.models import Loop

FIELDS = ("author", "vote", "opened_at", "handed_in_at", "state")


@transaction.atomic
def open_historical_seals(loops: Sequence[Loop], *, actor: Actor) -> None:
    """Let everybody concerned read loops of the past, votes included: their decisions were made (F3, D3)."""
    require(actor, P.HISTORY_IMPORT)
    moment = now()
    seals = (OpenedSeal(loop=loop, opened_at=moment, votes_revealed_at=moment) for loop in loops)
    write_rows((seal for seal in seals if seal.loop.historical), ["opened_at"])


@transaction.atomic
def record_historical_assessments(assessments: Sequence[Assessment], *, actor: Actor) -> None:
    """Make assessments of the past, or follow changes to them; those written here are never touched (F4)."""
    require(actor, P.HISTORY_IMPORT)
    write_rows((one for one in assessments if _is_past(one)), FIELDS)


@transaction.atomic
def record_historical_sections(
    sections: Sequence[Section], instead_of: Collection[Section], *, actor: Actor
) -> None:
    """Write what assessments of the past say, in place of the sections of them that it replaces."""
    require(actor, P.HISTORY_IMPORT)
    stale = [section.pk for section in instead_of if _is_past(section.assessment)]
    Section.objects.filter(pk__in=stale).delete()
    write_rows((one for one in sections if _is_past(one.assessment)), ["text"])


@transaction.atomic
def rename_historical_author(before: Person, after: Person, *, actor: Actor) -> None:
    """Let somebody who is known by now take the place of their stand-in as an author of the past."""
    require(actor, P.HISTORY_IMPORT)
    rows = Assessment.objects.filter(interview__loop__historical=True, author=before)
    rows.update(author=after)


def _is_past(assessment: Assessment) -> bool:
    loop = assessment.interview.loop
    return loop is not None and loop.historical
