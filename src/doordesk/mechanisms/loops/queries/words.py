"""Times and seats of interviews in words, for letters, calendars and briefs."""

from datetime import datetime

from django.utils.formats import date_format

from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import Kind, Trainees


def span_words(starts: datetime, ends: datetime, zone: str) -> str:
    """Say day and hours on the clock of a zone: 'Tue 24 Mar 2026, 14:00 to 15:00'."""
    where = zone_called(zone)
    first, last = starts.astimezone(where), ends.astimezone(where)
    day = "" if first.date() == last.date() else f"{date_format(last, 'D j M')}, "
    return f"{date_format(first, 'D j M Y, H:i')} to {day}{last:%H:%M}"


def when_words(interview: Interview, zone: str) -> str:
    """Say when an interview is on somebody's clock, and name the zone; nothing while it has no time."""
    if interview.starts_at is None or interview.ends_at is None:
        return ""
    return f"{span_words(interview.starts_at, interview.ends_at, zone)} ({zone_called(zone).key})"


def beside_words(interview: Interview) -> str:
    """Say when it is for the candidate."""
    candidate = interview.application.candidate
    return f"{when_words(interview, candidate.zone)} for {candidate.name}"


def seat_words(interview: Interview, person: Person) -> str:
    """Say what somebody does there: 'Interview', 'Screen', 'Shadow', 'Reverse shadow'."""
    for trainee in interview.trainees.all():
        if trainee.person_id == person.pk:
            return str(Trainees(trainee.kind).label)
    return str(Kind(interview.kind).label)


def seated(interview: Interview) -> list[Person]:
    """The interviewer, then the trainees (prefetched)."""
    leading = [interview.interviewer] if interview.interviewer else []
    return [*leading, *(trainee.person for trainee in interview.trainees.all())]


def with_whom(interview: Interview) -> str:
    """Name those whom the candidate meets: 'Priya Raman; Leila Haddad listens in'."""
    said = [interview.interviewer.name] if interview.interviewer else []
    for trainee in interview.trainees.all():
        doing = "listens in" if trainee.kind == Trainees.SHADOW else "asks the questions"
        said.append(f"{trainee.person.name} {doing}")
    return "; ".join(said)


def known_zone(name: str) -> str:
    """The zone's name when there is such a zone; nothing otherwise."""
    return name if zone_called(name).key == name else ""
