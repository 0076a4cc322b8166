"""The seal (rule F3): the one place that says who may read whose assessment. And who may write one.

Nobody reads anything of another's assessment before handing in every assessment they owe for that
application. Who owes none reads from the moment the debrief's reading begins. No role goes around it.
Votes stay hidden from others until the debrief reveals them (rule D3): see `queries.votes_shown`.
"""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import State
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State as LoopState


def owing(actor: Actor) -> Q:
    """Interviews of which somebody still owes the assessment; future ones count, cancelled ones do not."""
    return Q(interviewer_id=actor.pk, cancelled_at=None) & ~Q(assessment__state=State.HANDED_IN)


def _debtor_applications(actor: Actor) -> Q:
    return Q(application__in=Interview.objects.filter(owing(actor)).values("application"))


def open_loops(actor: Actor) -> Q:
    """Loops whose handed-in assessments somebody may read: the whole of rule F3 but for one's own."""
    sat_on = Interview.objects.filter(interviewer_id=actor.pk, cancelled_at=None).exclude(loop=None)
    opened = Q(opened_seal__isnull=False)
    concerned = Q(bar_raiser_id=actor.pk) | Q(application__opening__hiring_manager_id=actor.pk)
    concerned |= Q(application__opening__recruiter_id=actor.pk)
    if actor.holds(Role.CORE):
        concerned |= Q(pk__isnull=False)
    member = Q(pk__in=sat_on.values("loop"))
    if setting("assessments.sealed_until_reading"):
        member &= opened
    return (member | (concerned & opened)) & ~_debtor_applications(actor)


@reads(Assessment)
def readable(actor: Actor) -> Q:
    """One's own always; another's once handed in and its loop is open to the reader (rule F3)."""
    loops = Loop.objects.filter(open_loops(actor)).exclude(state=LoopState.CANCELLED)
    others = Q(state=State.HANDED_IN, interview__application__in=loops.values("application"))
    return Q(author_id=actor.pk) | (others & Q(interview__cancelled_at=None))


def _writes(actor: Actor, assessment: Assessment) -> bool:
    return actor.pk is not None and assessment.author_id == actor.pk


@allows(P.ASSESSMENT_WRITE, who="the interviewer of record", deed="write this assessment", rule="F3")
def may_write(actor: Actor, assessment: Assessment) -> bool:
    """Only the author."""
    return _writes(actor, assessment)


@allows(P.ASSESSMENT_HAND_IN, who="the interviewer of record", deed="hand in this assessment", rule="F3")
def may_hand_in(actor: Actor, assessment: Assessment) -> bool:
    """Only the author."""
    return _writes(actor, assessment)


@allows(P.ASSESSMENT_AMEND, who="the interviewer of record", deed="amend this assessment", rule="F4")
def may_amend(actor: Actor, assessment: Assessment) -> bool:
    """Only the author."""
    return _writes(actor, assessment)
