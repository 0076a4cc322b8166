"""Who sees and plans loops; who sees a candidate because of a loop (rules L9, F3)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.live.channels import listens
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.candidates.policy import handles
from doordesk.mechanisms.loops.models import Interview, Loop, SeatRequest
from doordesk.mechanisms.loops.states import State
from doordesk.mechanisms.training.queries import waiting
from doordesk.mechanisms.training.states import StepKind


def sitting(actor: Actor) -> Q:
    """Interviews at which somebody sits, as interviewer or trainee, or whose loop they lead."""
    seated = Q(interviewer_id=actor.pk) | Q(trainees__person_id=actor.pk)
    return Q(cancelled_at=None) & (seated | Q(loop__bar_raiser_id=actor.pk))


def learning(actor: Actor) -> Q:
    """Loops in whose debrief somebody has the seat of the one who learns (rule P1)."""
    return Q(debrief_seat__person_id=actor.pk) if actor.pk is not None else Q(pk__in=[])


def _applications(actor: Actor) -> Q:
    part = Q(bar_raiser_id=actor.pk) | learning(actor)
    led = Loop.objects.filter(part).exclude(state=State.CANCELLED)
    seats = Interview.objects.filter(sitting(actor))
    return Q(pk__in=seats.values("application")) | Q(pk__in=led.values("application"))


@reads(Application)
def applications(actor: Actor) -> Q:
    """Interviewers, trainees, who leads or learns to: they see the candidates of their loops, no others."""
    return _applications(actor)


@reads(Candidate)
def candidates(actor: Actor) -> Q:
    """The same, for the person."""
    return Q(pk__in=Application.objects.filter(_applications(actor)).values("candidate"))


@reads(Resume)
def resumes(actor: Actor) -> Q:
    """The same, for their résumés."""
    return Q(candidate__in=Application.objects.filter(_applications(actor)).values("candidate"))


def _keepers(actor: Actor, path: str) -> Q:
    own = Q(**{f"{path}hiring_manager_id": actor.pk}) | Q(**{f"{path}recruiter_id": actor.pk})
    return EVERYTHING if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE) else own


@reads(Loop)
def loops(actor: Actor) -> Q:
    """Recruiters, the Core, whoever answers for the opening, and everybody who sits on the loop."""
    seats = Interview.objects.filter(sitting(actor)).exclude(loop=None)
    on_it = Q(pk__in=seats.values("loop")) | Q(bar_raiser_id=actor.pk) | learning(actor)
    return _keepers(actor, "application__opening__") | on_it


@listens("loop")
def may_follow(actor: Actor, key: int) -> bool:
    """Whoever sees the loop hears what happens in it."""
    return Loop.objects.filter(loops(actor), pk=key).exists()


@reads(Interview)
def interviews(actor: Actor) -> Q:
    """The interviews of the loops one sees, and one's own screens."""
    seats = Interview.objects.filter(sitting(actor))
    in_loops = Q(loop__in=Loop.objects.filter(loops(actor)).values("pk"))
    return _keepers(actor, "application__opening__") | Q(pk__in=seats.values("pk")) | in_loops


@reads(SeatRequest)
def seat_requests(actor: Actor) -> Q:
    """Whoever asked, whoever could answer, and the Core."""
    leads = Q(interview__loop__bar_raiser_id=actor.pk)
    return Q(person_id=actor.pk) | leads | _keepers(actor, "interview__application__opening__")


def briefed(actor: Actor) -> Q:
    """Interviews whose brief somebody reads: their own, those of the loop they lead, those they plan (L9)."""
    handles_it = Q(application__opening__hiring_manager_id=actor.pk)
    handles_it |= Q(application__opening__recruiter_id=actor.pk)
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        handles_it |= Q(cancelled_at=None)
    return Q(cancelled_at=None) & (sitting(actor) | handles_it)


@allows(P.SCREEN_PLAN, who="a recruiter or the opening's hiring manager", deed="plan a screen", rule="L8")
def may_plan_screen(actor: Actor, application: Application) -> bool:
    """Whoever runs the opening's applications."""
    return handles(actor, application.opening)


@allows(
    P.LOOP_PLAN,
    who="a recruiter, the opening's hiring manager or the leading Bar Raiser",
    deed="plan this loop",
    rule="L3",
)
def may_plan(actor: Actor, subject: Loop | Application) -> bool:
    """Whoever runs the opening's applications, and the Bar Raiser of the loop."""
    application = subject.application if isinstance(subject, Loop) else subject
    leads = isinstance(subject, Loop) and actor.pk is not None and subject.bar_raiser_id == actor.pk
    return leads or handles(actor, application.opening)


@allows(
    P.LOOP_INVITE,
    who="a recruiter, the opening's hiring manager or the leading Bar Raiser",
    deed="send these invitations",
    rule="L3",
)
def may_invite(actor: Actor, loop: Loop) -> bool:
    """The same people who plan."""
    return may_plan(actor, loop)


@allows(P.LOOP_CANCEL, who="a recruiter or the opening's hiring manager", deed="cancel this loop")
def may_cancel(actor: Actor, loop: Loop) -> bool:
    """Whoever runs the opening's applications."""
    return handles(actor, loop.application.opening)


@allows(
    P.DEBRIEF_SEAT,
    who="the leading Bar Raiser of the loop or the Core",
    deed="seat somebody who learns in this debrief",
    rule="P1",
)
def may_seat(actor: Actor, loop: Loop) -> bool:
    """Whoever leads, as the mentor; the Core, but nobody for themself."""
    return actor.pk is not None and (loop.bar_raiser_id == actor.pk or actor.holds(Role.CORE))


@allows(P.SEAT_ASK, who="somebody whose next step is a seat", deed="ask for this seat", rule="P1")
def may_ask(actor: Actor, interview: Interview) -> bool:
    """Who learns, or comes back after a lapse, and waits for a seat; never for one's own interview."""
    if actor.pk is None or actor.pk == interview.interviewer_id:
        return False
    return any(actor.pk in waiting(kind) for kind in (StepKind.SHADOW, StepKind.REVERSE_SHADOW))


@allows(P.SEAT_TAKE_BACK, who="whoever asked", deed="take this request back", rule="L7")
def may_take_back(actor: Actor, request: SeatRequest) -> bool:
    """The one who asked."""
    return actor.pk is not None and actor.pk == request.person_id
