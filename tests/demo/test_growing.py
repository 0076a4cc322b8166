"""How the sample company learns: each journey, note and review stands where its files leave it."""

from collections.abc import Iterator

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.queries.owed import decisions, owed_of
from doordesk.mechanisms.demo.queries import address
from doordesk.mechanisms.demo.story import company as written
from doordesk.mechanisms.practice.queries import growth_of
from doordesk.mechanisms.quality.models import Piece
from doordesk.mechanisms.quality.policy import complete
from doordesk.mechanisms.training.queries.progress import progress_of, running
from doordesk.mechanisms.training.states import StepKind
from tests.builders.sample_company import WEDNESDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def wednesday(company: None) -> Iterator[None]:
    with clock.at(WEDNESDAY):
        yield


def one(key: str) -> Person:
    return Person.objects.get(email=address(key))


def test_each_journey_waits_for_the_step_that_its_story_leaves_open() -> None:
    next_steps = {
        progress.person_id: (progress.next.kind, progress.next.missing)
        for progress in progress_of(list(running()))
        if progress.next
    }
    assert next_steps == {
        one("leila").pk: (StepKind.SHADOW, 1),
        one("noor").pk: (StepKind.COURSE, 5),
        one("ruth").pk: (StepKind.REVERSE_SHADOW, 2),
        one("aisling").pk: (StepKind.DEBRIEF_SHADOW, 2),
    }


def test_every_note_is_sent_but_two_of_anas() -> None:
    told = written().growth["note"]
    assert Note.objects.exclude(sent_at=None).count() == len(told) == 18
    left = {each.leader.pk: len(each.left) for each in owed_of(decisions()) if each.left}
    assert left == {one("ana").pk: 2}


def test_eachpiece_of_ten_is_still_with_its_reviewers() -> None:
    assert (Piece.objects.count(), Piece.objects.filter(complete()).count()) == (10, 9)


def test_three_people_have_practised_for_long_enough_to_see_how_near_they_are() -> None:
    seen = {key: len(growth_of(one(key)).moments) for key in ("priya", "yuki", "chen", "leila", "noor")}
    assert seen == {"priya": 3, "yuki": 2, "chen": 2, "leila": 1, "noor": 0}


def test_the_desks_say_what_is_owed() -> None:
    said = {key: _sentences(key) for key in ("leila", "ana", "erik")}
    assert said["leila"] == ["Write your practice assessment of A. Okafor"]
    assert {
        "Name a mentor for Noor Rahman: Interviewer",
        "Write your coaching notes: debrief of L. Fontana",
    } < set(said["ana"])
    assert said["erik"] == ["Your certificate lapses unless you interview or it is renewed"]


def _sentences(key: str) -> list[str]:
    return [duty.sentence for duty in owed(Question(owner_id=one(key).pk))]
