"""Builders for figures: closed debriefs as rows, as many as a figure needs, with what is to be counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.debriefs.models import Absence, Ballot, Debrief, Gap, Handover, Packet, Step
from doordesk.mechanisms.debriefs.queries.closing import canonical, digest_of
from doordesk.mechanisms.debriefs.states import STATIONS, Outcome, State
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import Kind
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests import cast as story
from tests.builders.people import signed_in

PANEL = ("marta", "ana", "priya", "mateo", "wanjiru")


@dataclass
class Company:
    """People, principles and a post, to close debriefs in."""

    people: story.Cast
    versions: list[Version]
    post: Opening


@dataclass(frozen=True)
class Told:
    """One debrief: hours until its reading, minutes of its four steps, second votes after a first of 3."""

    hours: float = 20.0
    minutes: tuple[float, ...] = (11.0, 3.0, 30.0, 6.0)
    votes: tuple[int, ...] = (3, 3, 3, 3, 3)
    exception: str = ""
    absent: bool = False
    handed_over: bool = False
    outcome: Outcome = Outcome.HIRE
    differs: bool = False
    gaps: int = 0
    late: int = 0


def company() -> Company:
    """The cast, four principles, Marta's post."""
    people, versions = story.cast(), story.principles()
    return Company(people, versions, story.opening(people, versions))


def closed(made: Company, at: datetime, told: Told = Told(), post: Opening | None = None) -> Debrief:
    """A debrief that was closed at a moment, with everything that led there counted backwards from it."""
    begun = at - timedelta(minutes=sum(told.minutes))
    last_end = begun - timedelta(hours=told.hours)
    application = story.application(post or made.post, f"Candidate {Debrief.objects.count()}")
    loop = Loop.objects.create(
        application=application, bar_raiser=made.people.ana, state=LoopState.CLOSED, planned_at=last_end
    )
    debrief = Debrief.objects.create(
        loop=loop, leader=made.people.ana, state=State.CLOSED, called_at=begun, exception=told.exception
    )
    seats = [
        _seat(loop, made.people.everybody[name], last_end, late=place < told.late)
        for place, name in enumerate(PANEL)
    ]
    _steps(debrief, begun, told.minutes)
    for name, vote in zip(PANEL, told.votes, strict=False):
        Ballot.objects.create(debrief=debrief, person=made.people.everybody[name], vote=vote, cast_at=at)
    _notes(made, debrief, seats[0], at, told)
    text = canonical(
        {"veto": 'He said "differs_from_outcome":true.', "summary": {"differs_from_outcome": told.differs}}
    )
    Packet.objects.create(
        debrief=debrief, outcome=told.outcome, content=text, digest=digest_of(text), closed_at=at
    )
    return debrief


def _seat(loop: Loop, who: Person, ends: datetime, *, late: bool) -> Interview:
    seat = Interview.objects.create(
        application=loop.application, loop=loop, kind=Kind.INTERVIEW, interviewer=who, ends_at=ends,
        starts_at=ends - story.HOUR,
    )  # fmt: skip
    due = ends + timedelta(hours=24)
    Assessment.objects.create(
        interview=seat, author=who, opened_at=ends, vote=3, state=AssessmentState.HANDED_IN, due_at=due,
        handed_in_at=due + story.HOUR if late else due,
    )  # fmt: skip
    return seat


def _steps(debrief: Debrief, begun: datetime, minutes: Iterable[float]) -> None:
    at = begun
    Step.objects.create(debrief=debrief, state=State.CALLED, at=begun - story.HOUR, by=debrief.leader)
    for (state, _), length in zip(STATIONS, minutes, strict=True):
        Step.objects.create(debrief=debrief, state=state, at=at, by=debrief.leader)
        at += timedelta(minutes=length)
    Step.objects.create(debrief=debrief, state=State.CLOSED, at=at, by=debrief.leader)


def _notes(made: Company, debrief: Debrief, seat: Interview, at: datetime, told: Told) -> None:
    ana, ben = made.people.ana, made.people.ben
    if told.absent:
        Absence.objects.create(debrief=debrief, person=made.people.priya, reason="Ill.", by=ana, at=at)
    if told.handed_over:
        Handover.objects.create(debrief=debrief, before=ben, after=ana, reason="Ill.", by=ben, at=at)
    for version in made.versions[: told.gaps]:
        Gap.objects.create(debrief=debrief, interview=seat, version=version, note="Not asked.", by=ana, at=at)


def many(number: int) -> dict[str, str]:
    """So many debriefs of the last fourteen months, each unlike the next; returns everybody's session."""
    made = company()
    lockers = story.opening(made.people, made.versions, title="Analyst, Lockers", team=made.people.ana.team)
    for at in range(number):
        closed(
            made,
            now() - timedelta(days=2 + 410 * (number - 1 - at) / number),
            _some(at),
            (None, lockers)[at % 3 == 1],
        )
    return {name: _session(who) for name, who in made.people.everybody.items()}


def _session(who: Person) -> str:
    return signed_in(who).cookies[settings.SESSION_COOKIE_NAME].value


def _some(at: int) -> Told:
    votes = [3] * 5
    votes[at % 5] = (3, 4, 2, 3, 4, 3)[at % 6]
    return Told(
        hours=(18.5, 21, 4.5, 19, 43, 20, 17.5, 26)[at % 8] + at % 3,
        minutes=(10 + at % 5, 2 + at % 3, 22 + 7 * (at % 6), 5 + at % 4 if at % 11 else 900),
        votes=tuple(votes),
        exception="Mateo is ill." if at % 9 == 4 else "",
        absent=at % 7 == 3,
        handed_over=at % 13 == 6,
        outcome=Outcome.VETO if at % 17 == 8 else Outcome.HIRE,
        differs=at % 8 == 2,
        gaps=at % 4,
        late=int(at % 3 == 0),
    )
