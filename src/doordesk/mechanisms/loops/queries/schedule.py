"""The candidate's own schedule: times in their zone, places, and whom they meet."""

from dataclasses import dataclass

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.queries import zone_called
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.words import span_words, with_whom


@dataclass(frozen=True)
class Talk:
    """One line of the schedule, in words."""

    when: str
    people: str
    place: str


@dataclass(frozen=True)
class Schedule:
    """What somebody who applies has before them; `zone` is the one the times are in."""

    name: str
    post: str
    zone: str
    recruiter: str
    address: str
    talks: tuple[Talk, ...]


def schedule_of(application: Application) -> Schedule:
    """Read what lies ahead of a candidate and is not called off; no assessment, no principle, no title."""
    ahead = Interview.objects.filter(application=application, cancelled_at=None, ends_at__gt=now())
    rows = ahead.exclude(starts_at=None)
    talks = rows.select_related("interviewer").prefetch_related("trainees__person")
    candidate, opening = application.candidate, application.opening
    zone = zone_called(candidate.zone).key
    return Schedule(
        name=candidate.name,
        post=opening.title,
        zone=zone,
        recruiter=opening.recruiter.name,
        address=opening.recruiter.email or "",
        talks=tuple(_talk(one, zone) for one in talks),
    )


def _talk(interview: Interview, zone: str) -> Talk:
    starts, ends = interview.starts_at, interview.ends_at
    when = span_words(starts, ends, zone) if starts and ends else ""
    return Talk(when, with_whom(interview), interview.place)
