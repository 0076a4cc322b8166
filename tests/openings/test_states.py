"""An opening moves by its table and no other way, whoever tries what."""

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from doordesk.foundation.audit.queries import verify
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.openings import actions
from doordesk.mechanisms.openings.models import Move, Opening
from doordesk.mechanisms.openings.queries import may_plan_loops, stations
from doordesk.mechanisms.openings.states import SAID, TRANSITIONS, Deed, State
from doordesk.mechanisms.principles.models import Version
from tests.builders.openings import draft
from tests.cast import Cast, cast, principles

WHO = st.sampled_from(("marta", "nadia", "tom", "ana", "omar", "rosa", "erik"))


def do(opening: Opening, deed: Deed, people: Cast, who: str) -> None:
    actor = people.everybody[who]
    plain = {
        Deed.APPROVE: actions.approve,
        Deed.TAKE_BACK: actions.take_back,
        Deed.REVISE: actions.revise,
        Deed.FILL: actions.fill,
        Deed.REOPEN: actions.reopen,
    }
    if deed is Deed.SUBMIT:
        actions.submit(opening, people.tom, actor=actor)
    elif deed is Deed.RETURN:
        actions.return_with_remarks(opening, "Say more.", actor=actor)
    elif deed is Deed.CLOSE:
        actions.close(opening, "No budget.", actor=actor)
    else:
        plain[deed](opening, actor=actor)


class Anybody(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.sampled_from(Deed), WHO), max_size=10))
    def test_any_deeds_by_anybody_keep_to_the_table(self, deeds: list[tuple[Deed, str]]) -> None:
        people = cast()
        opening = draft(people, principles())
        for deed, who in deeds:
            before = opening.state
            try:
                do(opening, deed, people, who)
            except Refused:
                opening.refresh_from_db()
                assert opening.state == before
                continue
            opening.refresh_from_db()
            assert opening.state == TRANSITIONS.after(before, deed)
            assert who in ({"tom"} if deed in (Deed.APPROVE, Deed.RETURN) else {"marta", "nadia"})
        self.hold(opening)

    def hold(self, opening: Opening) -> None:
        approved = opening.state in (State.OPEN, State.FILLED)
        if opening.state != State.CLOSED:
            assert (opening.approved_at is not None) is approved
        assert may_plan_loops(opening) is (opening.state == State.OPEN)
        moves = list(Move.objects.filter(opening=opening))
        assert [move.before for move in moves[1:]] == [move.after for move in moves[:-1]]
        assert not Move.objects.filter(before=F("after")).exists()
        assert sum(one["state"] == "current" for one in stations(opening)) == 1
        assert verify().sound


@pytest.mark.django_db
def test_closing_needs_a_reason(people: Cast, versions: list[Version]) -> None:
    with pytest.raises(Refused) as refused:
        actions.close(draft(people, versions), "  ", actor=people.marta)
    assert refused.value.place == "reason"


def test_every_deed_has_its_words_and_leads_somewhere() -> None:
    assert set(SAID) == set(Deed) == {deed for _, deed in TRANSITIONS.table}
    assert {state for state, _ in TRANSITIONS.table} == set(State)
