"""A note is read, answered and tried by the two; the Core reads; nobody else finds it (rule P3)."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching import actions
from doordesk.mechanisms.coaching.models import Note, Reply
from doordesk.mechanisms.coaching.states import State
from tests.builders.debriefs import Stage
from tests.coaching.test_writing import send

pytestmark = pytest.mark.django_db


def waits(who: Person) -> list[str]:
    found = owed(Question(owner_id=who.pk))
    return [one.sentence for one in found if one.sentence.startswith("Read")]


def test_the_way_of_a_note_between_the_two(decided: Stage) -> None:
    ana, priya = decided.people.ana, decided.people.priya
    note = send(decided)
    assert (waits(priya), waits(ana)) == (["Read Ana's note"], [])
    note = actions.mark_read(note, actor=priya)
    assert (note.state, waits(priya)) == (State.READ, [])
    actions.answer(note, "I will.", actor=priya)
    assert waits(ana) == ["Read Priya's answer"]
    actions.answer(note, "Tell me.", actor=ana)
    assert (waits(ana), waits(priya)) == ([], ["Read Ana's answer"])
    actions.say_tried(note, "It took one question more.", actor=priya)
    note.refresh_from_db()
    assert (note.state, waits(priya), waits(ana)) == (State.TRIED, [], ["Read Priya's answer"])
    actions.mark_read(note, actor=ana)
    assert not waits(ana)
    with pytest.raises(Refused, match="already"):
        actions.say_tried(note, "Again.", actor=priya)
    kinds = Entry.objects.filter(kind__startswith="note.").order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["note.sent", "note.read", "note.answered", "note.answered", "note.tried"]


@pytest.mark.parametrize("name", ["marta", "nadia", "erik", "mateo", "ben", "david"])
def test_nobody_else_reads_it(decided: Stage, name: str) -> None:
    note, who = send(decided), decided.who(name)
    actions.answer(note, "I will.", actor=decided.people.priya)
    client = Client()
    client.force_login(who)
    assert client.get(reverse("coaching:note", args=[note.pk])).status_code == 404
    assert not visible(who, Note).exists()
    assert not visible(who, Reply).exists()


def test_the_core_reads_and_stays_silent(decided: Stage) -> None:
    note, rosa = send(decided), decided.people.rosa
    client = Client()
    client.force_login(rosa)
    shown = client.get(reverse("coaching:note", args=[note.pk])).content.decode()
    assert "You asked twice what it cost." in shown
    assert "Your answer" not in shown
    for deed in (actions.mark_read, lambda one, actor: actions.answer(one, "I, too.", actor=actor)):
        with pytest.raises(Forbidden):
            deed(note, actor=rosa)


def test_whoever_wrote_it_neither_reads_nor_tries_it_for_the_other(decided: Stage) -> None:
    note, ana = send(decided), decided.people.ana
    assert actions.mark_read(note, actor=ana).state == State.SENT
    with pytest.raises(Forbidden):
        actions.say_tried(note, "It went well.", actor=ana)


@pytest.mark.parametrize("text", [" ", "x" * 501])
def test_an_answer_is_a_few_sentences(decided: Stage, text: str) -> None:
    note, client = send(decided), Client()
    client.force_login(decided.people.priya)
    answer = client.post(reverse("coaching:answer", args=[note.pk]), {"text": text})
    assert answer.status_code == 422
    assert not Reply.objects.exists()


def test_by_form_it_is_answered_and_tried(decided: Stage) -> None:
    note, client = send(decided), Client()
    client.force_login(decided.people.priya)
    client.post(reverse("coaching:read", args=[note.pk]))
    client.post(reverse("coaching:answer", args=[note.pk]), {"text": "I will."})
    shown = client.post(reverse("coaching:tried", args=[note.pk]), {"how": "It worked."}, follow=True)
    assert "You tried it and said how it went." in shown.content.decode()
    assert list(Reply.objects.values_list("about", "text")) == [
        ("answer", "I will."),
        ("tried", "It worked."),
    ]
