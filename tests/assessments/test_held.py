"""What was handed in cannot be planned away: its interview stays, whoever plans the loop (rules F3, F4)."""

from datetime import timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import packet
from doordesk.mechanisms.candidates.actions import reopen
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Deed, Stage
from doordesk.mechanisms.loops import actions as loops
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State as LoopState
from tests.builders.assessments import handed_in, interview_of, noted, screen
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
EVENING = MONDAY + 10 * HOUR
NEXT_DAY = MONDAY + timedelta(days=1)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    versions = principles()
    return loop(people, application(opening(people, versions)), versions)


def written(loop: Loop) -> set[str]:
    """Whose assessments are in the packet, as the hiring manager reads it."""
    hires = loop.application.opening.hiring_manager
    return {one.author.get_short_name().lower() for one in packet(hires, loop).records}


@pytest.mark.parametrize("state", [LoopState.PLANNING, LoopState.INVITED])
def test_hiring_manager_cannot_plan_an_assessment_away_that_was_handed_in(
    people: Cast, amara: Loop, state: LoopState
) -> None:
    hers = interview_of(amara, people.priya)
    handed_in(hers, vote=1)
    handed_in(interview_of(amara, people.marta))
    Loop.objects.update(state=state)
    ahead = {"starts_at": NEXT_DAY, "ends_at": NEXT_DAY + HOUR}
    with clock.at(EVENING):
        for changes in ({"interviewer": people.omar, **ahead}, {"interviewer": people.omar}, ahead):
            with pytest.raises(Refused, match="handed in"):
                loops.change_interview(hers, actor=people.marta, **changes)
        with pytest.raises(Refused, match="handed in"):
            loops.drop_interview(hers, actor=people.marta)
    assert written(amara) == {"marta", "priya"}


def test_interview_that_did_not_take_place_can_still_go_to_somebody_else(people: Cast, amara: Loop) -> None:
    hers = interview_of(amara, people.priya)
    draft = noted(hers)
    with clock.at(EVENING):
        heir = loops.change_interview(
            hers, actor=people.nadia, interviewer=people.omar, starts_at=NEXT_DAY, ends_at=NEXT_DAY + HOUR
        )
    assert heir.pk != hers.pk
    assert Assessment.objects.get().pk == draft.pk


def test_screen_of_an_earlier_round_stays_when_a_later_one_is_called_off(people: Cast) -> None:
    applied = application(opening(people, principles()))
    first = screen(applied, people.tom)
    handed_in(first, vote=1)
    applied = Application.objects.get()
    assert applied.stage == Stage.DECLINED
    with clock.at(EVENING):
        reopen(applied, actor=people.nadia)
        again = loops.plan_screen(
            applied, actor=people.nadia, interviewer=people.mateo, starts_at=NEXT_DAY,
            ends_at=NEXT_DAY + HOUR, place="",
        )  # fmt: skip
        with pytest.raises(Refused):
            loops.cancel_screen(first, actor=people.nadia)
        loops.end_application(applied, Deed.WITHDRAW, actor=people.nadia, reason="Took another post.")
    assert Interview.objects.get(pk=first.pk).cancelled_at is None
    assert Interview.objects.get(pk=again.pk).cancelled_at is not None
