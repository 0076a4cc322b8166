"""The calendar file of an interview for somebody who sits in it: their zone, the candidate's beside (L9)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, vCalAddress, vText

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.words import beside_words, seat_words, seated

PRODUCT = "-//Doordesk//Doordesk//EN"
YEAR = timedelta(days=366)


class Method(StrEnum):
    """What a calendar does with the file: take it up or follow it, strike it out, or just show it."""

    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"


def calendar_file(interview: Interview, person: Person, method: Method) -> str:
    """Return the file's text. `interview` has a time, and is read with its people and application."""
    return file_of([_event(interview, person, method)], method, interview.starts_at or now())


def file_of(events: Iterable[Event], method: Method, about: datetime) -> str:
    """Return a file of these entries, with the tables of their zones for a year before and after."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    for event in events:
        calendar.add_component(event)
    day = about.date()
    calendar.add_missing_timezones(first_date=day - YEAR, last_date=day + YEAR)
    return str(calendar.to_ical().decode())


def entry(interview: Interview, uid: str, zone: str, *, cancelled: bool) -> Event:
    """Return what every entry for an interview says, whoever it is for: number, times, place, organiser."""
    event = Event()
    event.add("uid", uid)
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now())
    for name, moment in zip(("dtstart", "dtend"), _local(interview, zone), strict=True):
        event.add(name, moment)
    if interview.place:
        event.add("location", interview.place)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("organizer", _organizer(interview))
    return event


def _event(interview: Interview, person: Person, method: Method) -> Event:
    event = entry(interview, str(interview.uid), person.zone, cancelled=method is Method.CANCEL)
    event.add("summary", f"{seat_words(interview, person)}: {interview.application}")
    event.add("description", _description(interview, person))
    event.add("url", brief_url(interview))
    invited = [person] if method is Method.CANCEL else seated(interview)
    for one in (one for one in invited if one.email):
        event.add("attendee", _attendee(one))
    return event


def _local(interview: Interview, name: str) -> list[datetime]:
    """Start and end on the clock of a zone; in UTC where that clock shows the same hour twice.

    A calendar file has no way to say which of the two is meant.
    """
    zone = zone_called(name)
    moments = [moment for moment in (interview.starts_at, interview.ends_at) if moment]
    local = [moment.astimezone(zone) for moment in moments]
    if zone.key == "UTC" or any(moment.fold for moment in local):
        return [moment.astimezone(UTC) for moment in moments]
    return local


def _description(interview: Interview, person: Person) -> str:
    lines = [interview.title] if interview.title else []
    lines.append(beside_words(interview))
    others = [one.name for one in seated(interview) if one.pk != person.pk]
    if others:
        lines.append(f"With {' and '.join(others)}.")
    lines.append(f"Your brief: {brief_url(interview)}")
    return "\n".join(lines)


def _organizer(interview: Interview) -> vCalAddress:
    recruiter = interview.application.opening.recruiter
    return _address(recruiter.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1], cn=recruiter.name)


def _attendee(person: Person) -> vCalAddress:
    status = {"role": "REQ-PARTICIPANT", "partstat": "NEEDS-ACTION", "rsvp": "TRUE"}
    return _address(person.email or "", cn=person.name, **status)


def _address(email: str, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    for key, value in parameters.items():
        address.params[key] = vText(value)
    return address


def brief_url(interview: Interview) -> str:
    """The whole address of the brief, for letters and calendars."""
    return f"{settings.SITE_URL}{reverse('loops:brief', args=[interview.pk])}"
