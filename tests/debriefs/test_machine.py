"""Random deeds by random people: the promises of the design hold whatever they do (D3, D9, D10, D13)."""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.candidates.states import Stage as ApplicationStage
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.debriefs.queries.closing import digest_of
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.queries.votes import pairs
from doordesk.mechanisms.debriefs.states import REVEALED, Column, Holder, Outcome, State, Turn
from tests.builders.debriefs import TUESDAY, VOTERS, called, hand_in

STEPS = (
    actions.begin_reading,
    actions.begin_revote,
    actions.reveal,
    actions.begin_deciding,
    actions.discuss_again,
    actions.close_debrief,
)
NAMES = ("ana", "marta", "priya", "mateo", "wanjiru", "nadia", "rosa", "erik", "omar", "ben", "leila")
people = st.sampled_from(NAMES)
words = st.sampled_from(
    ["", "Because.", "Two of us heard the same story about the ledger, asked apart from each other."]
)


class Debriefing(RuleBasedStateMachine):
    """Amara's debrief, called while Wanjiru's assessment is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.made = called(missing=("wanjiru",))
        self.packet: tuple[str, str, str] | None = None
        self.vetoed = False
        self.looked = 0

    def do(self, deed: Callable[..., Any], *arguments: Any, who: str, **more: Any) -> Any:
        """Try a deed; a refusal changes nothing and is fine."""
        with clock.at(TUESDAY):
            try:
                return deed(self.made.room, *arguments, actor=self.made.who(who), **more)
            except (Refused, Http404):
                return None

    @rule(deed=st.sampled_from(STEPS), who=st.sampled_from(("ana", "ana", "ana", "ben", "marta", "priya")))
    def step(self, deed: Callable[..., Any], who: str) -> None:
        self.do(deed, who=who)

    @rule()
    def hand_in(self) -> None:
        hand_in(self.made.assessment("wanjiru"))

    @rule(who=people, of=st.sampled_from(VOTERS))
    def read(self, who: str, of: str) -> None:
        self.do(actions.mark_read, self.made.assessment(of), who=who)

    @rule(who=people, vote=st.integers(0, 5))
    def vote(self, who: str, vote: int) -> None:
        ballot = self.do(actions.cast_vote, vote, who=who)
        assert ballot is None or vote in Vote.values

    @rule(vote=st.sampled_from(Vote.values))
    def all_vote(self, vote: int) -> None:
        for who in VOTERS:
            self.do(actions.cast_vote, vote, who=who)

    @rule(who=st.sampled_from(("ana", "marta")), of=st.sampled_from(VOTERS), reason=words)
    def absent(self, who: str, of: str, reason: str) -> None:
        self.do(actions.note_absence, self.made.who(of), reason, who=who)

    @rule(who=people, of=st.sampled_from(VOTERS), side=st.sampled_from(Column.values), true=st.booleans())
    def line(self, who: str, of: str, side: str, *, true: bool) -> None:
        quote = "rang the person on call" if true else "words that nobody wrote"
        evidence = Evidence(self.made.section(of).pk, quote)
        line = self.do(
            actions.add_line, self.made.versions[0], column=side, text="So.", evidence=evidence, who=who
        )
        assert line is None or true

    @rule(who=people, turn=st.sampled_from(Turn.values), reason=words)
    def key(self, who: str, turn: str, reason: str) -> None:
        self.do(actions.turn_key, turn, reason, who=who, better_than_half=True, raises_bar=reason)

    @rule(who=st.sampled_from(("ana", "marta", "ben")), reason=words)
    def veto(self, who: str, reason: str) -> None:
        if self.do(actions.raise_veto, reason, who=who) is not None:
            assert who == self.leader
            self.vetoed = True

    @rule(to=people, who=people)
    def take_over(self, to: str, who: str) -> None:
        self.do(actions.take_over, self.made.who(to), "She is ill.", who=who)

    @property
    def leader(self) -> str:
        """Whoever leads now."""
        return self.made.room.leader.get_short_name().lower()

    @invariant()
    def no_vote_shows_before_the_reveal(self) -> None:
        room = self.made.room
        if room.state in REVEALED:
            return
        self.looked += 2
        for name in (NAMES * 2)[self.looked % len(NAMES) :][:2]:
            for found in self._entered(self.made.who(name)):
                assert pairs(found.debrief, found.members, found.records) == []
                assert all(one.own or (one.vote is None and not one.remark) for one in found.records)

    @invariant()
    def nobody_enters_who_owes(self) -> None:
        owes = self.made.assessment("wanjiru").handed_in_at is None
        assert bool(self._entered(self.made.who("wanjiru"))) is not owes

    def _entered(self, who: Person) -> list[Any]:
        try:
            return [enter(who, self.made.room.pk)]
        except Http404:
            return []

    @invariant()
    def a_decision_has_its_keys(self) -> None:
        packet = Packet.objects.first()
        assert (packet is None) is (self.made.room.state != State.CLOSED)
        if packet is None:
            return
        room = self.made.room
        turns = {key.holder: key.turn for key in room.keys.all()}
        hired = [turns.get(holder) for holder in Holder] == [Turn.HIRE, Turn.HIRE]
        assert packet.outcome == (Outcome.VETO if self.vetoed else Outcome.HIRE if hired else Outcome.NO_HIRE)
        if not self.vetoed:
            assert len(turns) == 2
            assert len({key.person_id for key in room.keys.all()}) == 2
        stage = room.loop.application.stage
        assert stage == (
            ApplicationStage.HIRE if packet.outcome == Outcome.HIRE else ApplicationStage.NO_HIRE
        )

    @invariant()
    def a_closed_packet_never_changes(self) -> None:
        packet = Packet.objects.first()
        if packet is None:
            return
        now = (packet.outcome, packet.content, packet.digest)
        assert self.packet in (None, now)
        self.packet = now
        assert digest_of(packet.content) == packet.digest

    @invariant()
    def a_vote_is_followed_by_no_other_step_unless_complete(self) -> None:
        room = Debrief.objects.get(pk=self.made.room.pk)
        if room.state in REVEALED:
            there = {one.person_id for one in room.ballots.all()} | {
                one.person_id for one in room.absences.all()
            }
            first = {self.made.who(name).pk for name in VOTERS if name != "wanjiru"}
            assert first <= there


@pytest.mark.django_db
def test_a_debrief_keeps_its_promises_whatever_people_do() -> None:
    run_state_machine_as_test(
        Debriefing,
        settings=settings(
            max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
