"""Which principles there are, and in which order."""

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
from doordesk.mechanisms.principles.actions.wordings import sound, write
from doordesk.mechanisms.principles.models import Principle, Version, Wording
from doordesk.mechanisms.principles.queries import current


@transaction.atomic
def add_principle(wording: Wording, *, actor: Actor, key: str = "") -> Version:
    """Add a principle at the end of the vocabulary with its first wording; `key` is made of the name."""
    require(actor, P.PRINCIPLE_EDIT)
    wording = sound(wording)
    last = Principle.objects.aggregate(last=Max("position"))["last"]
    principle = Principle.objects.create(
        key=_free_key(key or slugify(wording.name)), position=0 if last is None else last + 1
    )
    version = write(principle, 1, wording, actor)
    record(actor, Kind.PRINCIPLE_CHANGED, principle, deed="added", version=1)
    return version


@transaction.atomic
def retire(principle: Principle, *, actor: Actor) -> Principle:
    """Take a principle out of the vocabulary: new openings no longer offer it, old records keep it."""
    principle = locked(principle)
    require(actor, P.PRINCIPLE_EDIT, principle)
    if principle.retired_at is not None:
        raise Refused("This principle is retired already.", way_out="Take it up again if it is missed.")
    principle.retired_at = now()
    principle.save(update_fields=["retired_at"])
    record(actor, Kind.PRINCIPLE_CHANGED, principle, deed="retired")
    return principle


@transaction.atomic
def restore(principle: Principle, *, actor: Actor) -> Principle:
    """Take a retired principle up again, with the wording it had last."""
    principle = locked(principle)
    require(actor, P.PRINCIPLE_EDIT, principle)
    if principle.retired_at is None:
        raise Refused("This principle is in use.", way_out="There is nothing to take up again.")
    sound(current().get(principle=principle).wording, but=principle)
    principle.retired_at = None
    principle.save(update_fields=["retired_at"])
    record(actor, Kind.PRINCIPLE_CHANGED, principle, deed="restored")
    return principle


@transaction.atomic
def move(principle: Principle, *, up: bool, actor: Actor) -> Principle:
    """Let a principle change places with its neighbour in use; at the end of the row nothing happens."""
    principle = locked(principle)
    require(actor, P.PRINCIPLE_EDIT, principle)
    row = list(Principle.objects.select_for_update().filter(retired_at=None).order_by("position", "pk"))
    if principle not in row:
        raise Refused("A retired principle has no place in the order.", way_out="Take it up again first.")
    here = row.index(principle)
    there = max(0, here - 1) if up else min(len(row) - 1, here + 1)
    row.insert(there, row.pop(here))
    for position, one in enumerate(row):
        one.position = position
    Principle.objects.bulk_update(row, ["position"])
    if here != there:
        record(actor, Kind.PRINCIPLE_CHANGED, principle, deed="moved", position=there)
    return row[there]


def _free_key(wish: str) -> str:
    """Return the wish, shortened, with a number behind it if somebody has it."""
    wish = wish[:36].strip("-") or "principle"
    taken = set(Principle.objects.filter(key__startswith=wish).values_list("key", flat=True))
    number = 1
    while (key := wish if number == 1 else f"{wish}-{number}") in taken:
        number += 1
    return key
