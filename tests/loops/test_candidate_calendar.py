"""The candidate's calendar file: their own clock, changes and cancellations, nothing from inside (L9, F3)."""

from typing import Any

import pytest
from django.conf import settings
from icalendar import Calendar

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.queries.candidate_calendar import candidate_file
from tests.builders.loops import TUESDAY, World, letters, sound, talk
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db


def entries(text: str) -> dict[str, Any]:
    """The entries of a file by their numbers, each once."""
    calendar: Any = Calendar.from_ical(text)
    assert calendar["METHOD"] == "PUBLISH"
    found = {str(event["UID"]): event for event in calendar.events}
    assert len(found) == len(calendar.events)
    return found


def sent() -> list[dict[str, Any]]:
    """What each letter to Amara brought for her calendar."""
    return [entries(letter.calendar) for letter in letters()["amara"]]


def test_the_file_is_the_schedule_on_the_candidate_s_clock(world: World) -> None:
    world.application.candidate.zone = "America/New_York"
    world.application.candidate.save()
    loop = actions.send_invitations(sound(world), actor=world.people.nadia)
    (letter,) = letters()["amara"]
    assert letter.calendar_method == "PUBLISH"
    (found,) = sent()
    assert len(found) == 5
    first = found[f"{talk(loop, world.people.marta).uid}-candidate"]
    assert (first["DTSTART"].params["TZID"], first.start) == ("America/New_York", TUESDAY)
    assert (first["SUMMARY"], first["DESCRIPTION"], first["LOCATION"]) == (
        *("Interview: Senior engineer, Payments", "With Marta Kowalczyk.", "Room Beech"),
    )
    assert first["ORGANIZER"] == "mailto:nadia@fernhill.example"


def test_nothing_from_inside_stands_in_it(world: World) -> None:
    loop = sound(world)
    actions.seat_trainee(talk(loop, world.people.mateo), world.people.leila, actor=world.people.nadia)
    actions.send_invitations(loop, actor=world.people.nadia)
    text = letters()["amara"][-1].calendar.replace("\r\n ", "")
    inside = ("ATTENDEE", "URL", settings.SITE_URL, "Act as an owner", "Ana's hour", "debrief", "marta@")
    assert not [words for words in inside if words in text]
    assert "Leila Haddad listens in" in text


def test_a_change_and_a_new_interviewer_keep_the_entry(world: World) -> None:
    nadia = world.people.nadia
    loop = actions.send_invitations(sound(world), actor=nadia)
    mateo = talk(loop, world.people.mateo)
    number, later = f"{mateo.uid}-candidate", TUESDAY + 8 * HOUR
    actions.change_interview(mateo, actor=nadia, starts_at=later, ends_at=later + HOUR)
    actions.change_interview(mateo, actor=nadia, interviewer=world.people.tom)
    seen = [found[number] for found in sent()]
    assert [str(one["STATUS"]) for one in seen] == ["CONFIRMED"] * 3
    assert [one.start for one in seen] == [mateo.starts_at, later, later]
    assert "Tom" in seen[2]["DESCRIPTION"]
    numbers = [int(one["SEQUENCE"]) for one in seen]
    assert numbers == sorted(set(numbers))


def test_what_is_called_off_is_struck_out(world: World) -> None:
    nadia = world.people.nadia
    loop = sound(world)
    at = TUESDAY + 9 * HOUR
    never = actions.add_interview(loop, actor=nadia, starts_at=at, ends_at=at + HOUR)
    with clock.at(MONDAY - HOUR):
        actions.drop_interview(never, actor=nadia)
    actions.send_invitations(loop, actor=nadia)
    dropped = talk(loop, world.people.wanjiru)
    actions.drop_interview(dropped, actor=nadia)
    actions.cancel_loop(loop, "Amara found another post.", actor=nadia)
    first, second, third = sent()
    assert f"{never.uid}-candidate" not in first | second | third, "they never heard of it"
    assert {str(one["STATUS"]) for one in first.values()} == {"CONFIRMED"}
    assert second[f"{dropped.uid}-candidate"]["STATUS"] == "CANCELLED"
    assert [str(one["STATUS"]) for one in third.values()] == ["CANCELLED"] * 5


def test_what_is_over_is_left_alone(world: World) -> None:
    actions.send_invitations(sound(world), actor=world.people.nadia)
    with clock.at(TUESDAY + 24 * HOUR):
        assert candidate_file(world.application) == ""


def test_a_screen_called_off_leaves_the_calendar(world: World) -> None:
    world.application.stage = "applied"
    world.application.save()
    people = world.people
    screen = actions.plan_screen(
        world.application, actor=people.nadia, interviewer=people.omar,
        starts_at=TUESDAY, ends_at=TUESDAY + HOUR / 2, place="By phone",
    )  # fmt: skip
    actions.cancel_screen(screen, actor=people.nadia)
    first, second = sent()
    number = f"{screen.uid}-candidate"
    assert (first[number].start, str(second[number]["STATUS"])) == (TUESDAY, "CANCELLED")
    assert int(second[number]["SEQUENCE"]) > int(first[number]["SEQUENCE"])
    assert first[number].stamp == MONDAY.replace(microsecond=0)
