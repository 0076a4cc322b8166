"""Candidates and applications of an imported past: quietly, many at once; nobody is written to."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.bulk import BATCH, write_rows
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.candidates.states import Stage

CANDIDATE_FIELDS = ("name", "email", "phone", "links", "added_at")
APPLICATION_FIELDS = ("candidate", "opening", "source", "stage", "applied_at")


@transaction.atomic
def record_historical_candidates(candidates: Sequence[Candidate], *, actor: Actor) -> None:
    """Make candidates of the past, or follow changes to them."""
    require(actor, P.HISTORY_IMPORT)
    write_rows(candidates, CANDIDATE_FIELDS)


@transaction.atomic
def record_historical_applications(applications: Sequence[Application], *, actor: Actor) -> None:
    """Make applications of the past, or follow changes to them, at the stage at which they ended."""
    require(actor, P.HISTORY_IMPORT)
    write_rows((one for one in applications if one.historical), APPLICATION_FIELDS)


@transaction.atomic
def record_historical_no_hires(loops: QuerySet[Any], *, actor: Actor) -> None:
    """Turned down after a loop is 'Not hired'; what went on here since is left alone."""
    require(actor, P.HISTORY_IMPORT)
    turned_down = Application.objects.filter(historical=True, moves=None, stage=Stage.DECLINED)
    turned_down.filter(pk__in=loops.values("application")).update(stage=Stage.NO_HIRE)


@transaction.atomic
def drop_stand_ins(candidates: Collection[int], *, actor: Actor) -> None:
    """Remove candidates who stood in for others that are known by now; whoever has an application stays."""
    require(actor, P.HISTORY_IMPORT)
    rows = list(candidates)
    for start in range(0, len(rows), BATCH):
        some = Candidate.objects.filter(pk__in=rows[start : start + BATCH])
        some.filter(applications=None, email="").delete()
