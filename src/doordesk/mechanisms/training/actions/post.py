"""The letters about somebody's way to a certificate; why one was refused stands on its page alone (P1)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Journey

SUBJECTS = {
    "begun": "You are on the path: {path}",
    "nominated": "You are nominated: {path}",
    "taken_up": "The Core takes your nomination up: {path}",
    "certified": "You are certified: {path}",
    "refused": "About your path: {path}",
    "mentor": "Your mentor: {path}",
    "mentoring": "You are {who}'s mentor: {path}",
}


def tell_trainee(journey: Journey, text: str) -> None:
    """Write to the person on the path."""
    _send(journey, journey.person, text)


def tell_mentor(journey: Journey, text: str) -> None:
    """Write to the mentor, if there is one."""
    if journey.mentor is not None:
        _send(journey, journey.mentor, text)


def _send(journey: Journey, person: Person, text: str) -> None:
    url = f"{settings.SITE_URL}{reverse('training:journey', args=[journey.pk])}"
    facts = {"person": person, "journey": journey, "url": url}
    subject = SUBJECTS[text].format(path=journey.path, who=journey.person)
    body = render_to_string(f"training/letters/{text}.txt", facts).strip() + "\n"
    write(person.email, " ".join(subject.split()), body)
