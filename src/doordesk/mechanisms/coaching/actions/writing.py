"""Write a note, send it, or say why there is none (rule P3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Conflict, Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.channels import own
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching import events
from doordesk.mechanisms.coaching.actions.post import tell_sent
from doordesk.mechanisms.coaching.models import LONGEST, Note
from doordesk.mechanisms.coaching.queries.owed import decisions, owed_of
from doordesk.mechanisms.coaching.queries.page import desk_of
from doordesk.mechanisms.coaching.queries.suggesting import FEWEST_OWN, own_words
from doordesk.mechanisms.coaching.states import TRANSITIONS, Deed, Part, Tag
from doordesk.mechanisms.debriefs.models import Debrief


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the form: the two halves and the tags."""

    worked: str
    to_try: str
    tags: Sequence[str] = ()

    @property
    def halves(self) -> dict[str, str]:
        """Each half by its place in the form."""
        return {Part.WORKED.value: self.worked, Part.TO_TRY.value: self.to_try}


@transaction.atomic
def save_draft(debrief: Debrief, to: Person, words: Words, *, revision: int, actor: Person) -> Note:
    """Keep a note as typed; `Conflict` when it changed since the `revision` that its words grew from."""
    require(actor, P.NOTE_WRITE, debrief)
    row = _row(debrief, to, actor)
    _still_a_draft(row)
    for place, text in words.halves.items():
        _short_enough(text, place)
    tags = ",".join(one.value for one in Tag if one in words.tags)
    if (words.worked, words.to_try, tags) == (row.worked, row.to_try, row.tags):
        return row
    if revision != row.revision:
        raise Conflict(
            "This note was saved elsewhere meanwhile.",
            theirs="\n\n".join(one for one in (row.worked, row.to_try) if one),
            revision=row.revision,
            way_out="Both texts are here: keep yours, or join them.",
        )
    row.worked, row.to_try, row.tags = words.worked, words.to_try, tags
    row.revision, row.saved_at, row.author = row.revision + 1, now(), actor
    row.save(update_fields=["worked", "to_try", "tags", "revision", "saved_at", "author"])
    return row


@transaction.atomic
def send_note(debrief: Debrief, to: Person, words: Words, *, revision: int, actor: Person) -> Note:
    """Send it: both halves, not only what was suggested; its reader gets a letter without it (rule P3)."""
    row = save_draft(debrief, to, words, revision=revision, actor=actor)
    for place, text in words.halves.items():
        if not text.strip():
            raise Refused(
                "This is still empty.", rule="P3", way_out="A sentence or two is enough.", place=place
            )
    _own(debrief, to, words, actor)
    TRANSITIONS.apply(row, Deed.SEND)
    row.sent_at = now()
    row.save(update_fields=["sent_at"])
    record(actor, Kind.NOTE_SENT, debrief)
    publish(own(to.pk), events.NOTED, row.pk)
    tell_sent(row)
    return row


def _own(debrief: Debrief, to: Person, words: Words, actor: Person) -> None:
    """Refuse a note that is nothing but suggestions as they came."""
    offered = [one.text for one in desk_of(actor, debrief.pk).chair(to.pk).offers]
    if own_words(words.halves.values(), offered) < FEWEST_OWN:
        raise Refused(
            "This note is only what was suggested, as it came.",
            rule="P3",
            way_out="Say in a few words of your own what you saw, or change it.",
            place=Part.TO_TRY.value if words.to_try in offered else Part.WORKED.value,
            code="unread_suggestion",
        )


@transaction.atomic
def waive_note(debrief: Debrief, to: Person, reason: str, *, actor: Person) -> Note:
    """Say why somebody gets no note (they left the company); what was drafted is let go (rule P3)."""
    require(actor, P.NOTE_WAIVE, debrief)
    said = " ".join(reason.split())
    longest = Note._meta.get_field("reason").max_length or 0
    if not 0 < len(said) <= longest:
        raise Refused(
            "Why is there no note?" if not said else f"This has {len(said)} characters.",
            rule="P3",
            way_out=f"A note is owed to each interviewer; say in {longest} characters why not here.",
            place="reason",
        )
    row = _row(debrief, to, debrief.leader)
    TRANSITIONS.apply(row, Deed.WAIVE)
    row.worked = row.to_try = row.tags = ""
    row.reason, row.saved_at = said, now()
    row.save(update_fields=["worked", "to_try", "tags", "reason", "saved_at"])
    record(actor, Kind.NOTE_WAIVED, debrief)
    return row


@transaction.atomic
def take_up(note: Note, *, actor: Person) -> Note:
    """Write one after all."""
    row = locked(note)
    require(actor, P.NOTE_WRITE, row.debrief)
    TRANSITIONS.apply(row, Deed.TAKE_UP)
    row.reason, row.saved_at = "", now()
    row.save(update_fields=["reason", "saved_at"])
    record(actor, Kind.NOTE_TAKEN_UP, row.debrief)
    return row


def _row(debrief: Debrief, to: Person, author: Person) -> Note:
    """The note of a decided debrief to one of its interviewers, locked; begun when there is none yet."""
    owed = next(owed_of(decisions().filter(debrief=debrief)), None)
    if owed is None:
        raise Refused(
            "This debrief is not decided yet.",
            rule="P3",
            way_out="Nudge somebody in private now; notes follow the decision.",
            code="wrong_state",
        )
    if to.pk not in owed.people:
        raise Refused(
            f"{to.name} did not interview in this loop, or led the debrief.", rule="P3", code="no_note"
        )
    begun = {"author": author, "saved_at": now()}
    made, _ = Note.objects.get_or_create(debrief=debrief, to=to, defaults=begun)
    return locked(made)


def _still_a_draft(row: Note) -> None:
    """Refuse to change what was sent, or what is not to be written."""
    if row.written:
        raise Refused(
            "This note is sent; it stays as it is.",
            rule="P3",
            way_out="Say more in an answer under it.",
            code="wrong_state",
        )
    TRANSITIONS.after(row.state, Deed.SEND)


def _short_enough(text: str, place: str) -> None:
    if len(text) > LONGEST:
        raise Refused(
            f"This has {len(text)} characters.",
            rule="P3",
            way_out=f"A note is short, {LONGEST} for each half at most: say the one thing.",
            place=place,
        )
