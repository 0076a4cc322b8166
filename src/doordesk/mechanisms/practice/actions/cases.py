"""Add, change and retire the company's own cases (rule P2)."""

from dataclasses import asdict

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.practice.actions.wording import Wanted, plain, read
from doordesk.mechanisms.practice.models import OwnCase, OwnPrinciple, Sheet
from doordesk.mechanisms.practice.states import State

FIXED = ("transcript", "minutes")


@transaction.atomic
def add_case(wanted: Wanted, *, actor: Actor) -> OwnCase:
    """Put a case of the company's on record; it opens for practice with its second key."""
    require(actor, P.PRACTICE_ADD)
    read(wanted)
    row = OwnCase.objects.create(**_said(wanted), written_at=now(), written_by_id=actor.pk)
    _measure(row, wanted.principles)
    record(actor, Kind.PRACTICE_CASE_ADDED, row)
    return row


@transaction.atomic
def change_case(row: OwnCase, wanted: Wanted, *, actor: Actor) -> OwnCase:
    """Change one's own case; its transcript and principles stay once somebody has handed in on it."""
    row = locked(row)
    require(actor, P.PRACTICE_EDIT, row)
    read(wanted)
    said = _said(wanted)
    principles = set(row.principles.values_list("version", flat=True))
    if principles != set(wanted.principles) or any(said[key] != getattr(row, key) for key in FIXED):
        _refuse_if_rated(row)
    for key, value in said.items():
        setattr(row, key, value)
    row.save()
    row.principles.all().delete()
    _measure(row, wanted.principles)
    record(actor, Kind.PRACTICE_CASE_CHANGED, row)
    return row


@transaction.atomic
def retire_case(row: OwnCase, *, actor: Actor) -> None:
    """Let nobody begin the case any more; what was written on it stays."""
    row = locked(row)
    require(actor, P.PRACTICE_RETIRE, row)
    if row.retired_at is None:
        row.retired_at = now()
        row.save(update_fields=["retired_at"])
        record(actor, Kind.PRACTICE_CASE_RETIRED, row)


@transaction.atomic
def restore_case(row: OwnCase, *, actor: Actor) -> None:
    """Take a retired case up again."""
    row = locked(row)
    require(actor, P.PRACTICE_RETIRE, row)
    if row.retired_at is not None:
        row.retired_at = None
        row.save(update_fields=["retired_at"])
        record(actor, Kind.PRACTICE_CASE_RESTORED, row)


def _said(wanted: Wanted) -> dict[str, object]:
    said = asdict(wanted)
    del said["principles"]
    return said | {key: plain(said[key]) for key in ("transcript", "faults")}


def _measure(row: OwnCase, versions: tuple[int, ...]) -> None:
    OwnPrinciple.objects.bulk_create(OwnPrinciple(case=row, version_id=pk) for pk in dict.fromkeys(versions))


def _refuse_if_rated(row: OwnCase) -> None:
    if Sheet.objects.filter(case=row.slug, state=State.HANDED_IN).exists():
        raise Refused(
            "Somebody has rated this case: its transcript and principles stay as they are.",
            rule="P2",
            way_out="Retire it, and add the corrected one as a case of its own.",
            place="transcript",
            code="rated",
        )
