"""What debriefs put on desks and on an application, and the figures they give (rules D2, D3, D4, D10)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.kernel.duties import Question
from doordesk.foundation.kernel.panels import panels_for
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.queries import (
    in_debrief,
    to_call,
)
from doordesk.mechanisms.debriefs.states import State, Turn
from tests.builders.debriefs import VOTERS, Stage, call, called, loop_of, stage, turn

pytestmark = pytest.mark.django_db


def desk(made: Stage, name: str) -> list[str]:
    """What somebody owes to debriefs."""
    return [duty.sentence for duty in in_debrief(Question(owner_id=made.who(name).pk))]


@pytest.mark.parametrize(
    ("state", "leader", "manager", "interviewer"),
    [
        (State.CALLED, ["Begin the debrief of A. Okafor"], [], []),
        (State.READING, *[["Read the packet of A. Okafor"]] * 3),
        (State.REVOTING, *[["Vote again on A. Okafor"]] * 3),
        (State.DISCUSSING, ["Lead the discussion of A. Okafor"], [], []),
        (State.DECIDING, ["Turn your key on A. Okafor"], ["Turn your key on A. Okafor"], []),
        (State.CLOSED, [], [], []),
    ],
)
def test_desk_says_what_each_owes(
    state: State, leader: list[str], manager: list[str], interviewer: list[str]
) -> None:
    made = called(at=state)
    assert desk(made, "ana") == leader
    assert desk(made, "marta") == manager
    assert desk(made, "priya") == interviewer
    for name in ("nadia", "rosa", "erik", "omar"):
        assert desk(made, name) == []


def test_desk_forgets_what_is_done() -> None:
    made = called(at=State.READING)
    for name in VOTERS:
        for other in VOTERS:
            if name != other:
                actions.mark_read(made.room, made.assessment(other), actor=made.who(name))
    assert desk(made, "priya") == []
    assert desk(made, "ana") == ["Go on to the re-vote on A. Okafor"]
    actions.begin_revote(made.room, actor=made.people.ana)
    for name in VOTERS:
        actions.cast_vote(made.room, 3, actor=made.who(name))
    assert desk(made, "priya") == []
    assert desk(made, "ana") == ["Reveal the votes on A. Okafor"]


def test_desk_offers_no_room_to_who_owes_an_assessment() -> None:
    made = called(missing=("wanjiru", "marta"), at=State.DECIDING)
    assert desk(made, "marta") == []
    assert desk(made, "wanjiru") == []


def test_decided_debrief_waits_for_its_closing() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.HIRE, Turn.HIRE)
    assert desk(made, "ana") == ["Close the debrief of A. Okafor"]


def test_duties_ask_the_same_number_of_questions_for_one_and_three() -> None:
    made = called(at=State.REVOTING)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            list(in_debrief(Question()))
            list(to_call(Question()))
        return len(found)

    one = asked()
    for name in ("Viktor Hale", "Sunniva Dahl"):
        call(loop_of(made.people, made.versions, made.post, name=name), at=State.REVOTING)
    assert asked() == one == 9


def test_panel_shows_the_room_to_its_members_and_the_call_to_the_bar_raiser() -> None:
    made = stage()
    application = Application.objects.get(pk=made.loop.application_id)
    (panel,) = [
        one for one in panels_for("application", made.people.ana, application) if one.title == "Debrief"
    ]
    assert [deed.label for deed in panel.deeds] == ["Call the debrief"]
    assert not [
        one for one in panels_for("application", made.people.marta, application) if one.title == "Debrief"
    ]
    call(made, at=State.CLOSED)
    (panel,) = [
        one for one in panels_for("application", made.people.marta, application) if one.title == "Debrief"
    ]
    assert [line.state for line in panel.lines] == ["Closed", "Hire"]
    assert panel.deeds == ()


def test_panel_says_nothing_to_who_owes() -> None:
    made = called(missing=("wanjiru",), at=State.READING)
    application = Application.objects.get(pk=made.loop.application_id)
    found = panels_for("application", made.people.wanjiru, application)
    assert not [one for one in found if one.title == "Debrief"]
