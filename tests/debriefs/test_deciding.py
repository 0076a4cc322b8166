"""Two keys, the veto, the closed packet (rules D9, D10, D11, D13, D14)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.candidates.states import Stage as ApplicationStage
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief, Key, Packet
from doordesk.mechanisms.debriefs.queries.documents import document, document_of
from doordesk.mechanisms.debriefs.states import Holder, Outcome, State, Turn, decided
from tests.builders.debriefs import REASON, VOTERS, called, canary, turn

pytestmark = pytest.mark.django_db
VETO = "He named a colleague's illness as the cause of his own late delivery, twice, unasked."


@given(st.dictionaries(st.sampled_from(Holder), st.sampled_from(Turn)), st.booleans())
def test_hire_takes_two_keys_that_say_so(keys: dict[Holder, Turn], veto: bool) -> None:  # noqa: FBT001
    outcome = decided(keys, veto=veto)
    both = [keys.get(holder) for holder in Holder] == [Turn.HIRE, Turn.HIRE]
    assert (outcome is Outcome.HIRE) == (both and not veto)
    assert (outcome is None) == (len(keys) < 2 and not veto)
    assert (outcome is Outcome.VETO) == veto


@pytest.mark.parametrize(
    ("hiring_manager", "bar_raiser", "outcome"),
    [
        (Turn.HIRE, Turn.HIRE, Outcome.HIRE),
        (Turn.HIRE, Turn.UNSURE, Outcome.NO_HIRE),
        (Turn.UNSURE, Turn.HIRE, Outcome.NO_HIRE),
        (Turn.NO_HIRE, Turn.HIRE, Outcome.NO_HIRE),
    ],
)
def test_unsure_is_no(hiring_manager: Turn, bar_raiser: Turn, outcome: Outcome) -> None:
    made = called(at=State.DECIDING)
    turn(made, hiring_manager, bar_raiser)
    assert actions.close_debrief(made.room, actor=made.people.ana).outcome == outcome
    stage = Debrief.objects.get(pk=made.room.pk).loop.application.stage
    assert (stage == ApplicationStage.HIRE) == (outcome == Outcome.HIRE)


def test_closing_names_whose_key_is_missing() -> None:
    made = called(at=State.DECIDING)
    with pytest.raises(Refused, match=r"Marta Kowalczyk's and Ana Ferreira's keys are not turned"):
        actions.close_debrief(made.room, actor=made.people.ana)
    assert not Packet.objects.exists()


@pytest.mark.parametrize("name", ["priya", "nadia", "rosa", "erik", "ben", "omar"])
def test_keys_belong_to_two(name: str) -> None:
    made = called(at=State.DECIDING)
    with pytest.raises(Forbidden):
        actions.turn_key(made.room, Turn.HIRE, REASON, actor=made.who(name))


def test_nobody_holds_both_keys() -> None:
    made = called(at=State.DECIDING)
    made.post.hiring_manager = made.people.ana
    made.post.save()
    with pytest.raises(Refused, match="both keys") as refused:
        actions.turn_key(made.room, Turn.HIRE, REASON, actor=made.people.ana)
    assert refused.value.rule == "D9"
    with pytest.raises(Forbidden):
        actions.raise_veto(made.room, VETO, actor=made.people.ana)


def test_key_of_a_former_hiring_manager_does_not_count() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.HIRE, Turn.HIRE)
    made.post.hiring_manager = made.people.david
    made.post.save()
    with pytest.raises(Refused, match=r"David Oyelaran's key is not turned"):
        actions.close_debrief(made.room, actor=made.people.ana)


def test_bar_raisers_key_says_how_the_bar_is_raised() -> None:
    made = called(at=State.DECIDING)
    for more in ({}, {"better_than_half": True}, {"better_than_half": False, "raises_bar": "No."}):
        with pytest.raises(Refused) as refused:
            actions.turn_key(made.room, Turn.HIRE, REASON, actor=made.people.ana, **more)
        assert refused.value.rule == "D11"
    with pytest.raises(Refused, match="has its reason"):
        actions.turn_key(made.room, Turn.HIRE, " ", actor=made.people.marta)


def test_key_can_be_turned_anew_until_the_closing() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.HIRE, Turn.HIRE)
    turn(made, Turn.NO_HIRE, Turn.HIRE)
    assert Key.objects.count() == 2
    actions.close_debrief(made.room, actor=made.people.ana)
    with pytest.raises(Refused):
        turn(made, Turn.HIRE, Turn.HIRE)


def test_veto_is_reasoned_and_final() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.HIRE, Turn.NO_HIRE)
    with pytest.raises(Refused, match="A veto has its reason") as refused:
        actions.raise_veto(made.room, "I have a feeling.", actor=made.people.ana)
    assert refused.value.rule == "D10"
    with pytest.raises(Forbidden):
        actions.raise_veto(made.room, VETO, actor=made.people.marta)
    packet = actions.raise_veto(made.room, VETO, actor=made.people.ana)
    assert (packet.outcome, packet.veto_reason) == (Outcome.VETO, VETO)
    for deed in (actions.discuss_again, actions.close_debrief):
        with pytest.raises(Refused):
            deed(made.room, actor=made.people.ana)
    assert Debrief.objects.get(pk=made.room.pk).loop.application.stage == ApplicationStage.NO_HIRE


def test_packet_refuses_every_change() -> None:
    packet = called(at=State.CLOSED).packet
    packet.outcome = Outcome.NO_HIRE
    with pytest.raises(Refused) as refused:
        packet.save()
    assert refused.value.rule == "D13"
    with pytest.raises(Refused):
        packet.delete()


def test_packet_is_whole_and_does_not_follow_later_words() -> None:
    made = called(at=State.CLOSED)
    before = made.packet.content
    made.people.priya.name = "Priya Raman-Brandt"
    made.people.priya.save()
    assert made.packet.content == before
    found = document(made.people.nadia, made.room.pk)
    assert found.unchanged
    for name in VOTERS:
        for part in ("notes", "evidence", "remark"):
            assert canary(name, part) in before
    assert "Priya Raman" in [vote["name"] for vote in found.facts["votes"]]


def test_tampering_shows() -> None:
    made = called(at=State.CLOSED)
    packet = made.packet
    Packet.objects.filter(pk=packet.pk).update(content=packet.content.replace('"hire"', '"no_hire"'))
    assert not document_of(made.packet).unchanged


def test_sum_is_named_as_computed_and_its_difference_kept() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.NO_HIRE, Turn.NO_HIRE)
    actions.close_debrief(made.room, actor=made.people.ana)
    summary = json.loads(made.packet.content)["summary"]
    assert summary["computed"] is True
    assert (summary["mean"], summary["leaning"]) == (3.0, "for")
    assert summary["differs_from_outcome"] is True
