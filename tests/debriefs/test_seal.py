"""Sealed is sealed: what somebody is sent does not depend on what others have voted (rules F3, D3)."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Ballot
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import CANARIES, SECOND, VOTERS, Stage, called, canary

pytestmark = pytest.mark.django_db
READERS = ("ana", "marta", "priya", "wanjiru", "nadia", "rosa")
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": "|X-CSRFToken&quot;: &quot;)[A-Za-z0-9]+')


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def addresses(made: Stage) -> list[str]:
    """Every page on which a vote could show."""
    room = reverse("debriefs:room", args=[made.room.pk])
    assessment = made.assessment("mateo").pk
    return [
        room,
        f"{room}?view=wall",
        reverse("debriefs:live", args=[made.room.pk]),
        reverse("debriefs:list"),
        f"{reverse('debriefs:list')}?format=csv",
        f"{room}packet",
        f"{room}export?form=json",
        reverse("assessments:packet", args=[made.loop.pk]),
        reverse("assessments:read", args=[assessment]),
        reverse("candidates:application", args=[made.loop.application_id]),
        "/",
    ]


def sent(made: Stage, name: str) -> dict[str, bytes]:
    """What somebody is sent, without the tokens that differ each time."""
    client = signed_in(made.who(name))
    return {address: TOKEN.sub(rb"\1", client.get(address).content) for address in addresses(made)}


@pytest.mark.parametrize("state", [State.READING, State.REVOTING])
@pytest.mark.parametrize("name", READERS)
def test_no_page_depends_on_anothers_vote_before_the_reveal(state: State, name: str) -> None:
    made = called(at=state)
    if state is State.REVOTING:
        for voter in VOTERS[:4]:
            actions.cast_vote(made.room, SECOND[voter], actor=made.who(voter))
    before = sent(made, name)
    others = Assessment.objects.exclude(author=made.who(name))
    others.update(vote=1, remark="Never. zqchanged")
    Ballot.objects.exclude(person=made.who(name)).update(vote=1)
    assert sent(made, name) == before


@pytest.mark.parametrize("state", [one for one in State if one is not State.CANCELLED])
def test_who_owes_an_assessment_finds_no_room(state: State) -> None:
    made = called(missing=("wanjiru",), at=state)
    client = signed_in(made.people.wanjiru)
    pk = made.room.pk
    for name in ("room", "live", "packet", "export", "time", "lead"):
        assert client.get(reverse(f"debriefs:{name}", args=[pk])).status_code == 404
    for name in ("vote", "key", "veto", "add_line", "gap", "absence", "spoken", "extend"):
        assert client.post(reverse(f"debriefs:{name}", args=[pk])).status_code == 404
    assert client.post(reverse("debriefs:step", args=[pk, "begin_reading"])).status_code == 404
    assert "Okafor" not in client.get(reverse("debriefs:list")).content.decode()
    for address in addresses(made):
        text = client.get(address).content.decode()
        assert not any(canary(name, "evidence") in text for name in VOTERS if name != "wanjiru")


def test_votes_and_remarks_show_after_the_reveal() -> None:
    made = called(at=State.DISCUSSING)
    text = signed_in(made.people.priya).get(reverse("debriefs:room", args=[made.room.pk])).content.decode()
    assert canary("mateo", "remark") in text
    assert "Not inclined → Inclined" in text


def test_withdrawal_seals_again() -> None:
    made = called(at=State.DISCUSSING)
    actions.cancel_debrief(made.room, "Took another offer.", actor=made.people.nadia)
    for name in ("ana", "marta", "nadia", "rosa"):
        text = signed_in(made.who(name)).get(reverse("debriefs:room", args=[made.room.pk])).content.decode()
        assert "The candidate withdrew" in text
        assert not CANARIES.search(text)
        assert "Inclined" not in text


@pytest.mark.parametrize("name", ["nadia", "rosa", "david", "erik", "helen"])
def test_nobody_reads_before_the_reading(name: str) -> None:
    made = called(at=State.CALLED)
    for content in sent(made, name).values():
        assert b"evidence" not in content.replace(b"name=evidence", b"")
        assert not CANARIES.search(content.decode(errors="ignore"))


@pytest.mark.parametrize("name", ["priya", "mateo", "wanjiru"])
def test_export_is_for_who_answers_for_the_record(name: str) -> None:
    made = called(at=State.CLOSED)
    client = signed_in(made.who(name))
    assert client.get(reverse("debriefs:packet", args=[made.room.pk])).status_code == 200
    assert client.get(reverse("debriefs:export", args=[made.room.pk])).status_code == 403
