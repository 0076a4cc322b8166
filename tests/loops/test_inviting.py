"""Invitations leave when nothing refuses, to those concerned, and follow every change (rules L2-L7, L10)."""

import pytest

from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.queries.findings import findings_of, refusals
from doordesk.mechanisms.loops.states import State, Trainees
from doordesk.mechanisms.openings.states import State as OpeningState
from tests.builders.loops import TUESDAY, World, begun, invited, letters, sound, talk
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db
PANEL = {"marta", "ana", "priya", "mateo", "wanjiru"}


def test_send_invitations_writes_one_letter_a_seat_and_one_to_the_candidate(world: World) -> None:
    loop = actions.send_invitations(sound(world), actor=world.people.nadia)
    assert (loop.state, loop.invited_at) == (State.INVITED, MONDAY)
    assert {who: len(written) for who, written in letters().items()} == dict.fromkeys({*PANEL, "amara"}, 1)


def test_a_loop_is_planned_piece_by_piece_until_nothing_refuses(world: World) -> None:
    loop, nadia = begun(world), world.people.nadia
    for hour, who in enumerate(world.panel):
        starts = TUESDAY + hour * HOUR
        row = actions.add_interview(loop, actor=nadia, starts_at=starts, ends_at=starts + HOUR)
        actions.change_interview(row, actor=nadia, interviewer=who)
        actions.change_interview(row, actor=nadia, principles=[world.versions[hour % 4]])
    assert [one.rule for one in refusals(findings_of(loop))] == ["L3"]
    loop = actions.name_bar_raiser(loop, world.people.ana, actor=world.people.marta)
    assert findings_of(loop) == ()
    assert actions.send_invitations(loop, actor=world.people.ana).state == State.INVITED


def test_send_invitations_refuses_an_unfinished_plan_and_says_what_first(world: World) -> None:
    with pytest.raises(Refused, match=r"cannot leave yet\. This loop has 0 interviewers") as refused:
        actions.send_invitations(begun(world), actor=world.people.nadia)
    assert refused.value.rule == "L2"
    assert "more stand on the loop's page" in refused.value.way_out
    assert letters() == {}


def test_send_invitations_happens_once(world: World) -> None:
    loop = invited(world)
    with pytest.raises(Refused, match="not possible now"):
        actions.send_invitations(loop, actor=world.people.nadia)


@pytest.mark.parametrize("name", ["priya", "omar", "erik", "rosa", "leila"])
def test_send_invitations_is_for_those_who_plan(world: World, name: str) -> None:
    loop = sound(world)
    with pytest.raises(Forbidden):
        actions.send_invitations(loop, actor=world.people.everybody[name])


def test_send_invitations_refuses_a_loop_without_bar_raiser(world: World) -> None:
    loop = sound(world)
    loop.bar_raiser = None
    loop.save()
    with pytest.raises(Refused, match="no Bar Raiser") as refused:
        actions.send_invitations(loop, actor=world.people.nadia)
    assert refused.value.rule == "L3"


def test_send_invitations_refuses_when_the_opening_was_closed(world: World) -> None:
    loop = sound(world)
    opening = world.application.opening
    opening.state = OpeningState.FILLED
    opening.save()
    with pytest.raises(Refused, match="The opening is filled"):
        actions.send_invitations(loop, actor=world.people.nadia)


def test_send_invitations_refuses_a_candidate_in_an_unknown_zone(world: World) -> None:
    loop = sound(world)
    candidate = world.application.candidate
    candidate.zone = "Mars/Olympus"
    candidate.save()
    with pytest.raises(Refused, match="Mars/Olympus"):
        actions.send_invitations(loop, actor=world.people.nadia)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("marta", "they are the hiring manager"),
        ("priya", "they report to Marta Kowalczyk, the hiring manager"),
        ("david", "reports to them"),
        ("nadia", "the recruiter"),
        ("omar", "not a certified Bar Raiser"),
    ],
)
def test_name_bar_raiser_refuses_who_is_not_independent(world: World, name: str, words: str) -> None:
    loop = begun(world)
    with pytest.raises(Refused, match=words) as refused:
        actions.name_bar_raiser(loop, world.people.everybody[name], actor=world.people.nadia)
    assert (refused.value.rule, refused.value.place) == ("L4", "bar_raiser")
    assert "Free Bar Raisers at this level: Ana Ferreira, Ben Achterberg" in refused.value.way_out


def test_name_bar_raiser_refuses_who_is_below_the_level(world: World) -> None:
    Person.objects.filter(pk=world.people.tom.pk).update(level=5)
    with pytest.raises(Refused, match="is below the opening's") as refused:
        actions.name_bar_raiser(begun(world), world.people.tom, actor=world.people.nadia)
    assert refused.value.rule == "L4"


def test_a_leader_without_an_interview_hears_that_they_lead(world: World) -> None:
    loop = sound(world)
    actions.name_bar_raiser(loop, world.people.ben, actor=world.people.nadia)
    actions.send_invitations(loop, actor=world.people.nadia)
    letter = letters()["ben"][0]
    assert (letter.calendar, f"/loops/{loop.pk}/" in letter.body) == ("", True)


def test_another_leader_after_invitations_tells_both(world: World) -> None:
    loop = invited(world)
    actions.name_bar_raiser(loop, world.people.ben, actor=world.people.nadia)
    assert {who: one[0].subject.split(" of ")[0] for who, one in letters().items()} == {
        "ana": "Somebody else leads the debrief",
        "ben": "You lead the debrief",
    }


def test_a_new_place_updates_the_calendars_of_those_in_that_interview_alone(world: World) -> None:
    loop = invited(world)
    before = talk(loop, world.people.priya)
    actions.change_interview(before, actor=world.people.nadia, place="Room Oak")
    written = letters()
    assert set(written) == {"priya", "amara"}
    assert written["priya"][0].calendar_method == "REQUEST"
    assert f"SEQUENCE:{before.sequence + 1}\r\n" in written["priya"][0].calendar
    assert f"UID:{before.uid}\r\n" in written["priya"][0].calendar


def test_new_principles_are_no_news_for_the_candidate(world: World) -> None:
    priya = talk(invited(world), world.people.priya)
    actions.change_interview(priya, actor=world.people.nadia, principles=world.versions[:3])
    assert set(letters()) == {"priya"}


def test_a_note_for_the_brief_sends_nothing(world: World) -> None:
    priya = talk(invited(world), world.people.priya)
    actions.change_interview(priya, actor=world.people.nadia, covered="The screen covered SQL.")
    assert letters() == {}


def test_a_new_interviewer_takes_the_calendar_entry_over(world: World) -> None:
    loop = invited(world)
    priya = talk(loop, world.people.priya)
    tom = actions.change_interview(priya, actor=world.people.nadia, interviewer=world.people.tom)
    priya.refresh_from_db()
    assert tom.pk != priya.pk
    assert (tom.uid, priya.interviewer) == (priya.uid, world.people.priya)
    assert priya.cancelled_at is not None
    assert [one.version for one in tom.owned.all()] == [world.versions[2]]
    methods = {who: one[0].calendar_method for who, one in letters().items()}
    assert methods == {"priya": "CANCEL", "tom": "REQUEST", "amara": "PUBLISH"}


def test_a_trainee_moves_along_with_the_interview(world: World) -> None:
    loop = sound(world)
    marta = talk(loop, world.people.marta)
    actions.seat_trainee(marta, world.people.leila, actor=world.people.nadia)
    loop = actions.send_invitations(loop, actor=world.people.nadia)
    heir = actions.change_interview(marta, actor=world.people.nadia, interviewer=world.people.tom)
    assert [seat.person for seat in heir.trainees.all()] == [world.people.leila]
    assert [one.calendar_method for one in letters()["leila"]] == ["REQUEST", "REQUEST"]


def test_a_seat_after_invitations_tells_who_sits_there_and_the_candidate(world: World) -> None:
    loop = invited(world)
    Person.objects.filter(pk=world.people.leila.pk).update(level=5)
    seat = actions.seat_trainee(
        talk(loop, world.people.mateo),
        world.people.leila,
        actor=world.people.nadia,
        kind=Trainees.REVERSE_SHADOW,
    )
    assert set(letters()) == {"mateo", "leila", "amara"}
    assert "Leila Haddad asks the questions" in letters()["amara"][0].body
    actions.unseat_trainee(seat, actor=world.people.nadia)
    assert [one.calendar_method for one in letters()["leila"]] == ["REQUEST", "CANCEL"]
    assert "Leila" not in letters()["amara"][1].body


def test_seat_trainee_refuses_who_would_report_to_the_new_person(world: World) -> None:
    loop = sound(world)
    world.application.opening.future_reports.add(world.people.leila)
    with pytest.raises(Refused, match="report to the new person") as refused:
        actions.seat_trainee(talk(loop, world.people.mateo), world.people.leila, actor=world.people.nadia)
    assert (refused.value.rule, refused.value.place) == ("L5", "trainee")


def test_seat_trainee_refuses_the_interviewer_and_a_second_seat(world: World) -> None:
    loop, nadia = sound(world), world.people.nadia
    mateo = talk(loop, world.people.mateo)
    with pytest.raises(Refused, match="both interviewer and trainee") as refused:
        actions.seat_trainee(mateo, world.people.mateo, actor=nadia)
    assert (refused.value.rule, refused.value.place) == ("L7", "trainee")
    actions.seat_trainee(mateo, world.people.leila, actor=nadia)
    with pytest.raises(Refused, match="already"):
        actions.seat_trainee(mateo, world.people.leila, actor=nadia)


def test_seat_trainee_refuses_two_places_at_one_time(world: World) -> None:
    loop = sound(world)
    starts = TUESDAY + 2 * HOUR
    other = actions.add_interview(
        loop, actor=world.people.nadia, starts_at=starts + 3 * HOUR, ends_at=starts + 4 * HOUR
    )
    actions.seat_trainee(other, world.people.priya, actor=world.people.nadia)
    with pytest.raises(Refused):
        actions.change_interview(other, actor=world.people.nadia, starts_at=starts, ends_at=starts + HOUR)


def test_a_dropped_interview_leaves_its_own_calendars_alone(world: World) -> None:
    loop = sound(world)
    extra = actions.add_interview(
        loop, actor=world.people.nadia, interviewer=world.people.tom,
        starts_at=TUESDAY + 6 * HOUR, ends_at=TUESDAY + 7 * HOUR, principles=world.versions[:1],
    )  # fmt: skip
    actions.send_invitations(loop, actor=world.people.nadia)
    actions.drop_interview(extra, actor=world.people.nadia)
    last = {who: written[-1] for who, written in letters().items()}
    assert last["tom"].calendar_method == "CANCEL"
    assert all(last[who].calendar_method == "REQUEST" for who in PANEL)
    assert "Tom" not in last["amara"].body


def test_a_certificate_withdrawn_after_invitations_shows_as_a_finding(world: World) -> None:
    loop = invited(world)
    world.people.ana.certificates.filter(path__key="bar_raiser").update(withdrawn_at=MONDAY)
    assert [one.rule for one in refusals(findings_of(loop))] == ["L4"]
    moved = actions.change_interview(
        talk(loop, world.people.mateo), actor=world.people.nadia, place="Room Oak"
    )
    assert moved.place == "Room Oak"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_override_limit_needs_a_reason(world: World, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.override_limit(begun(world), world.people.tom, reason, actor=world.people.nadia)
    assert (refused.value.rule, refused.value.place) == ("L10", "reason")
