"""The letters of screens and loops: to those concerned, in their zone, with a calendar file.

Rules L9, F3: they name people, times, places and principles; nothing that anybody wrote about a candidate.
"""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.actions import letter_left
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.loops.models import DebriefSeat, Interview, Loop
from doordesk.mechanisms.loops.queries.calendar import Method, brief_url, calendar_file
from doordesk.mechanisms.loops.queries.candidate_calendar import candidate_file
from doordesk.mechanisms.loops.queries.schedule import schedule_of
from doordesk.mechanisms.loops.queries.words import beside_words, seat_words, seated, when_words
from doordesk.mechanisms.loops.states import Learning


def complete(interview: Interview) -> Interview:
    """Read an interview again with everything its letters name."""
    related = ("interviewer", "loop", "application__candidate", "application__opening__recruiter")
    rows = Interview.objects.select_related(*related)
    return rows.prefetch_related("trainees__person", "owned__version").get(pk=interview.pk)


def invite(interview: Interview, people: Iterable[Person] | None = None) -> None:
    """Invite everybody who sits in an interview, or some of them."""
    _send(complete(interview), people, "invited", Method.REQUEST)


def update(interview: Interview, people: Iterable[Person] | None = None) -> None:
    """Tell those who were invited that something changed, and change it in their calendars."""
    _send(complete(interview), people, "changed", Method.REQUEST)


def call_off(interview: Interview, people: Iterable[Person] | None = None) -> None:
    """Take an interview out of the calendars of everybody in it, or of some who no longer sit there."""
    _send(complete(interview), people, "called_off", Method.CANCEL)


def people_of(interview: Interview) -> list[Person]:
    """Everybody who sits in it, as it stands in the database."""
    return seated(complete(interview))


SUBJECTS = {
    "invited": "{seat}: {who}",
    "changed": "Changed: {seat} of {who}",
    "called_off": "Called off: {seat} of {who}",
}


def _send(interview: Interview, people: Iterable[Person] | None, text: str, method: Method) -> None:
    for person in seated(interview) if people is None else people:
        seat = seat_words(interview, person)
        facts = {
            "person": person,
            "interview": interview,
            "seat": seat,
            "when": when_words(interview, person.zone),
            "beside": beside_words(interview),
            "others": [one for one in seated(interview) if one.pk != person.pk],
            "principles": [one.version.name for one in interview.owned.all()],
            "leads": interview.loop is not None and interview.loop.bar_raiser_id == person.pk,
            "brief": brief_url(interview),
        }
        subject = _line(SUBJECTS[text].format(seat=seat, who=interview.application))
        calendar = calendar_file(interview, person, method)
        write(person.email, subject, _text(text, facts), calendar=calendar, method=method.value)


def leader_interviews(loop: Loop) -> bool:
    """Tell whether the leading Bar Raiser has an interview of their own, and so hears of the loop anyway."""
    return loop.interviews.filter(interviewer=loop.bar_raiser, cancelled_at=None).exists()


LEADING = {
    "leading": "You lead the debrief of",
    "leading_called_off": "Called off: the loop of",
    "leading_over": "Somebody else leads the debrief of",
}


def tell_leader(loop: Loop, text: str) -> None:
    """Tell the leading Bar Raiser that they lead, that somebody else does, or that the loop is called off."""
    person = loop.bar_raiser
    if person is None:
        return
    url = f"{settings.SITE_URL}{reverse('loops:loop', args=[loop.pk])}"
    facts = {"person": person, "loop": loop, "url": url}
    write(person.email, _line(f"{LEADING[text]} {loop.application}"), _text(text, facts))


LEARNING = {
    "learning": "You learn in the debrief of",
    "learning_over": "You have no seat any more in the debrief of",
}


def tell_learner(seat: DebriefSeat, text: str) -> None:
    """Tell somebody that they learn in a debrief, watching or leading, or no longer do (rule P1)."""
    url = f"{settings.SITE_URL}{reverse('loops:loop', args=[seat.loop_id])}"
    facts = {"seat": seat, "loop": seat.loop, "leads": seat.kind == Learning.LEAD, "url": url}
    subject = _line(f"{LEARNING[text]} {seat.loop.application}")
    write(seat.person.email, subject, _text(text, facts))


CANDIDATE = {
    "candidate": "Your interviews",
    "candidate_changed": "Your interviews have changed",
    "candidate_called_off": "Your interviews are called off",
}


def tell_candidate(application: Application, text: str) -> None:
    """Write to the candidate: their schedule or that it is called off, with a calendar file (rule A3)."""
    schedule = schedule_of(application)
    subject = f"{CANDIDATE[text]}: {schedule.post}"
    body, calendar = _text(text, {"schedule": schedule}), candidate_file(application)
    method = Method.PUBLISH.value if calendar else ""
    if write(application.candidate.email, subject, body, calendar=calendar, method=method):
        letter_left(application)


def _line(words: str) -> str:
    """One line: what an import brought in may hold more."""
    return " ".join(words.split())


def _text(name: str, facts: dict[str, object]) -> str:
    return render_to_string(f"loops/letters/{name}.txt", facts).strip() + "\n"
