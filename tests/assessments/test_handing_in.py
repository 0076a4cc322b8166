"""Handed in stays handed in; amendments stand beside it (rules F1, F4, F5, L8, D13)."""

from datetime import timedelta

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.live.models import Event
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Amendment, Section
from doordesk.mechanisms.assessments.states import State
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.openings.models import Opening
from tests.builders.assessments import (
    EVIDENCE,
    NOTES,
    finished,
    handed_in,
    interview_of,
    noted,
    notes_of,
    rated,
    screen,
    sections_of,
)
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
LATER = MONDAY + 8 * HOUR


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def post(people: Cast) -> Opening:
    return opening(people, principles())


@pytest.fixture
def hers(people: Cast, post: Opening) -> Interview:
    versions = [weight.principle.versions.get() for weight in post.weights.all()]
    return interview_of(loop(people, application(post), versions), people.priya)


def test_hand_in_seals_and_announces_names_only(hers: Interview) -> None:
    made = handed_in(hers)
    assert hers.ends_at is not None
    assert (made.state, made.handed_in_at) == (State.HANDED_IN, hers.ends_at + HOUR)
    assert made.due_at == hers.ends_at + timedelta(hours=24)
    event, entry = Event.objects.get(), Entry.objects.get(kind="assessment.handed_in")
    assert (event.channel_id, event.word, event.row_id) == (f"loop:{hers.loop_id}", "handed_in", made.pk)
    assert entry.facts == {"interview": hers.pk}


def test_hand_in_twice_is_harmless(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    with clock.at(LATER):
        again = actions.hand_in(made, actor=people.priya)
    assert again.handed_in_at == made.handed_in_at
    assert Entry.objects.filter(kind="assessment.handed_in").count() == 1


def test_hand_in_needs_the_vote(hers: Interview, people: Cast) -> None:
    made = rated(hers)
    with clock.at(LATER), pytest.raises(Refused, match="vote is missing") as refusal:
        actions.hand_in(made, actor=people.priya)
    assert (refusal.value.rule, refusal.value.place) == ("F1", "vote")


def test_hand_in_looks_at_everything_again(hers: Interview, people: Cast) -> None:
    made = finished(hers)
    with clock.at(LATER):
        actions.save_section(sections_of(made)[0], text="  ", revision=1, actor=people.priya)
        with pytest.raises(Refused, match="no evidence yet"):
            actions.hand_in(made, actor=people.priya)
        actions.save_section(sections_of(made)[0], text=EVIDENCE, revision=2, actor=people.priya)
        actions.save_section(notes_of(made), text="", revision=1, actor=people.priya)
        with pytest.raises(Refused, match="no notes yet"):
            actions.hand_in(made, actor=people.priya)


@pytest.mark.parametrize(("state", "rule"), [(LoopState.CLOSED, "D13"), (LoopState.CANCELLED, "")])
def test_hand_in_after_the_loop_is_refused(
    hers: Interview, people: Cast, state: LoopState, rule: str
) -> None:
    made = finished(hers)
    assert hers.loop is not None
    hers.loop.state = state
    hers.loop.save()
    with clock.at(LATER), pytest.raises(Refused) as refusal:
        actions.hand_in(made, actor=people.priya)
    assert refusal.value.rule == rule


@pytest.mark.parametrize(("vote", "stage"), [(4, Stage.SCREENED), (1, Stage.DECLINED)])
def test_hand_in_of_a_screen_moves_the_application(
    people: Cast, post: Opening, vote: int, stage: Stage
) -> None:
    talk = screen(application(post), people.tom)
    handed_in(talk, vote)
    talk.application.refresh_from_db()
    assert talk.application.stage == stage
    assert Event.objects.filter(channel_id=f"application:{talk.application_id}", word="handed_in").exists()


def test_hand_in_of_a_screen_needs_yes_or_no(people: Cast, post: Opening) -> None:
    made = noted(screen(application(post), people.tom))
    with clock.at(LATER), pytest.raises(Refused, match="yes or no is missing") as refusal:
        actions.hand_in(made, actor=people.tom)
    assert refusal.value.rule == "L8"


def test_hand_in_of_a_screen_after_a_withdrawal_is_kept_and_moves_nothing(
    people: Cast, post: Opening
) -> None:
    talk = screen(application(post), people.tom)
    made = finished(talk)
    talk.application.stage = Stage.WITHDRAWN
    talk.application.save()
    with clock.at(LATER):
        assert actions.hand_in(made, actor=people.tom).state == State.HANDED_IN
    talk.application.refresh_from_db()
    assert talk.application.stage == Stage.WITHDRAWN


def test_rows_themselves_refuse_to_change_once_handed_in(hers: Interview) -> None:
    made = handed_in(hers)
    made.vote = 1
    section = sections_of(made)[0]
    section.rating = 1
    for write in (made.save, section.save, made.delete, section.delete):
        with pytest.raises(Refused, match="handed in"):
            write()
    with pytest.raises(Refused, match="handed in"):
        Section.objects.create(assessment=made, part="private", text="added")
    made.refresh_from_db()
    assert (made.vote, sections_of(made)[0].rating, notes_of(made).text) == (3, 3, NOTES)


def test_amend_stands_beside_with_number_date_and_reason(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    with clock.at(LATER):
        actions.amend(made, "Mixed up two shops", "It was the shop in Bergen.", actor=people.priya)
        second = actions.amend(made, "One more", "She sent the figures.", actor=people.priya)
    assert (second.number, second.made_at) == (2, LATER)
    assert [row.number for row in made.amendments.all()] == [1, 2]
    made.refresh_from_db()
    assert (made.vote, notes_of(made).text) == (3, NOTES)
    assert Entry.objects.filter(kind="assessment.amended").last().facts == {"number": 1}  # type: ignore[union-attr]


def test_amend_twice_with_the_same_words_is_one(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    for _ in range(2):
        with clock.at(LATER):
            actions.amend(made, "Mixed up two shops", "It was the shop in Bergen.", actor=people.priya)
    assert made.amendments.count() == 1


def test_amend_is_the_authors_alone(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    for other in (people.ana, people.marta, people.nadia, people.rosa, people.erik):
        with clock.at(LATER), pytest.raises(Forbidden):
            actions.amend(made, "why", "what", actor=other)


def test_amend_refuses_a_draft_an_empty_reason_and_an_empty_text(hers: Interview, people: Cast) -> None:
    with clock.at(LATER), pytest.raises(Refused, match="draft"):
        actions.amend(finished(hers), "why", "what", actor=people.priya)
    with clock.at(LATER):
        made = actions.hand_in(finished(hers), actor=people.priya)
        for reason, text, place in (
            ("", "what", "reason"),
            ("x" * 201, "what", "reason"),
            ("why", " ", "text"),
        ):
            with pytest.raises(Refused) as refusal:
                actions.amend(made, reason, text, actor=people.priya)
            assert refusal.value.place == place


def test_amend_after_the_decision_is_refused(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    assert hers.loop is not None
    hers.loop.state = LoopState.CLOSED
    hers.loop.save()
    with clock.at(LATER), pytest.raises(Refused, match="packet is closed") as refusal:
        actions.amend(made, "why", "what", actor=people.priya)
    assert refusal.value.rule == "D13"


def test_amend_of_a_screen_is_refused_too_once_its_loop_has_decided(hers: Interview, people: Cast) -> None:
    talk = handed_in(screen(hers.application, people.tom))
    assert hers.loop is not None
    hers.loop.state = LoopState.CLOSED
    hers.loop.save()
    with clock.at(LATER), pytest.raises(Refused, match="packet is closed"):
        actions.amend(talk, "why", "what", actor=people.tom)


def test_amendments_do_not_change_either(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    with clock.at(LATER):
        added = actions.amend(made, "why", "what", actor=people.priya)
    added.text = "something else"
    with pytest.raises(Refused, match="handed in"):
        added.save()
    assert Amendment.objects.get().text == "what"
