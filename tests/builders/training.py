"""Certificates that tests need over and over."""

from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.actions import grant
from doordesk.mechanisms.training.models import Certificate, Path


def certificate(person: Person, path: Path = Path.INTERVIEWER) -> Certificate:
    """A valid certificate, granted at the command line."""
    return grant(person, path, actor=OPERATOR)


def held(person: Person, path: Path) -> Certificate:
    """The valid certificate that somebody of the cast holds."""
    return Certificate.objects.get(person=person, path=path, withdrawn_at=None)
