"""A debrief played from its script, through the product's own deeds, to a closed packet."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.audit.queries import verify
from doordesk.foundation.kernel import clock
from doordesk.foundation.live.actions import arrive, leave
from doordesk.foundation.live.models import Presence
from doordesk.foundation.live.queries import present
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs import actions as debriefs
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.documents import document_of
from doordesk.mechanisms.debriefs.states import Outcome, State
from doordesk.mechanisms.demo.actions.playing import perform, play
from doordesk.mechanisms.demo.queries.presence import PLAYERS, Attendance
from doordesk.mechanisms.demo.queries.situations import Act, Deed
from doordesk.mechanisms.demo.queries.tables import situation, table_of
from doordesk.mechanisms.demo.tasks import play_all
from tests.builders.sample_company import WEDNESDAY
from tests.demo.conftest import SCRIPT
from tests.demo.newcomers import moments, plays_on, somebody

pytestmark = pytest.mark.django_db
VOTERS = 5


@pytest.fixture(autouse=True)
def nothing_is_refused(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Each deed of the script fits the company that it is written for."""
    yield
    assert [line.message for line in caplog.records if line.name.startswith("doordesk")] == []


@pytest.mark.parametrize("seat", ["ana", "wanjiru"])
def test_newcomer_lives_the_whole_meeting_in_five_minutes(room: Debrief, seat: str) -> None:
    newcomer, played = somebody(seat), list[Deed]()
    for at, table in moments():
        played += plays_on(table, newcomer)
        end = at
    room.refresh_from_db()
    assert room.state == State.CLOSED
    assert room.packet.outcome == Outcome.HIRE
    assert end - WEDNESDAY < timedelta(minutes=5, seconds=30)
    assert seat not in {deed.by for deed in played}
    assert room.ballots.count() == VOTERS
    assert not room.absences.exists()
    assert room.gaps.exists()
    assert {line.author_id for line in room.lines.all()} == {somebody(key).pk for key in SCRIPT.parts}
    assert document_of(room.packet).keys
    assert verify().sound


def test_the_played_vote_as_written_and_one_changes_their_mind(room: Debrief) -> None:
    ana = somebody("ana")
    for _, table in moments():
        plays_on(table, ana)
        if table.debrief.state == State.DISCUSSING:
            break
    cast = {table.keys[one.person_id]: one.vote for one in room.ballots.all()}
    assert cast == {key: part.vote for key, part in SCRIPT.parts.items()}
    priya = room.loop.interviews.get(interviewer=somebody("priya")).assessments.get()
    assert (priya.vote, cast["priya"]) == (Vote.STRONGLY_INCLINED, Vote.INCLINED)


def test_nothing_happens_while_nobody_is_there_and_all_of_it_is_on_the_trail(room: Debrief) -> None:
    wanjiru, ana, nadia = somebody("wanjiru"), somebody("ana"), somebody("nadia")
    table = table_of(SCRIPT)
    assert table
    with clock.at(WEDNESDAY + timedelta(hours=1)):
        assert play(table, Attendance()) == ()
        assert play(table, Attendance({nadia.pk: WEDNESDAY})) == ()  # a recruiter has no part to play
        assert play(table, Attendance({wanjiru.pk: WEDNESDAY})) == (Deed(Act.BEGIN_READING, "ana"),)
    deed = Entry.objects.filter(kind=Kind.DEBRIEF_STEPPED).first()
    assert deed
    assert (deed.actor_id, deed.subject_id) == (ana.pk, room.pk)


def test_a_strong_doubt_of_the_newcomer_ends_in_no_hire(room: Debrief) -> None:
    wanjiru = somebody("wanjiru")
    for _, table in moments():
        if table.debrief.state == State.REVOTING and not table.debrief.ballots.filter(person=wanjiru):
            debriefs.cast_vote(table.debrief, Vote.STRONGLY_NOT_INCLINED, actor=wanjiru)
        plays_on(table, wanjiru)
    assert room.packet.outcome == Outcome.NO_HIRE


def test_a_refused_deed_is_logged_and_the_next_one_done(
    room: Debrief, caplog: pytest.LogCaptureFixture
) -> None:
    table = table_of(SCRIPT)
    assert table
    with clock.at(WEDNESDAY):
        found = situation(table, {somebody("wanjiru").pk: WEDNESDAY})
        early, begin = Deed(Act.CLOSE, "ana"), Deed(Act.BEGIN_READING, "ana")
        assert perform(table, found, [early, begin]) == (begin,)
    assert [line.message for line in caplog.records] == ["Played close by ana was refused: wrong_state"]
    caplog.clear()
    room.refresh_from_db()
    assert room.state == State.READING


def test_the_played_come_one_by_one_and_leave_with_the_newcomer(room: Debrief) -> None:
    wanjiru, channel = somebody("wanjiru"), events.channel(room.pk)
    come = WEDNESDAY + timedelta(hours=2)
    with clock.at(come):
        arrive(channel, [wanjiru.pk], holder="a page")
    names = {pk: table.keys[pk] for table in [table_of(SCRIPT)] if table for pk in table.keys}
    seen = []
    for seconds in (0, 2, 4, 7, 8):
        with clock.at(come + timedelta(seconds=seconds)):
            play_all()
            seen.append([names[pk] for pk in present(channel)])
    assert seen == [
        ["wanjiru"],
        ["wanjiru", "ana"],
        ["wanjiru", "ana", "priya"],
        ["wanjiru", "ana", "priya", "mateo"],
        ["wanjiru", "ana", "priya", "mateo", "marta"],
    ]
    with clock.at(come + timedelta(seconds=9)):
        leave(channel, [wanjiru.pk], holder="a page")
        play_all()
    assert present(channel) == {}


def test_nobody_is_played_who_has_come_themself(room: Debrief) -> None:
    wanjiru, ana, channel = somebody("wanjiru"), somebody("ana"), events.channel(room.pk)
    with clock.at(WEDNESDAY):
        arrive(channel, [wanjiru.pk], holder="a page")
    with clock.at(WEDNESDAY + timedelta(seconds=9)):
        play_all()
        assert ana.pk in present(channel)
        arrive(channel, [ana.pk], holder="another page")
        play_all()
    assert not Presence.objects.filter(channel=channel, person_id=ana.pk, holder=PLAYERS).exists()
    with clock.at(WEDNESDAY + timedelta(hours=1)):
        play_all()
    room.refresh_from_db()
    assert room.state == State.CALLED  # she leads herself now
