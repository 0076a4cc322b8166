"""The talk after a debrief in which somebody learnt: what counts, and who reads it (rule P1)."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.debriefs import actions as debriefs
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.loops import actions as loops
from doordesk.mechanisms.loops.models import DebriefSeat
from doordesk.mechanisms.shadowing import actions
from doordesk.mechanisms.shadowing.actions import Said
from doordesk.mechanisms.shadowing.models import DebriefTalk
from doordesk.mechanisms.training.queries import done, waiting, way
from doordesk.mechanisms.training.states import StepKind
from tests.builders.debriefs import TUESDAY, Stage, go_on, stage
from tests.builders.training import on_the_way

pytestmark = pytest.mark.django_db
SAID = Said(worked="You let the silence stand.", to_try="Ask for the passage first.", counts=True)


@pytest.fixture
def made() -> Stage:
    """Omar watches Amara's debrief, which Ana has called."""
    made = stage()
    omar = made.who("omar")
    on_the_way(omar, StepKind.DEBRIEF_SHADOW)
    with clock.at(TUESDAY):
        loops.seat_learner(made.loop, omar, actor=made.who("ana"))
        found = way(StepKind.DEBRIEF_SHADOW, omar.pk)
        assert found is not None
        assert found.sentence == "Watch the debrief of A. Okafor"
        made.debrief = debriefs.call_debrief(made.loop, actor=made.who("ana"))
    return made


def sentences(made: Stage, name: str) -> list[str]:
    return [one.sentence for one in owed(Question(owner_id=made.who(name).pk)) if one.rule == "P1"]


def closed(made: Stage) -> DebriefSeat:
    with clock.at(TUESDAY):
        for step in (State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING, State.CLOSED):
            go_on(made, step)
    return DebriefSeat.objects.get()


def test_the_talk_comes_after_the_decision_from_who_led_it_and_counts_once(made: Stage) -> None:
    seat, ana, omar = DebriefSeat.objects.get(), made.who("ana"), made.who("omar")
    with clock.at(TUESDAY):
        with pytest.raises(Refused, match="not decided yet"):
            actions.hold_debrief_talk(seat, SAID, actor=ana)
        closed(made)
        assert sentences(made, "ana") == ["Talk with Omar about the debrief of A. Okafor"]
        for name in ("omar", "rosa", "ben"):
            with pytest.raises(Forbidden):
                actions.hold_debrief_talk(seat, SAID, actor=made.who(name))
        assert not done(StepKind.DEBRIEF_SHADOW, [omar.pk])
        talk = actions.hold_debrief_talk(seat, SAID, actor=ana)
        with pytest.raises(Refused, match="already"):
            actions.hold_debrief_talk(seat, SAID, actor=ana)
        assert len(done(StepKind.DEBRIEF_SHADOW, [omar.pk])[omar.pk]) == 1
        assert not done(StepKind.DEBRIEF_LED, [omar.pk])
        assert waiting(StepKind.DEBRIEF_SHADOW)[omar.pk].missing == 2
        assert sentences(made, "omar") == ["Read what Ana noted after the debrief of A. Okafor, and confirm"]
        with pytest.raises(Refused, match="line is missing"):
            actions.confirm_debrief_talk(talk, " ", actor=omar)
        actions.confirm_debrief_talk(talk, "Silence works.", actor=omar)
    assert not sentences(made, "omar")
    title = "Talks after debriefs"
    assert title in [one.title for one in panels_for("growth", omar, omar)]
    assert title not in [one.title for one in panels_for("growth", made.who("marta"), omar)]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        (Said(to_try="x", counts=True), "worked"),
        (Said(worked="x", counts=True), "to_try"),
        (Said(worked="x", to_try="y"), "counts"),
        (Said(worked="x", to_try="y", counts=False), "reason"),
        (Said(worked="x" * 301, to_try="y", counts=True), "worked"),
    ],
)
def test_a_talk_that_lacks_something_says_where(made: Stage, said: Said, place: str) -> None:
    seat = closed(made)
    with pytest.raises(Refused) as refused:
        actions.hold_debrief_talk(seat, said, actor=made.who("ana"))
    assert refused.value.place == place
    assert not DebriefTalk.objects.exists()


def test_the_page_is_for_the_two_and_the_core(made: Stage) -> None:
    seat = closed(made)
    url, client = reverse("shadowing:debrief", args=[seat.pk]), Client()

    def seen(name: str) -> str:
        client.force_login(made.who(name))
        answer = client.get(url)
        return answer.text if answer.status_code == 200 else ""

    assert "One thing that worked" in seen("ana")
    assert client.post(url, {"worked": "Well asked.", "to_try": "", "counts": "1"}).status_code == 422
    client.post(url, {"worked": "Well asked.", "to_try": "Wait.", "counts": "0", "reason": "Too fast."})
    assert "Too fast." in seen("omar")
    assert not done(StepKind.DEBRIEF_SHADOW, [made.who("omar").pk])
    client.post(reverse("shadowing:debrief_confirm", args=[seat.pk]), {"line": "I will wait."})
    assert "I will wait." in seen("ana")
    assert "I will wait." in seen("rosa")
    assert not any(seen(name) for name in ("marta", "nadia", "priya", "ben", "erik"))
