"""The seal (rule F3): the one place that says who may read whose assessment. And who may write one.

Nobody reads anything of another's assessment before handing in every assessment they owe for that
application. Who owes none reads from the moment the debrief's reading begins. No role goes around it.
Votes stay hidden from others until the debrief reveals them (rule D3): see `queries.votes_shown`.

What a trainee writes for practice (rule F8) opens nothing to its author but the interviewer of record's
assessment of that interview, when the reading has begun, and is read by the two and the Core alone.

One exception, at the foot of this page: what is decided may be lent, names masked, to a reviewer who had
nothing to do with it (rule P5; docs/decisions/0013-quality-reviews-are-blind.md).
"""

from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, Reading, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Amendment, Assessment, CoachMark, Section
from doordesk.mechanisms.assessments.states import Part, State
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.states import State as LoopState

HANDED_IN = Q(state=State.HANDED_IN, interview__cancelled_at=None)
RUNNING = ~Q(interview__loop__state=LoopState.CANCELLED)
READING = Q(interview__loop__opened_seal__isnull=False)


def _own(actor: Actor) -> QuerySet[Assessment]:
    """Assessments that somebody handed in and that count; none for the command line, none for practice."""
    mine = Q(author_id=actor.pk) if actor.pk is not None else NOTHING
    return Assessment.objects.filter(mine, HANDED_IN)


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
    """Who reads without having written: leader, who learns to lead, hiring manager, recruiter, the Core."""
    if actor.pk is None:
        return NOTHING
    named = Q(bar_raiser_id=actor.pk) | Q(application__opening__hiring_manager_id=actor.pk)
    named |= Q(application__opening__recruiter_id=actor.pk) | Q(debrief_seat__person_id=actor.pk)
    return EVERYTHING if actor.holds(Role.CORE) else named


def sealed_for_all() -> bool:
    """Whether the company keeps every assessment sealed, for all, until the debrief's reading begins."""
    return bool(setting("assessments.sealed_until_reading"))


def open_loops(actor: Actor, *, for_all: bool) -> Q:
    """Loops whose handed-in assessments somebody may read: the whole of rule F3 but for one's own.

    A seat on the loop opens nothing; an assessment of one's own, handed in, does. So nobody is let in by
    being named on an interview whose assessment somebody else has written.
    """
    opened = Q(opened_seal__isnull=False)
    wrote = Q(pk__in=_own(actor).exclude(interview__loop=None).values("interview__loop"))
    if for_all:
        wrote &= opened
    running = ~Q(state=LoopState.CANCELLED)
    return running & (wrote | (concerned(actor) & opened)) & ~_debtor_applications(actor)


@reads(Assessment)
def readable(actor: Actor) -> Q:
    """One's own always; another's once its packet is open, or to compare after a practice (rules F3, F8)."""
    if actor.pk is None:
        return NOTHING
    for_all = sealed_for_all()
    others = _in_packets(actor, for_all=for_all) | _practised(actor, for_all=for_all) | _compared(actor)
    return Q(author_id=actor.pk) | others


def _in_packets(actor: Actor, *, for_all: bool) -> Q:
    """Those that are handed in and whose loop is open (rule F3).

    A screen goes with the loops planned after it: one of a later round tells the earlier round nothing.
    """
    loops = Loop.objects.filter(open_loops(actor, for_all=for_all))
    of_loop = Q(interview__loop__in=loops.values("pk"))
    after = loops.filter(
        application=OuterRef("interview__application"), planned_at__gte=OuterRef("interview__starts_at")
    )
    screens = Q(interview__loop=None) & Q(Exists(after))
    return Q(practice=False) & HANDED_IN & (of_loop | screens)


def _practised(actor: Actor, *, for_all: bool) -> Q:
    """A trainee's practice assessment: to the interviewer of record and the Core, once both are in (F8).

    It speaks of the candidate: whoever still owes an assessment of them waits here, too (rule F3).
    """
    mentors = Assessment.objects.filter(
        HANDED_IN, interview=OuterRef("interview"), author=OuterRef("interview__interviewer")
    )
    seats = Trainee.objects.filter(interview=OuterRef("interview"), person=OuterRef("author"))
    teaches = EVERYTHING if actor.holds(Role.CORE) else Q(interview__interviewer_id=actor.pk)
    both = HANDED_IN & Q(Exists(mentors)) & Q(Exists(seats))
    waits = READING if for_all else EVERYTHING
    return Q(practice=True) & both & RUNNING & teaches & waits & ~_owes_for(actor)


def _compared(actor: Actor) -> Q:
    """What a trainee may read of the mentor's: of that one interview, with their own practice in (F8).

    And not before the debrief's reading has begun: until then nobody who isn't on the loop reads (rule F3).
    """
    own = Assessment.everything.filter(HANDED_IN, practice=True, author_id=actor.pk)
    seats = Trainee.objects.filter(person=actor.pk or 0)
    here = Q(interview__in=own.values("interview")) & Q(interview__in=seats.values("interview"))
    mentors = Q(practice=False, author=F("interview__interviewer"))
    return mentors & HANDED_IN & here & RUNNING & READING & ~_owes_for(actor)


def _owes_for(actor: Actor) -> Q:
    return Q(interview__application__in=Interview.objects.filter(owing(actor)).values("application"))


def _of_readable(actor: Actor) -> Q:
    return Q(assessment__in=Assessment.everything.filter(readable(actor)).values("pk"))


@reads(Section)
def sections(actor: Actor) -> Q:
    """The sections of what one may read, but for the private ones."""
    return _of_readable(actor) & not_private(actor)


def not_private(actor: Actor) -> Q:
    """Of the sections of an assessment that one may read: an imported private note stays closed.

    To its author and the Core it is open.
    """
    private = Q(part=Part.PRIVATE)
    if actor.holds(Role.CORE):
        private = NOTHING
    return ~private | Q(assessment__author_id=actor.pk)


@reads(Amendment)
def amendments(actor: Actor) -> Q:
    """By the same seal as the assessment they stand beside."""
    return _of_readable(actor)


@reads(CoachMark)
def coach_marks(actor: Actor) -> Q:
    """One's own; and to whoever leads the debrief, when they may read the assessment (rules F3, F6)."""
    if actor.pk is None:
        return NOTHING
    leads = Q(assessment__interview__loop__bar_raiser_id=actor.pk, assessment__practice=False)
    return Q(assessment__author_id=actor.pk) | (leads & _of_readable(actor))


def _of_record(actor: Actor, interview: Interview) -> bool:
    return actor.pk is not None and interview.interviewer_id == actor.pk


def _learns(actor: Actor, interview: Interview) -> bool:
    return actor.pk is not None and interview.trainees.filter(person_id=actor.pk).exists()


WRITES = "the interviewer of record, or for practice a trainee of this interview,"


@allows(P.ASSESSMENT_WRITE, who=WRITES, deed="write this assessment", rule="F3")
def may_write(actor: Actor, subject: Assessment | Interview) -> bool:
    """Interviewer of record, or trainee for practice; what was begun, its author while they sit there."""
    if isinstance(subject, Interview):
        return _of_record(actor, subject) or _learns(actor, subject)
    sits = _learns if subject.practice else _of_record
    return subject.author_id == actor.pk and sits(actor, subject.interview)


@allows(P.ASSESSMENT_HAND_IN, who=WRITES, deed="hand in this assessment", rule="F3")
def may_hand_in(actor: Actor, assessment: Assessment) -> bool:
    """Whoever may write it."""
    return may_write(actor, assessment)


@allows(P.ASSESSMENT_AMEND, who="its author", deed="amend this assessment", rule="F4")
def may_amend(actor: Actor, assessment: Assessment) -> bool:
    """Only the author; of one for practice the talk is the place to say more (rule F8)."""
    return actor.pk is not None and assessment.author_id == actor.pk and not assessment.practice


_LENDING: list[Reading] = []


def lends(grant: Reading) -> Reading:
    """Register `(actor) -> Q`: to whom a mechanism above gave assessments to look at again (rule P5)."""
    _LENDING.append(grant)
    return grant


def reviewable() -> Q:
    """What may be looked at again: handed in by the interviewer of record, its loop decided, not imported.

    So a trainee's is not among them, nor one of a loop that runs or was called off.
    """
    of_record = Q(author=F("interview__interviewer"), state=State.HANDED_IN, interview__cancelled_at=None)
    return of_record & Q(interview__loop__state=LoopState.CLOSED, interview__loop__historical=False)


def near(actor: Actor) -> Q:
    """Assessments of applications that somebody sat on, learnt on, led or hires for, now or ever."""
    seats = Interview.objects.filter(Q(interviewer_id=actor.pk) | Q(trainees__person_id=actor.pk))
    led = Loop.objects.filter(Q(bar_raiser_id=actor.pk) | Q(debrief_seat__person_id=actor.pk))
    opening = "interview__application__opening__"
    hires = Q(**{f"{opening}hiring_manager_id": actor.pk}) | Q(**{f"{opening}recruiter_id": actor.pk})
    sat = Q(interview__application__in=seats.values("application"))
    return sat | hires | Q(interview__application__in=led.values("application")) | Q(author_id=actor.pk)


def lent(actor: Actor) -> Q:
    """Assessments whose masked text somebody may read because it was given to them (rule P5).

    It is no `@reads`: it opens `queries.lent_text` and nothing else, so none of the other pages shows more.
    Whoever comes near the application later, on another loop of the same candidate, loses it again.
    """
    if actor.pk is None or not actor.is_active:
        return NOTHING
    given = reduce(or_, (grant(actor) for grant in _LENDING), NOTHING)
    return given & reviewable() & ~near(actor)
