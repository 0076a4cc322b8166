"""Who is on the way to Bar Raiser watches a debrief, or leads one beside their mentor (rules P1, F3, D9)."""

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from doordesk.foundation.access.doors import can, fetch
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.mail.models import Letter
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.documents import document_of
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.queries.whispers import help_for
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.loops import actions as loops
from doordesk.mechanisms.loops.states import Learning
from doordesk.mechanisms.training.states import StepKind
from tests.builders.debriefs import CANARIES, SECOND, TUESDAY, Stage, called, canary, go_on, stage
from tests.builders.training import on_the_way

pytestmark = pytest.mark.django_db


def page(made: Stage, name: str) -> str:
    client = Client()
    client.force_login(made.who(name))
    answer = client.get(reverse("debriefs:room", args=[made.room.pk]))
    return answer.text if answer.status_code == 200 else ""


def seated(kind: StepKind) -> Stage:
    """Amara's loop with all assessments in, and Omar in the seat."""
    made = stage()
    on_the_way(made.who("omar"), kind)
    with clock.at(TUESDAY):
        loops.seat_learner(made.loop, made.who("omar"), actor=made.who("ana"))
    return made


def test_only_who_is_at_that_step_and_outside_the_hiring_chain_gets_the_seat() -> None:
    made = stage()
    ana, who = made.who("ana"), made.who
    for name in ("omar", "priya", "mateo"):
        on_the_way(who(name), StepKind.DEBRIEF_SHADOW)
    with clock.at(TUESDAY):
        for name, says in (
            ("wanjiru", "not on the way"),
            ("priya", "report to"),
            ("mateo", "interview of this loop"),
        ):
            with pytest.raises(Refused, match=says):
                loops.seat_learner(made.loop, who(name), actor=ana)
        for name in ("nadia", "marta", "omar"):
            with pytest.raises(Forbidden):
                loops.seat_learner(made.loop, who("omar"), actor=who(name))
        with pytest.raises(Http404):
            fetch(who("omar"), Application, made.loop.application_id)
        seat = loops.seat_learner(made.loop, who("omar"), actor=ana)
        assert seat.kind == Learning.WATCH
        fetch(who("omar"), Application, made.loop.application_id)
        with pytest.raises(Refused, match="learns in this debrief"):
            loops.seat_learner(made.loop, who("omar"), actor=ana)
        loops.unseat_learner(made.loop, actor=ana)
        with pytest.raises(Http404):
            fetch(who("omar"), Application, made.loop.application_id)
    assert [one.to for one in Letter.objects.filter(subject__contains="debrief of")] == [
        who("omar").email
    ] * 2


def test_who_watches_reads_with_the_others_and_does_nothing() -> None:
    made = seated(StepKind.DEBRIEF_SHADOW)
    omar = made.who("omar")
    with clock.at(TUESDAY):
        made.debrief = actions.call_debrief(made.loop, actor=made.who("ana"))
        assert [one.sentence for one in owed(Question(owner_id=omar.pk))] == [
            "Watch the debrief of A. Okafor"
        ]
        assert page(made, "omar")
        assert not CANARIES.search(page(made, "omar")), "nothing is read before the reading"
        with pytest.raises(Forbidden):
            actions.begin_reading(made.room, actor=omar)
        go_on(made, State.READING)
        assert canary("priya", "evidence") in page(made, "omar")
        assert canary("priya", "remark") not in page(made, "omar"), (
            "what belongs to the vote waits for the reveal"
        )
        assert "Learns, watches" in page(made, "ana")
        for step in (State.REVOTING, State.DISCUSSING, State.DECIDING, State.CLOSED):
            go_on(made, step)
        for permission in (
            P.DEBRIEF_VOTE,
            P.DEBRIEF_LEAD,
            P.DEBRIEF_TURN_KEY,
            P.DEBRIEF_VETO,
            P.PACKET_EXPORT,
        ):
            assert not can(omar, permission, made.room)
    people = document_of(made.packet).facts["people"]
    assert {"name": "Omar Siddiqui", "role": "Learns, watches", "level": 6} in people


def test_who_leads_under_a_mentor_moves_the_room_and_decides_nothing() -> None:
    made = seated(StepKind.DEBRIEF_LED)
    ana, omar = made.who("ana"), made.who("omar")
    with clock.at(TUESDAY):
        made.debrief = actions.call_debrief(made.loop, actor=ana)
        actions.begin_reading(made.room, actor=omar)
        actions.begin_revote(made.room, actor=omar)
        for name, vote in SECOND.items():
            actions.cast_vote(made.room, vote, actor=made.who(name))
        actions.reveal(made.room, actor=omar)
        asked = {
            name: len(help_for(enter(made.who(name), made.room.pk)).asked)
            for name in ("ana", "omar", "priya")
        }
        assert asked["ana"] == asked["omar"] > 0 == asked["priya"]
        prompt = made.room.prompts.all()[0]
        with pytest.raises(Forbidden):
            actions.judge_prompt(prompt, useful=True, actor=omar)
        with pytest.raises(Forbidden):
            actions.nudge(made.room, made.who("priya"), "Say more.", actor=omar)
        assert "Only the two of you see this" in page(made, "omar")
        actions.note_spoken(made.room, made.who("priya"), actor=omar)
        actions.begin_deciding(made.room, actor=omar)
        assert "Ana closes it" in page(made, "omar")
        for deed in (
            actions.close_debrief,
            lambda row, actor: actions.raise_veto(row, "No " * 12, actor=actor),
        ):
            with pytest.raises(Forbidden):
                deed(made.room, actor=omar)
    assert Debrief.objects.get().state == State.DECIDING


def test_the_page_offers_who_waits_and_says_why_the_others_do_not_fit() -> None:
    made = called()
    for name in ("omar", "priya"):
        on_the_way(made.who(name), StepKind.DEBRIEF_LED)
    client = Client()
    url = reverse("loops:learner", args=[made.loop.pk])
    client.force_login(made.who("nadia"))
    assert client.get(url).status_code == 403
    client.force_login(made.who("ana"))
    with clock.at(TUESDAY):
        text = client.get(url).text
        assert "Omar Siddiqui · leads beside the Bar Raiser, 3 to go" in text
        assert "Priya Raman: they report to Marta Kowalczyk, the hiring manager (rule L4)" in text
        assert client.post(url, {"person": made.who("priya").pk}).status_code == 422
        client.post(url, {"person": made.who("omar").pk})
        assert "Leads it beside the Bar Raiser" in client.get(url).text
        assert "Omar Siddiqui" in client.get(reverse("loops:loop", args=[made.loop.pk])).text
        client.post(reverse("loops:unlearner", args=[made.loop.pk]))
        assert "Choose somebody" in client.get(url).text
