"""What a principle says: a new wording follows the old one, which old records keep."""

from dataclasses import asdict, fields

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.principles.models import LONGEST, Principle, Version, Wording
from doordesk.mechanisms.principles.queries import current


@transaction.atomic
def reword(principle: Principle, wording: Wording, *, actor: Actor, based_on: int | None = None) -> Version:
    """Give a principle its next wording; records made under earlier ones keep theirs.

    `based_on` is the number of the wording the writer saw; another one meanwhile is refused once, so that
    nobody overwrites what they have not read.
    """
    principle = locked(principle)
    require(actor, P.PRINCIPLE_EDIT, principle)
    newest = current().get(principle=principle)
    wording = sound(wording, but=principle)
    if based_on not in (None, newest.number):
        raise Refused(
            "Somebody reworded this principle while you were writing.",
            way_out="Your text is kept below. Compare it with the wording of today, then save again.",
            code="changed_meanwhile",
        )
    if wording == newest.wording:
        raise Refused("Nothing was changed.", way_out="Change a word, or go back.", code="unchanged")
    version = write(principle, newest.number + 1, wording, actor)
    record(actor, Kind.PRINCIPLE_CHANGED, principle, deed="reworded", version=version.number)
    return version


def write(principle: Principle, number: int, wording: Wording, actor: Actor) -> Version:
    """Put one wording on record."""
    return Version.objects.create(
        principle=principle, number=number, written_at=now(), written_by_id=actor.pk, **asdict(wording)
    )


def sound(wording: Wording, *, but: Principle | None = None) -> Wording:
    """Return the wording trimmed, or refuse what is missing, too long or another principle's name."""
    said = {field.name: getattr(wording, field.name).strip() for field in fields(wording)}
    said |= {name: text.replace("\r\n", "\n") for name, text in said.items()}
    for name, text in said.items():
        _fits(name, text)
    rivals = current().filter(principle__retired_at=None).exclude(principle=but)
    if any(other.casefold() == said["name"].casefold() for other in rivals.values_list("name", flat=True)):
        raise Refused(
            f"There is a principle called “{said['name']}” already.",
            way_out="Give this one a name of its own.",
            place="name",
        )
    return Wording(**said)


def _fits(name: str, text: str) -> None:
    """Refuse an empty part, and one longer than its place."""
    most = LONGEST.get(name)
    if not text:
        raise Refused("A principle needs all its parts.", way_out="Fill this in.", place=name)
    if most is not None and len(text) > most:
        raise Refused(f"This is {len(text)} characters long.", way_out=f"Say it in {most}.", place=name)
