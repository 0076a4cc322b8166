"""The notes that follow a debrief: sent by whoever led it, answered and tried by their readers (rule P3)."""

from collections.abc import Callable
from functools import partial

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching.actions import Words, answer, mark_read, say_tried, send_note
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.demo.actions.settling import Town
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.story import Table
from doordesk.mechanisms.demo.timeline import Timeline

WRITTEN, READ, ANSWERED, TRIED = 10, 14, 16, 18  # o'clock
NEW = -3  # working days: what is newer is still to be read


def coach(town: Town, timeline: Timeline, told: Table) -> None:
    """Send one note, and let the two read and answer as the story has it."""
    reader = town.people[told["to"]]

    def on(day: int, hour: int, deed: Callable[[], object]) -> None:
        timeline.at(moment(town.today.date(), day, hour, reader.zone), deed)

    on(told["day"], WRITTEN, partial(_send, told, reader))
    if told["day"] < NEW:
        on(told["day"] + 1, READ, partial(_read, told, reader))
    for word, hour, deed in (("answer", ANSWERED, answer), ("tried", TRIED, say_tried)):
        if said := told.get(word):
            on(said["day"], hour, partial(_reply, told, reader, deed, said["text"]))
            if said["day"] < NEW:
                on(said["day"] + 1, READ, partial(_read_answer, told, reader))


def _send(told: Table, reader: Person) -> None:
    debrief = Debrief.objects.select_related("leader").get(
        loop__application__candidate__name=told["candidate"]
    )
    words = Words(told["worked"], told["to_try"], told["tags"])
    send_note(debrief, reader, words, revision=0, actor=debrief.leader)


def _note(told: Table, reader: Person) -> Note:
    notes = Note.objects.filter(debrief__loop__application__candidate__name=told["candidate"])
    return notes.select_related("author").get(to=reader)


def _read(told: Table, reader: Person) -> None:
    mark_read(_note(told, reader), actor=reader)


def _read_answer(told: Table, reader: Person) -> None:
    note = _note(told, reader)
    mark_read(note, actor=note.author)


def _reply(told: Table, reader: Person, deed: Callable[..., object], text: str) -> None:
    deed(_note(told, reader), text, actor=reader)
