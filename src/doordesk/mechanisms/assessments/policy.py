"""The seal (rule F3): the one place that says who may read whose assessment. And who may write one.

Nobody reads anything of another's assessment before handing in every assessment they owe for that
application. Who owes none reads from the moment the debrief's reading begins. No role goes around it.
Votes stay hidden from others until the debrief reveals them (rule D3): see `queries.votes_shown`.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Amendment, Assessment, Section
from doordesk.mechanisms.assessments.states import Part, State
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State as LoopState


def _own(actor: Actor) -> QuerySet[Assessment]:
    """Assessments that somebody handed in, for interviews that count; none for the command line."""
    mine = Q(author_id=actor.pk) if actor.pk is not None else NOTHING
    return Assessment.objects.filter(mine, state=State.HANDED_IN, interview__cancelled_at=None)


def owing(actor: Actor) -> Q:
    """Interviews of which somebody still owes the assessment; future ones count, cancelled ones do not."""
    if actor.pk is None:
        return NOTHING
    sits = Q(interviewer_id=actor.pk, cancelled_at=None)
    called_off, past = Q(loop__state=LoopState.CANCELLED), Q(loop__historical=True)
    return sits & ~called_off & ~past & ~Q(pk__in=_own(actor).values("interview"))


def _debtor_applications(actor: Actor) -> Q:
    return Q(application__in=Interview.objects.filter(owing(actor)).values("application"))


def concerned(actor: Actor) -> Q:
    """Who reads without having written: leader, hiring manager and recruiter of the opening, the Core."""
    if actor.pk is None:
        return NOTHING
    named = Q(bar_raiser_id=actor.pk) | Q(application__opening__hiring_manager_id=actor.pk)
    named |= Q(application__opening__recruiter_id=actor.pk)
    return EVERYTHING if actor.holds(Role.CORE) else named


def open_loops(actor: Actor) -> Q:
    """Loops whose handed-in assessments somebody may read: the whole of rule F3 but for one's own.

    A seat on the loop opens nothing; an assessment of one's own, handed in, does. So nobody is let in by
    being named on an interview whose assessment somebody else has written.
    """
    opened = Q(opened_seal__isnull=False)
    wrote = Q(pk__in=_own(actor).exclude(interview__loop=None).values("interview__loop"))
    if setting("assessments.sealed_until_reading"):
        wrote &= opened
    running = ~Q(state=LoopState.CANCELLED)
    return running & (wrote | (concerned(actor) & opened)) & ~_debtor_applications(actor)


@reads(Assessment)
def readable(actor: Actor) -> Q:
    """One's own always; another's once handed in and its loop is open (rule F3).

    A screen goes with the loops planned after it: one of a later round tells the earlier round nothing.
    """
    loops = Loop.objects.filter(open_loops(actor))
    of_loop = Q(interview__loop__in=loops.values("pk"))
    after = loops.filter(
        application=OuterRef("interview__application"), planned_at__gte=OuterRef("interview__starts_at")
    )
    screens = Q(interview__loop=None) & Q(Exists(after))
    others = Q(state=State.HANDED_IN, interview__cancelled_at=None) & (of_loop | screens)
    return others if actor.pk is None else Q(author_id=actor.pk) | others


def _of_readable(actor: Actor) -> Q:
    return Q(assessment__in=Assessment.objects.filter(readable(actor)).values("pk"))


@reads(Section)
def sections(actor: Actor) -> Q:
    """The sections of what one may read; an imported private note stays with its author and the Core."""
    private = Q(part=Part.PRIVATE)
    if actor.holds(Role.CORE):
        private = NOTHING
    return _of_readable(actor) & (~private | Q(assessment__author_id=actor.pk))


@reads(Amendment)
def amendments(actor: Actor) -> Q:
    """By the same seal as the assessment they stand beside."""
    return _of_readable(actor)


def _sits(actor: Actor, interview: Interview) -> bool:
    return actor.pk is not None and interview.interviewer_id == actor.pk


@allows(P.ASSESSMENT_WRITE, who="the interviewer of record", deed="write this assessment", rule="F3")
def may_write(actor: Actor, subject: Assessment | Interview) -> bool:
    """The interviewer of record; of an assessment that was begun, only its author while they still are."""
    if isinstance(subject, Interview):
        return _sits(actor, subject)
    return subject.author_id == actor.pk and _sits(actor, subject.interview)


@allows(P.ASSESSMENT_HAND_IN, who="the interviewer of record", deed="hand in this assessment", rule="F3")
def may_hand_in(actor: Actor, assessment: Assessment) -> bool:
    """Whoever may write it."""
    return may_write(actor, assessment)


@allows(P.ASSESSMENT_AMEND, who="its author", deed="amend this assessment", rule="F4")
def may_amend(actor: Actor, assessment: Assessment) -> bool:
    """Only the author."""
    return actor.pk is not None and assessment.author_id == actor.pk
