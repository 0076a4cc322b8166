"""The sample company stands where its story says, whenever it is started, and only where nobody lives."""

from datetime import UTC, datetime

import pytest

from doordesk.foundation.audit.queries import verify
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.debriefs.states import State as DebriefState
from doordesk.mechanisms.demo.actions import load
from doordesk.mechanisms.demo.story import company as written
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.states import State as LoopState
from tests.cast import person

pytestmark = pytest.mark.django_db
STAGES = {
    "applied": Stage.APPLIED,
    "screen_planned": Stage.SCREEN,
    "screened": Stage.SCREENED,
    "screened_out": Stage.DECLINED,
    "reading": Stage.DEBRIEF,
    "discussing": Stage.DEBRIEF,
    "hired": Stage.HIRE,
    "not_hired": Stage.NO_HIRE,
    "vetoed": Stage.NO_HIRE,
    "withdrawn": Stage.WITHDRAWN,
}


SUNDAY_NIGHT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # half an hour before the clocks change


def test_company_stands_where_its_story_says_on_a_sunday_night() -> None:
    assert load(SUNDAY_NIGHT)
    stands()


def stands() -> None:
    """Everybody is where the story's files say."""
    for story in written().loops:
        application = Application.objects.get(candidate__name=story["name"])
        assert application.stage == STAGES.get(story["point"], Stage.LOOP), story["name"]
    assert Person.objects.count() == len(written().people)
    assert Packet.objects.count() == 5
    assert set(Debrief.objects.exclude(state=DebriefState.CLOSED).values_list("state", flat=True)) == {
        DebriefState.READING,
        DebriefState.DISCUSSING,
    }
    _one_is_ready()
    assert verify().sound


def _one_is_ready() -> None:
    """Amara's five assessments are in and her debrief waits to be called."""
    loop = Loop.objects.get(application__candidate__name="Amara Okafor")
    pages = Assessment.objects.filter(interview__loop=loop)
    assert loop.state == LoopState.INVITED
    assert [one.state for one in pages] == [AssessmentState.HANDED_IN] * 5
    assert not Debrief.objects.filter(loop=loop).exists()


def test_company_moves_into_an_empty_house_only() -> None:
    person("Zoe Quist")
    assert not load()
    assert Person.objects.count() == 1
