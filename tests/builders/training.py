"""Certificates that tests need over and over."""

from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.actions import grant
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.states import Known


def certificate(person: Person, path: Known = Known.INTERVIEWER) -> Certificate:
    """A valid certificate, granted at the command line."""
    made = grant(person, path, actor=OPERATOR)
    assert made is not None
    return made


def held(person: Person, path: Known) -> Certificate:
    """The valid certificate that somebody of the cast holds."""
    return Certificate.objects.get(person=person, path__key=path, withdrawn_at=None)
