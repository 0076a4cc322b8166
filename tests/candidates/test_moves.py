"""Moves of an application: by the table only, each with its row, its entry in the trail and its event."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.live.models import Event
from doordesk.mechanisms.candidates.actions import (
    advance,
    decline,
    note_word,
    reopen,
    skip_screen,
    tell_outcome,
    withdraw,
)
from doordesk.mechanisms.candidates.models import Application, StageMove, Word
from doordesk.mechanisms.candidates.states import TRANSITIONS, Deed, Said, Stage
from doordesk.mechanisms.openings.models import Opening
from tests.cast import MONDAY, Cast, application, cast, opening, principles

pytestmark = pytest.mark.django_db


@pytest.fixture
def applied(post: Opening) -> Application:
    return application(post, stage=Stage.APPLIED)


def test_advance_keeps_row_entry_and_event(people: Cast, applied: Application) -> None:
    with clock.at(MONDAY):
        advance(applied, Deed.PLAN_SCREEN, actor=people.nadia)
    assert applied.stage == Application.objects.get().stage == Stage.SCREEN
    move = StageMove.objects.get()
    assert (move.before, move.after, move.at, move.by) == (Stage.APPLIED, Stage.SCREEN, MONDAY, people.nadia)
    assert Entry.objects.get().facts == {"deed": "plan_screen", "before": "applied", "after": "screen"}
    assert Event.objects.get().channel_id == f"application:{applied.pk}"


def test_advance_works_on_the_row_as_it_is_now(people: Cast, applied: Application) -> None:
    stale = Application.objects.get(pk=applied.pk)
    advance(applied, Deed.PLAN_SCREEN, actor=people.nadia)
    with pytest.raises(Refused):
        advance(stale, Deed.SKIP_SCREEN, actor=people.nadia)
    assert StageMove.objects.count() == 1


def test_decline_keeps_its_reason_out_of_the_trail(people: Cast, applied: Application) -> None:
    decline(applied, reason="  No ledger\nwork so far. ", actor=people.nadia)
    assert StageMove.objects.get().reason == "No ledger work so far."
    assert "ledger" not in str(Entry.objects.get().facts)


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 501])
@pytest.mark.parametrize("action", [decline, skip_screen, withdraw])
def test_a_move_that_needs_a_reason_asks_for_it(
    people: Cast, applied: Application, action: Callable[..., Application], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        action(applied, reason=reason, actor=people.nadia)
    assert refused.value.place == "reason"
    assert not StageMove.objects.exists()


def test_skip_screen_leads_to_the_loop(people: Cast, applied: Application) -> None:
    skip_screen(applied, reason="Met at the open day.", actor=people.marta)
    assert applied.stage == Stage.SCREENED


def test_withdrawn_can_be_taken_up_again(people: Cast, applied: Application) -> None:
    withdraw(applied, reason="Another offer.", actor=people.nadia)
    assert applied.stage == Stage.WITHDRAWN
    reopen(applied, actor=people.nadia, reason="Changed her mind.")
    assert applied.stage == Stage.APPLIED


@pytest.mark.parametrize("stage", [Stage.SCREEN, Stage.LOOP, Stage.DEBRIEF])
def test_what_is_planned_is_called_off_elsewhere(people: Cast, applied: Application, stage: Stage) -> None:
    Application.objects.update(stage=stage)
    with pytest.raises(Refused) as refused:
        withdraw(applied, reason="Another offer.", actor=people.nadia)
    assert refused.value.code == "interviews_planned"
    assert Application.objects.get().stage == stage


@pytest.mark.parametrize("who", ["priya", "ana", "rosa", "erik", "omar"])
def test_only_those_who_run_the_opening_move(people: Cast, applied: Application, who: str) -> None:
    actor = people.everybody[who]
    for attempt in (
        lambda: decline(applied, reason="No.", actor=actor),
        lambda: withdraw(applied, reason="No.", actor=actor),
        lambda: reopen(applied, actor=actor),
        lambda: skip_screen(applied, reason="No.", actor=actor),
        lambda: note_word(applied, actor=actor),
        lambda: tell_outcome(applied, actor=actor),
    ):
        with pytest.raises(Forbidden):
            attempt()
    assert not Entry.objects.exists()


def test_the_outcome_is_told_once_there_is_one(people: Cast, applied: Application) -> None:
    with pytest.raises(Refused, match="A3"):
        tell_outcome(applied, actor=people.nadia)
    decline(applied, reason="No ledger work.", actor=people.nadia)
    tell_outcome(applied, actor=people.nadia)
    assert Word.objects.get().said == Said.OUTCOME
    assert Entry.objects.first().kind == "candidate.told"  # type: ignore[union-attr]


class AnyWay(TestCase):
    """Random deeds, one after the other."""

    @settings(max_examples=60, deadline=None)
    @given(deeds=st.lists(st.sampled_from(Deed), max_size=10))
    def test_a_stage_changes_by_the_table_alone(self, deeds: list[Deed]) -> None:
        people = cast()
        row = application(opening(people, principles()), stage=Stage.APPLIED)
        for deed in deeds:
            before = row.stage
            allowed = TRANSITIONS.table.get((Stage(before), deed))
            try:
                advance(row, deed, actor=people.nadia)
            except Refused:
                assert allowed is None
            after = Application.objects.get(pk=row.pk).stage
            assert after == row.stage == (allowed or before)
        path = list(StageMove.objects.values_list("before", "after"))
        assert all(this[1] == following[0] for this, following in pairwise(path))
        assert not path or (path[0][0], path[-1][1]) == (Stage.APPLIED, row.stage)
