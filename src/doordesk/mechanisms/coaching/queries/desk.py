"""What coaching adds to the desk, to a debrief's room and to a person's page (rule P3)."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching.models import Note, Reply
from doordesk.mechanisms.coaching.queries.owed import FADES, decisions, owed_of
from doordesk.mechanisms.coaching.states import WRITTEN, State
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import State as DebriefState


@duties
def to_write(question: Question) -> Iterator[Duty]:
    """Notes owed after a decision, until they fade; not an application's next step, so none for those."""
    if question.application_ids is not None:
        return
    rows = decisions().filter(closed_at__gt=now() - FADES, debrief__leader__is_active=True)
    if question.owner_id is not None:
        rows = rows.filter(debrief__leader=question.owner_id)
    for one in owed_of(rows):
        if one.left:
            name = one.debrief.loop.application.candidate.short_name
            yield Duty(
                owner_id=one.leader.pk,
                sentence=f"Write your coaching notes: debrief of {name}",
                url=reverse("coaching:notes", args=[one.debrief.pk]),
                step=f"{one.leader.name}: coaching notes",
                due=one.due,
                rule="P3",
            )


@duties
def to_read(question: Question) -> Iterator[Duty]:
    """Notes and answers that wait for their reader."""
    if question.application_ids is not None:
        return
    notes = Note.objects.filter(state=State.SENT).select_related("author")
    replies = Reply.objects.filter(read_at=None).select_related("note", "by")
    if question.owner_id is not None:
        mine = question.owner_id
        notes = notes.filter(to=mine)
        replies = replies.filter(Q(note__author=mine) | Q(note__to=mine)).exclude(by=mine)
    for note in notes:
        sentence = f"Read {note.author.get_short_name()}'s note"
        yield _duty(note, note.to_id, sentence)
    for key, reply in {(one.note_id, one.by_id): one for one in replies}.items():
        note = reply.note
        other = note.to_id if key[1] == note.author_id else note.author_id
        yield _duty(note, other, f"Read {reply.by.get_short_name()}'s answer")


def _duty(note: Note, owner: int, sentence: str) -> Duty:
    url = reverse("coaching:note", args=[note.pk])
    return Duty(owner_id=owner, sentence=sentence, url=url, step="A coaching note", rule="P3")


@panel("debrief")
def notes_panel(actor: Actor, debrief: Debrief) -> Iterator[Panel]:
    """In the room of a decided debrief: to whoever led how many notes are out, to others the one they got."""
    if debrief.state != DebriefState.CLOSED:
        return
    packet = decisions().filter(debrief=debrief)
    if debrief.leader_id == actor.pk and can(actor, P.NOTE_WRITE, debrief):
        for one in owed_of(packet):
            said = f"{len(one.settled)} of {len(one.people)} are settled."
            label = "Write the coaching notes" if one.left else "Coaching notes"
            deed = PanelDeed(label, reverse("coaching:notes", args=[debrief.pk]), primary=bool(one.left))
            yield Panel("Coaching", deeds=(deed,), empty=said)
    own = visible(actor, Note, debrief.coaching_notes.filter(to=actor.pk, state__in=WRITTEN))
    for note in own.select_related("author"):
        url = reverse("coaching:note", args=[note.pk])
        line = PanelLine(f"{note.author.get_short_name()}'s note to you", url, str(note.get_state_display()))
        yield Panel("Coaching", (line,))


@panel("person")
def growth_panel(actor: Actor, person: Person) -> Iterator[Panel]:
    """The way to somebody's page of growth, for whoever may read it."""
    if can(actor, P.GROWTH_READ, person):
        own = actor.pk == person.pk
        url = reverse("coaching:growth") if own else reverse("coaching:growth_of", args=[person.pk])
        label = "Your growth" if own else f"How {person.get_short_name()} grows"
        yield Panel("Growth", deeds=(PanelDeed(label, url),), order=40)
