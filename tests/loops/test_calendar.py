"""Calendar files: the same moment in both zones, updates and cancellations, summer time (rule L9)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.actions.post import complete
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.calendar import Method, calendar_file
from tests.builders.loops import TUESDAY, World, invited, letters, sound, talk
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db


def read(text: str) -> tuple[Any, Any]:
    """The calendar and its one event."""
    calendar: Any = Calendar.from_ical(text)
    return calendar, calendar.events[0]


def made(interview: Interview, person: Person, method: Method = Method.REQUEST) -> tuple[Any, Any]:
    return read(calendar_file(complete(interview), person, method))


def test_the_file_says_the_moment_in_the_interviewer_s_zone(world: World) -> None:
    loop = actions.send_invitations(sound(world), actor=world.people.nadia)
    letter = letters()["marta"][0]
    calendar, event = read(letter.calendar)
    assert (calendar["METHOD"], letter.calendar_method) == ("REQUEST", "REQUEST")
    assert event["DTSTART"].params["TZID"] == "Europe/Warsaw"
    assert event.start == talk(loop, world.people.marta).starts_at == TUESDAY
    assert (event.start.hour, event.end - event.start) == (10, HOUR)
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Warsaw"]


def test_letter_and_file_name_the_candidate_s_clock(world: World) -> None:
    actions.send_invitations(sound(world), actor=world.people.nadia)
    letter = letters()["marta"][0]
    words = "Tue 3 Mar 2026, 10:00 to 11:00 (Africa/Lagos) for Amara Okafor"
    assert words in letter.body
    assert words in read(letter.calendar)[1]["DESCRIPTION"]
    assert "Tue 3 Mar 2026, 10:00 to 11:00 (Europe/Warsaw)" in letter.body


def test_the_candidate_reads_their_own_clock(world: World) -> None:
    world.application.candidate.zone = "America/New_York"
    world.application.candidate.save()
    actions.send_invitations(sound(world), actor=world.people.nadia)
    body = letters()["amara"][0].body
    assert "- Tue 3 Mar 2026, 04:00 to 05:00\n  with Marta Kowalczyk\n  Room Beech" in body
    assert "America/New_York" in body


def test_who_organises_and_who_attends(world: World) -> None:
    loop = sound(world)
    interview = talk(loop, world.people.mateo)
    actions.seat_trainee(interview, world.people.leila, actor=world.people.nadia)
    _, event = made(interview, world.people.mateo)
    assert event["ORGANIZER"] == "mailto:nadia@fernhill.example"
    attendees = {str(one): one.params["CN"] for one in event["ATTENDEE"]}
    assert attendees == {
        "mailto:mateo@fernhill.example": "Mateo Quiroga",
        "mailto:leila@fernhill.example": "Leila Haddad",
    }
    assert event["SUMMARY"] == "Interview: Amara Okafor, Senior engineer, Payments"
    assert made(interview, world.people.leila)[1]["SUMMARY"].startswith("Shadow: Amara Okafor")


def test_updates_and_the_cancellation_follow_one_entry(world: World) -> None:
    loop, nadia = sound(world), world.people.nadia
    loop = actions.send_invitations(loop, actor=nadia)
    later = TUESDAY + 8 * HOUR
    mateo = talk(loop, world.people.mateo)
    actions.change_interview(mateo, actor=nadia, starts_at=later, ends_at=later + HOUR)
    actions.cancel_loop(loop, "Amara found another post.", actor=nadia)
    files = [read(one.calendar) for one in letters()["mateo"]]
    assert [str(calendar["METHOD"]) for calendar, _ in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["UID"]) for _, event in files}) == 1
    numbers = [int(event["SEQUENCE"]) for _, event in files]
    assert numbers == sorted(set(numbers))
    assert [str(event["STATUS"]) for _, event in files] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert files[1][1].start == files[2][1].start == later


@pytest.mark.parametrize(
    "starts",
    [
        datetime(2026, 3, 29, 0, 30, tzinfo=UTC),  # 01:30 in Warsaw, an hour before the clocks go forward
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # 03:30 just after
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # 02:30 in Warsaw, the first of two
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 02:30, the second
        datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Warsaw", "America/New_York", "UTC", "Australia/Lord_Howe"])
def test_the_moment_survives_every_change_of_clocks(world: World, starts: datetime, zone: str) -> None:
    person, loop = world.people.marta, sound(world)
    person.zone = zone
    interview = talk(loop, person)
    interview.starts_at, interview.ends_at = starts, starts + HOUR
    interview.save()
    calendar, event = made(interview, person)
    assert (event.start, event.end) == (starts, starts + HOUR)
    assert _by_its_own_table(calendar, event) == starts


def _by_its_own_table(calendar: Any, event: Any) -> Any:
    """The start as a client reads it that trusts the file's own VTIMEZONE alone."""
    start = event["DTSTART"]
    if "TZID" not in start.params:
        return event.start.astimezone(UTC)
    table = calendar.timezones[0].to_tz(lookup_tzid=False)
    local = event.start.replace(tzinfo=None)
    return (local - table.utcoffset(local)).replace(tzinfo=UTC)


def test_a_second_half_past_two_is_said_in_utc(world: World) -> None:
    interview = talk(sound(world), world.people.marta)
    interview.starts_at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    interview.ends_at = interview.starts_at + HOUR
    interview.save()
    _, event = made(interview, world.people.marta)
    assert event["DTSTART"].to_ical() == b"20261025T013000Z"


def test_a_download_is_in_the_reader_s_zone(world: World, client: Client) -> None:
    interview = talk(invited(world), world.people.wanjiru)
    client.force_login(world.people.wanjiru)
    answer = client.get(f"/interviews/{interview.pk}/interview.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar, event = read(answer.content.decode())
    assert calendar["METHOD"] == "PUBLISH"
    assert event.start.tzinfo == ZoneInfo("Africa/Nairobi")
    assert event.start == interview.starts_at


@pytest.mark.parametrize("name", ["nadia", "ana", "rosa", "erik", "omar", "priya"])
def test_a_download_is_for_those_who_sit_there(world: World, client: Client, name: str) -> None:
    interview = talk(invited(world), world.people.wanjiru)
    client.force_login(world.people.everybody[name])
    assert client.get(f"/interviews/{interview.pk}/interview.ics").status_code == 404


def test_an_interview_without_a_time_has_no_file(world: World, client: Client) -> None:
    interview = talk(sound(world), world.people.wanjiru)
    interview.starts_at = interview.ends_at = None
    interview.save()
    client.force_login(world.people.wanjiru)
    assert client.get(f"/interviews/{interview.pk}/interview.ics").status_code == 404


def test_hostile_names_stay_inside_their_lines(world: World) -> None:
    loop = sound(world)
    interview = talk(loop, world.people.mateo)
    interview.place = "Room\r\nATTENDEE:mailto:mallory@example.org"
    interview.title = "A;B,C\nBEGIN:VALARM"
    interview.save()
    calendar, event = made(interview, world.people.mateo)
    assert len(calendar.walk("VALARM")) == 0
    assert "mallory" not in str(event["ATTENDEE"])
    assert event.stamp == MONDAY.replace(microsecond=0)
    assert event["DTSTART"].dt - TUESDAY == 3 * HOUR == timedelta(hours=3)
