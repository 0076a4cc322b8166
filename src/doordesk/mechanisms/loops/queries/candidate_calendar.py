"""The candidate's calendar file: their interviews on their own clock, and nothing from inside (rules L9, F3).

One file holds all of them, each an entry that later files change or strike out by its number. It says who
they meet and where; no principle, no title of an interview, no link into the house.
"""

from icalendar import Event

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.calendar import Method, entry, file_of
from doordesk.mechanisms.loops.queries.words import with_whom


def candidate_file(application: Application) -> str:
    """Return the file's text; empty when nothing lies ahead of them, kept or called off."""
    ahead = Interview.objects.filter(application=application, ends_at__gt=now()).exclude(starts_at=None)
    related = ("interviewer", "loop", "application__opening__recruiter", "application__candidate")
    rows = list(ahead.select_related(*related).prefetch_related("trainees__person"))
    kept = [one for one in rows if one.cancelled_at is None]
    # Whoever took an interview over has its number: the entry goes on.
    going_on = {one.uid for one in kept}
    gone = {one.uid: one for one in rows if one.uid not in going_on and _was_told(one)}
    events = [_event(one) for one in (*kept, *gone.values())]
    return file_of(events, Method.PUBLISH, now()) if events else ""


def _was_told(interview: Interview) -> bool:
    """Whether the candidate heard of an interview before it was called off; of a screen they always did."""
    if interview.loop is None or interview.cancelled_at is None:
        return True
    invited_at = interview.loop.invited_at
    return invited_at is not None and interview.cancelled_at >= invited_at


def _event(interview: Interview) -> Event:
    cancelled = interview.cancelled_at is not None
    zone = interview.application.candidate.zone
    event = entry(interview, f"{interview.uid}-candidate", zone, cancelled=cancelled)
    opening = interview.application.opening
    event.add("summary", f"Interview: {opening.title}")
    people = with_whom(interview)
    if people:
        event.add("description", f"With {people}.")
    return event
