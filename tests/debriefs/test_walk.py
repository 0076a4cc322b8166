"""A debrief from its calling to a closed packet, by its deeds alone (rules D1, D3, D9, D13)."""

import json

import pytest

from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.debriefs.queries.closing import digest_of
from doordesk.mechanisms.debriefs.states import Outcome, State
from doordesk.mechanisms.loops.states import State as LoopState
from tests.builders.debriefs import called, canary

pytestmark = pytest.mark.django_db


def test_debrief_walks_to_a_closed_packet() -> None:
    made = called(at=State.CLOSED)
    assert made.room.state == State.CLOSED
    made.loop.refresh_from_db()
    assert made.loop.state == LoopState.CLOSED
    assert made.loop.application.stage == Stage.HIRE
    packet = made.packet
    assert packet.outcome == Outcome.HIRE
    assert digest_of(packet.content) == packet.digest
    facts = json.loads(packet.content)
    assert [step["step"] for step in facts["timeline"]] == [
        "Called", "Reading", "Re-vote", "Discussion", "Decision", "Closed",
    ]  # fmt: skip
    assert canary("mateo", "evidence") in packet.content
    assert [vote["second"] for vote in facts["votes"]] == [3, 3, 4, 3, 3]
