"""What a sitting adds to a path: it counts when the talk says so, and never before (rules F8, P1)."""

from collections.abc import Collection, Iterator

from django.db.models import QuerySet
from django.urls import reverse

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.ui.moments import in_words
from doordesk.mechanisms.assessments.queries import unwritten
from doordesk.mechanisms.loops.models import SeatRequest, Trainee
from doordesk.mechanisms.loops.queries.waits import open_seats
from doordesk.mechanisms.loops.states import Asked, Trainees
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.shadowing.models import Talk
from doordesk.mechanisms.shadowing.states import OPEN
from doordesk.mechanisms.training.queries.counting import Done, Way, counts, leads
from doordesk.mechanisms.training.states import StepKind


@counts(StepKind.SHADOW)
def watched(people: Collection[int], detail: str) -> Iterator[Done]:
    """Interviews that somebody watched and that count."""
    return _done(people, Trainees.SHADOW)


@counts(StepKind.REVERSE_SHADOW)
def led(people: Collection[int], detail: str) -> Iterator[Done]:
    """Interviews that somebody led beside their interviewer of record and that count."""
    return _done(people, Trainees.REVERSE_SHADOW)


@leads(StepKind.SHADOW)
def to_watch(person: int, detail: str) -> Way | None:
    """Watch the next interview in which there is a seat, or write about the last one."""
    return _way(person, Trainees.SHADOW)


@leads(StepKind.REVERSE_SHADOW)
def to_lead(person: int, detail: str) -> Way | None:
    """Lead the next interview in which there is a seat, or write about the last one."""
    return _way(person, Trainees.REVERSE_SHADOW)


def _done(people: Collection[int], kind: Trainees) -> Iterator[Done]:
    """The interview took place and the practice is in: there is no talk otherwise."""
    rows = Talk.objects.filter(counts=True, state__in=OPEN, seat__kind=kind, seat__person__in=people)
    for one in rows.select_related("seat__interview__interviewer"):
        interview, seat = one.seat.interview, one.seat
        if one.held_at is not None and interview.starts_at is not None:
            what = f"{interview.interviewer}’s interview of {in_words(interview.starts_at, 'day')}"
            url = reverse("shadowing:sitting", args=[seat.pk])
            yield Done(seat.person_id, f"seat:{seat.pk}", one.held_at, what, url)


def _way(person: int, kind: Trainees) -> Way | None:
    running = _seats(person, kind)
    begun = unwritten(running.filter(interview__starts_at__lte=now())).first()
    if begun is not None:
        name = begun.interview.application.candidate.short_name
        url = reverse("assessments:write", args=[begun.interview_id])
        return Way(f"Write your practice assessment of {name}", url, owed=True)
    ahead = running.filter(interview__starts_at__gt=now()).first()
    if ahead is None or ahead.interview.starts_at is None:
        return _to_ask(person)
    verb = "Watch" if kind == Trainees.SHADOW else "Lead"
    whose = f"{ahead.interview.interviewer}’s interview on {in_words(ahead.interview.starts_at)}"
    return Way(f"{verb} {whose}", reverse("loops:brief", args=[ahead.interview_id]))


def _to_ask(person: int) -> Way | None:
    """Ask for a seat, while there is a free one and none is asked for yet."""
    asked = SeatRequest.objects.filter(person=person, state=Asked.ASKED, interview__starts_at__gt=now())
    if asked.exists() or not open_seats().exclude(interviewer=person).exists():
        return None
    return Way("Ask for a seat beside an interviewer", reverse("loops:seats"))


def _seats(person: int, kind: Trainees) -> QuerySet[Trainee]:
    """Somebody's seats in interviews that people were invited to, the next to take place first."""
    rows = Trainee.objects.filter(
        person=person, kind=kind, interview__cancelled_at=None,
        interview__loop__state__in=(LoopState.INVITED, LoopState.DEBRIEF),
    )  # fmt: skip
    related = ("interview__interviewer", "interview__application__candidate")
    return rows.select_related(*related).order_by("interview__starts_at", "pk")
