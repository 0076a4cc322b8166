"""Who writes, reads and answers coaching notes: the two; the Core reads (rules P3, D8)."""

from django.db.models import Q

from doordesk.foundation.access.doors import visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import NOTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching.models import Note, Reply
from doordesk.mechanisms.coaching.states import WRITTEN, State
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.states import RUNNING


@reads(Note)
def notes(actor: Actor) -> Q:
    """The author always, the reader once it is sent, the Core what was sent or left out with a reason."""
    if actor.pk is None:
        return NOTHING
    found = Q(author_id=actor.pk) | Q(to_id=actor.pk, state__in=WRITTEN)
    return found | ~Q(state=State.DRAFT) & ~Q(to_id=actor.pk) if actor.holds(Role.CORE) else found


@reads(Reply)
def replies(actor: Actor) -> Q:
    """Whoever reads the note."""
    return Q(note__in=Note.objects.filter(notes(actor), state__in=WRITTEN))


@allows(
    P.NOTE_WRITE,
    who="the Bar Raiser who led the debrief",
    deed="write the coaching notes of this debrief",
    rule="P3",
)
def may_write(actor: Actor, debrief: Debrief) -> bool:
    """The leader, while the room itself is open to them (rule F3)."""
    if actor.pk is None or debrief.leader_id != actor.pk:
        return False
    return visible(actor, Debrief).filter(pk=debrief.pk).exists()


@allows(
    P.NOTE_WAIVE,
    who="the Bar Raiser who led the debrief, or the Core,",
    deed="note why there is no coaching note",
    rule="P3",
)
def may_waive(actor: Actor, debrief: Debrief) -> bool:
    """The leader; the Core in their stead, as when the leader has left."""
    return may_write(actor, debrief) or actor.holds(Role.CORE)


@allows(P.NOTE_READ, who="the person it was written to", deed="mark this note as read", rule="P3")
def may_mark_read(actor: Actor, note: Note) -> bool:
    """Whoever it is for."""
    return actor.pk is not None and note.to_id == actor.pk and note.written


@allows(P.NOTE_ANSWER, who="one of the two between whom the note is", deed="answer here", rule="P3")
def may_answer(actor: Actor, note: Note) -> bool:
    """The two; the Core reads and stays silent."""
    return actor.pk is not None and actor.pk in (note.author_id, note.to_id) and note.written


@allows(P.NOTE_TRY, who="the person it was written to", deed="say that it was tried", rule="P3")
def may_try(actor: Actor, note: Note) -> bool:
    """Whoever it is for."""
    return may_mark_read(actor, note)


@allows(
    P.GROWTH_READ,
    who="the person themself, their mentor while they are on a path, or the Core",
    deed="read this page of growth",
    rule="P3",
)
def may_read_growth(actor: Actor, person: Person) -> bool:
    """The page; a mentor finds no notes of others on it: those go through their own door."""
    if actor.pk is None:
        return False
    if actor.pk == person.pk or actor.holds(Role.CORE):
        return True
    return Journey.objects.filter(person=person.pk, mentor=actor.pk, state__in=RUNNING).exists()


@allows(P.COACHING_READ, who="the Core", deed="read whether coaching notes are written", rule="P3")
def may_read_figures(actor: Actor, _subject: object) -> bool:
    """The Core, who may read each note, too."""
    return actor.holds(Role.CORE)
