"""Certificates that tests need over and over."""

from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.actions import grant
from doordesk.mechanisms.training.models import Certificate, Credit, Journey, Path
from doordesk.mechanisms.training.states import Known, StepKind
from tests.cast import MONDAY


def certificate(person: Person, path: Known = Known.INTERVIEWER) -> Certificate:
    """A valid certificate, granted at the command line."""
    made = grant(person, path, actor=OPERATOR)
    assert made is not None
    return made


def on_the_way(person: Person, kind: StepKind) -> Journey:
    """A Bar Raiser's journey whose next step is of this kind; all before it is credited."""
    path = Path.objects.get(key=Known.BAR_RAISER)
    journey = Journey.objects.create(person=person, path=path, begun_at=MONDAY)
    for step in path.steps.all():
        if step.kind == kind:
            break
        Credit.objects.create(journey=journey, kind=step.kind, detail=step.detail, count=99, at=MONDAY)
    return journey


def held(person: Person, path: Known) -> Certificate:
    """The valid certificate that somebody of the cast holds."""
    return Certificate.objects.get(person=person, path__key=path, withdrawn_at=None)


def learns(who: Person, mentor: Person | None = None, *, led: bool = False) -> Journey:
    """Somebody on the interviewer's path whose next step is a seat: to watch, or to lead."""
    path = Path.objects.get(key=Known.INTERVIEWER)
    journey = Journey.objects.create(person=who, path=path, mentor=mentor, begun_at=MONDAY)
    kinds = [StepKind.COURSE, StepKind.PRACTICE, *([StepKind.SHADOW] if led else [])]
    for step in path.steps.filter(kind__in=kinds):
        Credit.objects.create(journey=journey, kind=step.kind, detail=step.detail, count=99, at=MONDAY)
    return journey
