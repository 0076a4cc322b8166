"""What people owe to screens and loops: plan it, finish it, be there (rules L3, L9)."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview, Loop, SeatRequest
from doordesk.mechanisms.loops.queries.lists import missing_in
from doordesk.mechanisms.loops.queries.seats import with_names
from doordesk.mechanisms.loops.states import Asked, Kind, State
from doordesk.mechanisms.openings.states import State as OpeningState


@duties
def loops_to_plan(question: Question) -> Iterator[Duty]:
    """Recruiter and hiring manager: a screen was passed, a loop can be planned."""
    rows = Application.objects.filter(
        stage=Stage.SCREENED, historical=False, opening__state=OpeningState.OPEN
    ).select_related("candidate", "opening")
    if question.application_ids is not None:
        rows = rows.filter(pk__in=question.application_ids)
    if question.owner_id is not None:
        rows = rows.filter(_keepers("opening__", question.owner_id))
    for one in rows:
        url = reverse("loops:plan", args=[one.pk])
        yield from _both(one, question, f"Plan the loop of {one}", url, "plan the loop", "L1")


@duties
def plans_to_finish(question: Question) -> Iterator[Duty]:
    """Recruiter and hiring manager: a plan has gaps, or waits to be sent."""
    rows = Loop.objects.filter(state=State.PLANNING, historical=False)
    rows = rows.select_related("application__candidate", "application__opening")
    if question.application_ids is not None:
        rows = rows.filter(application__in=question.application_ids)
    if question.owner_id is not None:
        rows = rows.filter(_keepers("application__opening__", question.owner_id))
    loops = list(rows)
    missing = missing_in(loops)
    for loop in loops:
        gaps, who = missing[loop.pk], loop.application
        sentence = f"Finish the plan of {who}" if gaps else f"Send the invitations to the loop of {who}"
        step = "finish the plan of the loop" if gaps else "send the invitations"
        yield from _both(who, question, sentence, reverse("loops:loop", args=[loop.pk]), step, "L6")


@duties
def talks_to_hold(question: Question) -> Iterator[Duty]:
    """Interviewers and trainees: be there; the way leads to the brief."""
    for one in _ahead(question).select_related("interviewer", "application__candidate"):
        name = one.application.candidate.name
        yield from _seats(one, question, name)


def _seats(one: Interview, question: Question, name: str) -> Iterator[Duty]:
    url, verb = reverse("loops:brief", args=[one.pk]), "Screen" if one.kind == Kind.SCREEN else "Interview"
    step = f"{verb.lower()} of {name}"
    seats = [(one.interviewer_id, f"{verb} {name}")]
    seats += [
        (seat.person_id, f"{seat.get_kind_display()} in the interview of {name}")
        for seat in one.trainees.all()
    ]
    for owner, sentence in seats[: None if question.application_ids is None else 1]:
        if owner is not None and question.owner_id in (None, owner):
            yield Duty(owner, sentence, url, step, one.starts_at, one.application_id, "L9")


@duties
def seats_asked_for(question: Question) -> Iterator[Duty]:
    """The leading Bar Raiser and the recruiter: a trainee asks for a seat; either answers (rule L7)."""
    if question.application_ids is not None:
        return
    rows = SeatRequest.objects.filter(state=Asked.ASKED, interview__starts_at__gt=now())
    rows = rows.filter(interview__cancelled_at=None, interview__loop__state=State.INVITED)
    owner = question.owner_id
    if owner is not None:
        leads = Q(interview__loop__bar_raiser=owner)
        rows = rows.filter(leads | Q(interview__application__opening__recruiter=owner))
    for one in with_names(rows):
        loop = one.interview.loop
        leader = loop.bar_raiser_id if loop else None
        for who in dict.fromkeys((one.interview.application.opening.recruiter_id, leader)):
            if who is not None and owner in (None, who):
                yield _seat_duty(one, who)


def _seat_duty(one: SeatRequest, owner: int) -> Duty:
    trainee, beside = one.person.get_short_name(), one.interview.interviewer
    return Duty(
        owner_id=owner,
        sentence=f"Answer {trainee}, who asks for a seat beside {beside}",
        url=reverse("loops:seat_request", args=[one.pk]),
        step=f"answer {trainee}, who asks for a seat",
        due=one.interview.starts_at,
        rule="L7",
    )


def _ahead(question: Question) -> QuerySet[Interview]:
    invited = Q(loop=None) | Q(loop__state=State.INVITED)
    rows = Interview.objects.filter(invited, cancelled_at=None, starts_at__gt=now())
    if question.owner_id is not None:
        seated = Q(interviewer_id=question.owner_id) | Q(trainees__person_id=question.owner_id)
        rows = rows.filter(seated).distinct()
    if question.application_ids is not None:
        rows = rows.filter(application__in=question.application_ids)
    return rows.prefetch_related("trainees")


def _keepers(path: str, owner: int) -> Q:
    return Q(**{f"{path}recruiter_id": owner}) | Q(**{f"{path}hiring_manager_id": owner})


def _both(
    application: Application, question: Question, sentence: str, url: str, step: str, rule: str
) -> Iterable[Duty]:
    """The recruiter first, so that a list names one; whoever is asked for alone when somebody is."""
    opening = application.opening
    owners = dict.fromkeys((opening.recruiter_id, opening.hiring_manager_id))
    for owner in owners:
        if question.owner_id in (None, owner):
            yield Duty(owner, sentence, url, step, application_id=application.pk, rule=rule)
