"""The Core makes the paths its own: changes, adds, retires, takes up again (rule P1).

Whoever is under way follows the path as it is now; a certificate stays as it was granted.
"""

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.training.models import Path, Step
from doordesk.mechanisms.training.queries.paths import Plan, why_not_keep


@transaction.atomic
def add_path(plan: Plan, *, actor: Actor) -> Path:
    """Add a path of the company's own."""
    require(actor, P.PATH_EDIT)
    if refusal := why_not_keep(plan, None):
        raise refusal
    last = Path.objects.aggregate(last=Max("position"))["last"] or 0
    made = _write(Path(key=_free_key(plan.name), position=last + 1), plan)
    record(actor, Kind.PATH_ADDED, made, key=made.key)
    return made


@transaction.atomic
def change_path(path: Path, plan: Plan, *, actor: Actor) -> Path:
    """Change what a path asks for, opens or builds on; it holds for all who are on it from now on."""
    require(actor, P.PATH_EDIT)
    row = locked(path)
    if refusal := why_not_keep(plan, row):
        raise refusal
    _write(row, plan)
    steps = [f"{one.kind.value}:{one.detail}:{one.count}" for one in plan.steps]
    record(actor, Kind.PATH_CHANGED, row, key=row.key, steps=steps)
    return row


@transaction.atomic
def retire_path(path: Path, *, actor: Actor) -> Path:
    """Take nobody on any more; whoever is under way goes on, and certificates stay."""
    require(actor, P.PATH_EDIT)
    row = locked(path)
    above = Path.objects.filter(needs=row, retired_at=None).first()
    if above is not None:
        raise Refused(
            f"The path “{above}” builds on this one.",
            rule="P1",
            way_out=f"Retire “{above}” first, or let it build on another.",
        )
    if row.retired_at is None:
        row.retired_at = now()
        row.save(update_fields=["retired_at"])
        record(actor, Kind.PATH_RETIRED, row, key=row.key)
    return row


@transaction.atomic
def return_path(path: Path, *, actor: Actor) -> Path:
    """Take people on again."""
    require(actor, P.PATH_EDIT)
    row = locked(path)
    if row.retired_at is not None:
        row.retired_at = None
        row.save(update_fields=["retired_at"])
        record(actor, Kind.PATH_RETURNED, row, key=row.key)
    return row


def _write(path: Path, plan: Plan) -> Path:
    path.name, path.purpose, path.needs = plan.name, plan.purpose, plan.needs
    path.nominated, path.approver, path.approvals = plan.nominated, plan.approver, plan.approvals
    path.scopes = ",".join(sorted(plan.scopes))
    path.save()
    path.steps.all().delete()
    Step.objects.bulk_create(
        Step(path=path, position=number, kind=one.kind, count=one.count, detail=one.detail)
        for number, one in enumerate(plan.steps, start=1)
    )
    return path


def _free_key(name: str) -> str:
    """A key from the name that no path has yet."""
    stem, taken = slugify(name)[:26], set(Path.objects.values_list("key", flat=True))
    tries = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in tries if key not in taken)
