"""Notes are owed after a decision, written, sent, or left out with a reason (rule P3)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from doordesk.foundation.access.doors import visible
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Duty, Question, owed
from doordesk.foundation.kernel.refusals import Conflict, Forbidden, Refused
from doordesk.foundation.live.models import Event
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching import actions
from doordesk.mechanisms.coaching.actions import Words
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.queries import desk_of, notes_kept
from doordesk.mechanisms.coaching.states import State
from doordesk.mechanisms.debriefs.states import State as DebriefState
from tests.builders.debriefs import Stage, called
from tests.coaching.conftest import EVENING

pytestmark = pytest.mark.django_db
PAGE = 26
WORDS = Words("You asked twice what it cost.", "Ask for one figure before you rate.", ["probing"])


def send(made: Stage, name: str = "priya", words: Words = WORDS) -> Note:
    return actions.send_note(made.room, made.who(name), words, revision=0, actor=made.people.ana)


def duties(who: Person) -> list[Duty]:
    return [one for one in owed(Question(owner_id=who.pk)) if one.rule == "P3"]


def test_notes_are_owed_within_three_working_days_until_all_are_settled(decided: Stage) -> None:
    ana = decided.people.ana
    [duty] = duties(ana)
    assert duty.sentence == "Write your coaching notes: debrief of A. Okafor"
    assert duty.due == decided.packet.closed_at + timedelta(days=3), "Tuesday to Friday"
    for name in ("priya", "marta", "mateo"):
        send(decided, name)
    assert duties(ana)
    actions.waive_note(decided.room, decided.people.wanjiru, "She left the company.", actor=ana)
    assert not duties(ana)
    assert [one.sentence for one in duties(decided.people.priya)] == ["Read Ana's note"]
    assert not duties(decided.people.wanjiru)


def test_after_a_month_the_desk_stops_asking_and_the_core_still_sees_it(decided: Stage) -> None:
    send(decided)
    with clock.at(EVENING + timedelta(days=31)):
        assert not duties(decided.people.ana)
        kept = notes_kept(decided.people.rosa)
    assert (kept.of, kept.in_time) == (1, 0)
    assert [(one.person, one.owed, one.late, one.settled) for one in kept.writers] == [
        (decided.people.ana, 3, 3, 1)
    ]
    with pytest.raises(Forbidden):
        notes_kept(decided.people.ana)


def test_a_sent_note_reaches_its_reader_without_its_words_on_the_way(decided: Stage) -> None:
    sent = send(decided)
    assert (sent.state, sent.sent_at) == (State.SENT, EVENING)
    assert visible(decided.people.priya, Note).get() == sent
    letter = Letter.objects.filter(to=decided.people.priya.email).latest("pk")
    assert letter.subject == "Ana wrote you a note"
    everywhere = [str(vars(one)) for model in (Letter, Event, Entry) for one in model.objects.all()]
    assert not [text for text in (*everywhere, *map(str, mail.outbox)) if "what it cost" in text]
    assert Entry.objects.get(kind="note.sent").facts == {}, "the trail says that, not to whom"


@pytest.mark.parametrize("name", ["marta", "nadia", "erik", "rosa", "ben", "mateo", "priya"])
def test_only_the_leader_writes_and_no_draft_is_read_by_another(decided: Stage, name: str) -> None:
    who = decided.who(name)
    actions.save_draft(decided.room, decided.people.priya, WORDS, revision=0, actor=decided.people.ana)
    assert not visible(who, Note).exists()
    with pytest.raises(Forbidden):
        actions.save_draft(decided.room, decided.people.mateo, WORDS, revision=0, actor=who)
    client = Client()
    client.force_login(who)
    assert client.get(reverse("coaching:notes", args=[decided.room.pk])).status_code == 404


def test_the_page_asks_as_often_with_notes_as_without(
    decided: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    client.force_login(decided.people.ana)
    address = reverse("coaching:notes", args=[decided.room.pk])
    client.get(address)
    with django_assert_num_queries(PAGE):
        client.get(address)
    for name in ("priya", "mateo"):
        send(decided, name)
    with django_assert_num_queries(PAGE):
        client.get(address)


def test_before_the_decision_there_is_no_note() -> None:
    made = called(at=DebriefState.DECIDING)
    with pytest.raises(Refused, match="not decided yet"):
        send(made)
    assert not duties(made.people.ana)


@pytest.mark.parametrize("name", ["ana", "omar"])
def test_no_note_to_oneself_or_to_a_stranger(decided: Stage, name: str) -> None:
    with pytest.raises(Refused, match="did not interview"):
        send(decided, name)


def test_a_note_of_suggestions_as_they_came_is_not_sent(decided: Stage) -> None:
    offers = desk_of(decided.people.ana, decided.room.pk).chair(decided.people.priya.pk).offers
    worked = next(one.text for one in offers if one.part == "worked")
    to_try = next((one.text for one in offers if one.part == "to_try"), worked)
    with pytest.raises(Refused, match="only what was suggested") as refused:
        send(decided, words=Words(worked, f"  {to_try}\n", []))
    assert refused.value.code == "unread_suggestion"
    sent = send(decided, words=Words(worked, f"{to_try} Begin with the ledger, tomorrow.", []))
    assert sent.state == State.SENT


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (Words("", "Ask for a figure first."), "worked"),
        (Words("Asked twice, well.", " \n"), "to_try"),
        (Words("x" * 1201, "Try."), "worked"),
    ],
)
def test_a_note_that_cannot_be_is_refused_at_its_field(decided: Stage, words: Words, place: str) -> None:
    with pytest.raises(Refused) as refused:
        send(decided, words=words)
    assert refused.value.place == place


def test_two_tabs_overwrite_nothing_and_what_is_sent_stays(decided: Stage) -> None:
    ana, priya = decided.people.ana, decided.people.priya
    first = actions.save_draft(decided.room, priya, WORDS, revision=0, actor=ana)
    assert actions.save_draft(decided.room, priya, WORDS, revision=0, actor=ana).revision == first.revision
    with pytest.raises(Conflict) as conflict:
        actions.save_draft(decided.room, priya, Words("Other", "words"), revision=0, actor=ana)
    assert "what it cost" in conflict.value.theirs
    send(decided)
    with pytest.raises(Refused, match="stays as it is"):
        actions.save_draft(decided.room, priya, Words("Other", "words"), revision=1, actor=ana)


def test_a_reason_stays_from_the_interviewer_and_can_be_taken_back(decided: Stage) -> None:
    people = decided.people
    with pytest.raises(Refused) as refused:
        actions.waive_note(decided.room, people.priya, "  ", actor=people.ana)
    assert refused.value.place == "reason"
    with pytest.raises(Forbidden):
        actions.waive_note(decided.room, people.priya, "No time.", actor=people.marta)
    row = actions.waive_note(decided.room, people.priya, "She left.", actor=people.rosa)
    assert not visible(people.priya, Note).exists()
    assert visible(people.rosa, Note).get() == row
    assert actions.take_up(row, actor=people.ana).state == State.DRAFT
    assert not visible(people.rosa, Note).exists()


def test_by_form_a_refused_note_is_kept_and_a_sent_one_opens_the_next(decided: Stage) -> None:
    client = Client()
    client.force_login(decided.people.ana)
    marta, priya = decided.people.marta, decided.people.priya
    address = reverse("coaching:send", args=[decided.room.pk, marta.pk])
    answer = client.post(address, {"worked": "These words stay", "to_try": "", "revision": "0"})
    assert answer.status_code == 422
    assert "This is still empty" in answer.content.decode()
    draft = Note.objects.get()
    assert (draft.state, draft.worked) == (State.DRAFT, "These words stay")
    typed = {"worked": "These words stay", "to_try": "Ask for one figure.", "tags": ["probing"]}
    answer = client.post(address, typed | {"revision": str(draft.revision)}, follow=True)
    shown = answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith(f"?open={priya.pk}")
    assert "Sent to Marta: 1 of 4." in shown
    save = reverse("coaching:save", args=[decided.room.pk, priya.pk])
    said = client.post(save, typed | {"revision": "0"}, headers={"Accept": "application/json"}).json()
    assert said["revision"] == 1
    answer = client.post(save, {"worked": "Mine", "revision": "0"})
    assert answer.status_code == 422
    assert "Saved elsewhere" in answer.content.decode()
    assert "Mine" in answer.content.decode()
