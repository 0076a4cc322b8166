"""What the walk of somebody new does not do at a window: the company around them, and what is done again."""

from datetime import datetime, timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.actions import open_seal
from doordesk.mechanisms.loops.actions import seat_trainee
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.states import State, Trainees
from doordesk.mechanisms.practice.actions import practise
from doordesk.mechanisms.practice.queries.library import shipped
from doordesk.mechanisms.practice.states import Typed
from doordesk.mechanisms.principles.actions import load_example_set
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.shadowing.actions import Said, confirm_talk, hold_talk
from tests.builders.assessments import handed_in, practised
from tests.cast import HOUR, MONDAY, Cast, application, cast, interview, opening

PRINCIPLES = ("owner", "customer", "trust", "detail")
DAYS = {"Amara Okafor": 1, "Bo Lind": 3}
PLANNED = "Chidi Eze"
SAID = Said(
    method="You waited after each question.",
    judgement="We rest on the same passage.",
    worked="You let her finish.",
    to_try="Ask for the first thing she did herself.",
    counts=True,
)


def company() -> None:
    """The cast with Marta's opening: two loops invited, on Tuesday and Thursday, and one still to plan."""
    people = cast()
    with clock.at(MONDAY - timedelta(days=300)):
        load_example_set(actor=OPERATOR)
    versions = list(Version.objects.filter(principle__key__in=PRINCIPLES))
    post = opening(people, versions)
    for name, days in DAYS.items():
        _invited(people, Loop(application=application(post, name)), versions, MONDAY + timedelta(days=days))
    application(post, PLANNED)


def _invited(people: Cast, made: Loop, versions: list[Version], day: datetime) -> None:
    made.bar_raiser, made.state, made.planned_at, made.invited_at = people.ana, State.INVITED, MONDAY, MONDAY
    made.save()
    panel = (people.marta, people.ana, people.priya, people.mateo, people.wanjiru)
    for hour, who in enumerate(panel):
        interview(made, who, versions[hour % len(versions)], starts=day + hour * HOUR)


def letter(address: str) -> str:
    """The latest letter to somebody."""
    return Letter.objects.filter(to=address).latest("pk").body


def practise_the_next(address: str, number: int) -> None:
    """Rate so many cases more, each as three stars of four throughout."""
    person, tried = _person(address), 0
    for slug, listed in shipped().items():
        if tried < number and not person.practice_sheets.filter(case=slug).exists():
            marks = dict.fromkeys(listed.case.principles, 3)
            with clock.at(MONDAY + 4 * HOUR):
                practise(slug, Typed(marks, dict.fromkeys(marks, "She counted [2]."), vote=3), actor=person)
            tried += 1


def handed_in_by(first: str, candidate: str, rating: int) -> None:
    """An interviewer writes the assessment that counts."""
    handed_in(_interview(first, candidate), vote=3, rating=rating)


def sat_in(address: str, first: str, candidate: str, kind: str) -> None:
    """A whole sitting: the seat, both assessments, the talk and its confirmation."""
    row, person = _interview(first, candidate), _person(address)
    if not Trainee.objects.filter(interview=row, person=person).exists():
        with clock.at(MONDAY + 5 * HOUR):
            nadia = Person.objects.get(name="Nadia Petrov")
            seat_trainee(row, person, actor=nadia, kind=Trainees(kind))
    handed_in(row)
    practised(row, person)
    seat = Trainee.objects.get(interview=row, person=person)
    assert row.interviewer is not None
    assert row.ends_at is not None
    with clock.at(row.ends_at + 3 * HOUR):
        confirm_talk(hold_talk(seat, SAID, actor=row.interviewer), "I ask for the first thing.", actor=person)


def reading_begun(candidate: str) -> None:
    """The seal of a loop opens as it does when the reading of its debrief begins."""
    made = Loop.objects.get(application__candidate__name=candidate)
    assert made.bar_raiser is not None
    open_seal(made, actor=made.bar_raiser)


def _person(address: str) -> Person:
    return Person.objects.get(email=address)


def _interview(first: str, candidate: str) -> Interview:
    return Interview.objects.get(
        application__candidate__name=candidate, interviewer__name__startswith=first, loop__isnull=False
    )
