"""Read a note, answer under it, say how the thing to try went (rule P3)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.channels import own
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching import events
from doordesk.mechanisms.coaching.models import LONGEST_REPLY, Note, Reply
from doordesk.mechanisms.coaching.states import TRANSITIONS, About, Deed, State


@transaction.atomic
def mark_read(note: Note, *, actor: Person) -> Note:
    """Note that somebody has read what waits for them: the note itself, and the other's answers."""
    row = locked(note)
    require(actor, P.NOTE_ANSWER, row)
    _read(row, actor)
    return row


def _read(row: Note, actor: Person) -> None:
    row.replies.filter(read_at=None).exclude(by=actor).update(read_at=now())
    if row.state == State.SENT and actor.pk == row.to_id:
        require(actor, P.NOTE_READ, row)
        TRANSITIONS.apply(row, Deed.READ)
        row.read_at = now()
        row.save(update_fields=["read_at"])
        record(actor, Kind.NOTE_READ, row.debrief)


@transaction.atomic
def answer(note: Note, text: str, *, actor: Person) -> Reply:
    """Answer under a note; whoever answers has read what stood there."""
    row = locked(note)
    require(actor, P.NOTE_ANSWER, row)
    said = _said(text, "text")
    _read(row, actor)
    made = Reply.objects.create(note=row, by=actor, text=said, at=now())
    record(actor, Kind.NOTE_ANSWERED, row.debrief)
    _tell(row, actor)
    return made


@transaction.atomic
def say_tried(note: Note, how: str, *, actor: Person) -> Reply:
    """Say that the thing to try was tried, and how it went."""
    row = locked(note)
    require(actor, P.NOTE_TRY, row)
    said = _said(how, "how")
    if row.state == State.TRIED:
        way_out = "Say more in an answer under it."
        raise Refused("You said how it went already.", rule="P3", way_out=way_out, code="wrong_state")
    _read(row, actor)
    TRANSITIONS.apply(row, Deed.TRY)
    made = Reply.objects.create(note=row, by=actor, about=About.TRIED, text=said, at=now())
    record(actor, Kind.NOTE_TRIED, row.debrief)
    _tell(row, actor)
    return made


def _tell(row: Note, actor: Person) -> None:
    other = row.to_id if actor.pk == row.author_id else row.author_id
    publish(own(other), events.NOTED, row.pk)


def _said(text: str, place: str) -> str:
    said = text.strip()
    if not 0 < len(said) <= LONGEST_REPLY:
        raise Refused(
            f"This has {len(said)} characters." if said else "There is nothing in it yet.",
            rule="P3",
            way_out=f"A few sentences, {LONGEST_REPLY} characters at most; for more, talk.",
            place=place,
        )
    return said
