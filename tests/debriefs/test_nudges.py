"""A word in private: the two alone, and the Core once it is kept as a coaching note (rules D8, P3)."""

import json

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from doordesk.foundation.access.doors import fetch, visible
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.live.models import Event
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Nudge
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import Stage, called

pytestmark = pytest.mark.django_db
SAID = "Which of these words were hers? qzxnudge"


def nudged(made: Stage, *, kept: bool = False, to: str = "priya") -> Nudge:
    return actions.nudge(made.room, made.who(to), SAID, kept=kept, actor=made.people.ana)


def page(made: Stage, who: Person, view: str = "") -> str:
    client = Client()
    client.force_login(who)
    return client.get(reverse("debriefs:room", args=[made.room.pk]) + view).content.decode()


@pytest.mark.parametrize("name", ["marta", "mateo", "nadia", "rosa"])
def test_a_nudge_reaches_the_two_and_nobody_else(name: str) -> None:
    made = called(at=State.DISCUSSING)
    row = nudged(made)
    for who in (made.people.ana, made.people.priya):
        assert "qzxnudge" in page(made, who)
        assert "qzxnudge" not in page(made, who, "?view=wall")
    assert "qzxnudge" not in page(made, made.who(name))
    with pytest.raises(Http404):
        fetch(made.who(name), Nudge, row.pk)


def test_the_core_reads_what_was_kept_for_coaching() -> None:
    made = called(at=State.DISCUSSING)
    row = nudged(made)
    rosa = made.people.rosa
    assert not visible(rosa, Nudge).exists()
    actions.keep_nudge(row, kept=True, actor=made.people.ana)
    assert visible(rosa, Nudge).get() == row
    assert not visible(made.people.erik, Nudge).exists()


def test_news_of_a_nudge_goes_to_the_two_alone() -> None:
    made = called(at=State.READING)
    last = Event.objects.order_by("pk").last()
    assert last is not None
    nudged(made)
    told = Event.objects.filter(pk__gt=last.pk)
    assert {one.channel_id for one in told} == {
        f"person:{made.people.ana.pk}",
        f"person:{made.people.priya.pk}",
    }
    assert {one.row_id for one in told} == {made.room.pk}


def test_the_trail_knows_that_it_was_and_not_to_whom() -> None:
    made = called(at=State.READING)
    nudged(made)
    entry = Entry.objects.get(kind="debrief.nudged")
    assert "qzxnudge" not in json.dumps(entry.facts)
    assert entry.facts == {"kept": False}


def test_its_reader_says_that_they_have_seen_it() -> None:
    made = called(at=State.DISCUSSING)
    row = nudged(made)
    with pytest.raises(Forbidden):
        actions.acknowledge_nudge(row, actor=made.people.ana)
    assert "Got it" in page(made, made.people.priya)
    actions.acknowledge_nudge(row, actor=made.people.priya)
    assert "Got it" not in page(made, made.people.priya)
    assert "To Priya, seen." in page(made, made.people.ana)


@pytest.mark.parametrize("name", ["marta", "priya", "nadia", "rosa"])
def test_only_the_leader_nudges(name: str) -> None:
    made = called(at=State.DISCUSSING)
    with pytest.raises(Forbidden, match="cannot nudge somebody"):
        actions.nudge(made.room, made.people.mateo, "Say more.", actor=made.who(name))


@pytest.mark.parametrize(
    ("to", "text"), [("ana", "Me."), ("omar", "You."), ("priya", "  "), ("priya", "x" * 401)]
)
def test_a_nudge_that_cannot_be_is_refused_at_its_spot(to: str, text: str) -> None:
    made = called(at=State.DISCUSSING)
    with pytest.raises(Refused) as refused:
        actions.nudge(made.room, made.who(to), text, actor=made.people.ana)
    assert refused.value.rule == "D8"
    assert refused.value.place == ("text" if to == "priya" else "to")


def test_whoever_still_owes_an_assessment_cannot_be_nudged() -> None:
    made = called(missing=("wanjiru",), at=State.READING)
    with pytest.raises(Refused, match="not in this room"):
        actions.nudge(made.room, made.people.wanjiru, "Come in.", actor=made.people.ana)


def test_no_nudge_after_the_end() -> None:
    made = called(at=State.CLOSED)
    with pytest.raises(Refused, match="over"):
        nudged(made)


def test_by_form_it_is_said_and_a_refused_one_keeps_its_words() -> None:
    made = called(at=State.DISCUSSING)
    client = Client()
    client.force_login(made.people.ana)
    address = reverse("debriefs:nudge", args=[made.room.pk])
    answer = client.post(address, {"to": made.people.priya.pk, "text": "Say more.", "kept": "on"})
    assert answer.status_code == 302
    assert Nudge.objects.get().kept
    answer = client.post(address, {"to": "999", "text": "These words stay"})
    assert answer.status_code == 422
    assert "These words stay" in answer.content.decode()


def test_closed_the_two_still_find_it() -> None:
    made = called(at=State.DECIDING)
    row = nudged(made, kept=True)
    actions.acknowledge_nudge(row, actor=made.people.priya)
    actions.cancel_debrief(made.room, "She took another offer.", actor=made.people.nadia)
    assert "qzxnudge" in page(made, made.people.priya)
    assert "qzxnudge" in page(made, made.people.ana)
    assert "qzxnudge" not in page(made, made.people.marta)
