"""Steps in their order, by the leader's hand (rules D3, D4, D6)."""

from datetime import timedelta

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.live.models import Event
from doordesk.mechanisms.assessments.queries import votes_shown
from doordesk.mechanisms.debriefs import actions, events
from doordesk.mechanisms.debriefs.states import State, Turn
from tests.builders.debriefs import SECOND, TUESDAY, VOTERS, called, turn

pytestmark = pytest.mark.django_db
WAY = {
    State.CALLED: actions.begin_reading,
    State.READING: actions.begin_revote,
    State.REVOTING: actions.reveal,
    State.DISCUSSING: actions.begin_deciding,
    State.DECIDING: actions.close_debrief,
}


@pytest.mark.parametrize("state", WAY)
def test_no_step_can_be_skipped(state: State) -> None:
    made = called(at=state)
    for other, deed in WAY.items():
        if other is not state:
            with pytest.raises(Refused):
                deed(made.room, actor=made.people.ana)
    assert made.room.state == state


@pytest.mark.parametrize("state", WAY)
@pytest.mark.parametrize("name", ["marta", "nadia", "priya", "rosa", "erik", "ben", "omar"])
def test_only_the_leader_moves_on(state: State, name: str) -> None:
    made = called(at=state)
    with pytest.raises(Forbidden):
        WAY[state](made.room, actor=made.who(name))


def test_reading_opens_the_seal_and_starts_the_clock() -> None:
    made = called(at=State.READING)
    assert made.room.reading_ends_at == TUESDAY + timedelta(minutes=10)
    assert hasattr(made.loop, "opened_seal")
    assert not votes_shown(made.loop)


def test_reading_can_be_longer() -> None:
    made = called(at=State.READING)
    with clock.at(TUESDAY + timedelta(minutes=20)):
        actions.extend_reading(made.room, 5, actor=made.people.ana)
    assert made.room.reading_ends_at == TUESDAY + timedelta(minutes=25)
    with pytest.raises(Refused):
        actions.extend_reading(made.room, 600, actor=made.people.ana)


def test_marks_are_for_texts_of_this_packet() -> None:
    made = called(at=State.READING)
    actions.mark_read(made.room, made.assessment("mateo"), actor=made.people.priya)
    actions.mark_read(made.room, made.assessment("mateo"), actor=made.people.priya)
    assert made.room.marks.count() == 1
    actions.unmark_read(made.room, made.assessment("mateo"), actor=made.people.priya)
    assert made.room.marks.count() == 0
    with pytest.raises(Forbidden):
        actions.mark_read(made.room, made.assessment("mateo"), actor=made.people.rosa)


def test_reveal_waits_for_every_second_vote() -> None:
    made = called(at=State.REVOTING)
    for name in VOTERS[:3]:
        actions.cast_vote(made.room, SECOND[name], actor=made.who(name))
    with pytest.raises(Refused, match="Mateo Quiroga and Wanjiru Kamau have not voted again") as refused:
        actions.reveal(made.room, actor=made.people.ana)
    assert refused.value.rule == "D3"
    assert not votes_shown(made.loop)


def test_reveal_goes_on_without_somebody_for_a_reason() -> None:
    made = called(at=State.REVOTING)
    for name in VOTERS[:4]:
        actions.cast_vote(made.room, SECOND[name], actor=made.who(name))
    ana, wanjiru = made.people.ana, made.people.wanjiru
    with pytest.raises(Refused, match="needs a reason"):
        actions.note_absence(made.room, wanjiru, " ", actor=ana)
    with pytest.raises(Refused, match="No second vote of Priya Raman is missing"):
        actions.note_absence(made.room, made.people.priya, "On a train.", actor=ana)
    actions.note_absence(made.room, wanjiru, "On a train.", actor=ana)
    actions.lift_absence(made.room, wanjiru, actor=ana)
    actions.note_absence(made.room, wanjiru, "On a train.", actor=ana)
    assert actions.reveal(made.room, actor=ana).state == State.DISCUSSING
    assert votes_shown(made.loop)


def test_vote_lifts_an_absence_and_can_change_until_the_reveal() -> None:
    made = called(at=State.REVOTING)
    priya = made.people.priya
    actions.note_absence(made.room, priya, "On a train.", actor=made.people.ana)
    actions.cast_vote(made.room, 2, actor=priya)
    actions.cast_vote(made.room, 4, actor=priya)
    assert made.room.absences.count() == 0
    assert [one.vote for one in made.room.ballots.all()] == [4]


@pytest.mark.parametrize("vote", [0, 5, -1])
def test_there_is_no_fifth_vote(vote: int) -> None:
    made = called(at=State.REVOTING)
    with pytest.raises(Refused) as refused:
        actions.cast_vote(made.room, vote, actor=made.people.priya)
    assert refused.value.rule == "F2"


@pytest.mark.parametrize(
    "state", [State.CALLED, State.READING, State.DISCUSSING, State.DECIDING, State.CLOSED]
)
def test_second_votes_are_cast_in_the_re_vote_only(state: State) -> None:
    made = called(at=state)
    with pytest.raises(Refused) as refused:
        actions.cast_vote(made.room, 3, actor=made.people.priya)
    assert refused.value.rule == "D3"


@pytest.mark.parametrize("name", ["nadia", "rosa", "erik", "omar", "ben", "leila"])
def test_only_authors_vote(name: str) -> None:
    made = called(at=State.REVOTING)
    with pytest.raises(Forbidden):
        actions.cast_vote(made.room, 3, actor=made.who(name))


def test_back_to_the_discussion_takes_keys_back() -> None:
    made = called(at=State.DECIDING)
    turn(made, Turn.HIRE, Turn.HIRE)
    actions.discuss_again(made.room, actor=made.people.ana)
    assert made.room.keys.count() == 0


def test_who_has_spoken_is_the_leaders_note() -> None:
    made = called(at=State.DISCUSSING)
    actions.note_spoken(made.room, made.people.priya, actor=made.people.ana)
    actions.note_spoken(made.room, made.people.priya, actor=made.people.ana, spoken=False)
    assert made.room.spoken.count() == 0
    with pytest.raises(Forbidden):
        actions.note_spoken(made.room, made.people.priya, actor=made.people.priya)
    with pytest.raises(Refused, match="not in this debrief"):
        actions.note_spoken(made.room, made.people.omar, actor=made.people.ana)


def test_trail_and_outbox_say_that_and_never_what() -> None:
    made = called(at=State.CLOSED)
    facts = [entry.facts for entry in Entry.objects.filter(kind="debrief.voted")]
    assert facts == [{}] * 5
    keys = [entry.facts for entry in Entry.objects.filter(kind="debrief.key_turned")]
    assert keys == [{"holder": "bar_raiser"}, {"holder": "hiring_manager"}]
    words = set(Event.objects.filter(channel=events.channel(made.room.pk)).values_list("word", flat=True))
    assert words == {"called", "stepped", "voted", "key_turned", "closed"}
