"""Who is in a debrief, who leads it, who votes and who holds the keys (rules L3, D3, D9, D10; F3 first)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.live.channels import listens
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.policy import owing
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.debriefs.models import Debrief, Nudge, Prompt
from doordesk.mechanisms.loops.models import DebriefSeat, Interview, Loop
from doordesk.mechanisms.loops.states import Learning
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.training.queries import certified
from doordesk.mechanisms.training.states import Scope


def _concerned(actor: Actor, path: str) -> Q:
    if actor.pk is None:
        return NOTHING
    opening = f"{path}application__opening__"
    named = Q(**{f"{opening}hiring_manager_id": actor.pk}) | Q(**{f"{opening}recruiter_id": actor.pk})
    return named | Q(**{f"{path}bar_raiser_id": actor.pk})


def _learning(actor: Actor, path: str = "") -> Q:
    if actor.pk is None:
        return NOTHING
    return Q(**{f"{path}debrief_seat__person_id": actor.pk})


def _seated(actor: Actor) -> Q:
    called_off = ~Q(cancelled_at=None) & ~Q(loop__state=LoopState.CANCELLED)
    return Q(interviewer_id=actor.pk) & ~called_off


@reads(Debrief)
def debriefs(actor: Actor) -> Q:
    """Interviewers, hiring manager, recruiter, leader, who learns, Core, once they owe nothing (rule F3).

    A loop that was called off with its candidate's withdrawal leaves its debrief to the same people.
    """
    if actor.pk is None:
        return NOTHING
    seats = Interview.objects.filter(_seated(actor)).exclude(loop=None)
    on_it = Q(loop__in=seats.values("loop")) | _concerned(actor, "loop__") | Q(leader_id=actor.pk)
    on_it |= _learning(actor, "loop__")
    if actor.holds(Role.CORE):
        on_it |= EVERYTHING
    debts = Interview.objects.filter(owing(actor)).values("application")
    return on_it & ~Q(loop__application__in=debts)


@listens("debrief", presence=True)
def may_follow(actor: Actor, key: int) -> bool:
    """Whoever sees the debrief hears what happens in it."""
    return Debrief.objects.filter(debriefs(actor), pk=key).exists()


def _sees(actor: Actor, debrief: Debrief) -> bool:
    return Debrief.objects.filter(debriefs(actor), pk=debrief.pk).exists()


def takes_part(actor: Actor, debrief: Debrief) -> bool:
    """Tell whether somebody sits in the meeting: not the Core as onlookers."""
    seats = Interview.objects.filter(_seated(actor), loop=debrief.loop_id)
    part = _concerned(actor, "") | _learning(actor)
    seated = seats.exists() or Loop.objects.filter(part, pk=debrief.loop_id).exists()
    return _sees(actor, debrief) and (seated or debrief.leader_id == actor.pk)


@allows(P.DEBRIEF_CALL, who="the loop's leading Bar Raiser", deed="call this debrief", rule="L3")
def may_call(actor: Actor, loop: Loop) -> bool:
    """The Bar Raiser of the loop."""
    return actor.pk is not None and loop.bar_raiser_id == actor.pk


@allows(
    P.DEBRIEF_LEAD,
    who="the Bar Raiser who leads the debrief, or who learns to beside them,",
    deed="move this debrief on",
    rule="D3",
)
def may_lead(actor: Actor, debrief: Debrief) -> bool:
    """The leader, once nothing is owed, and whoever learns to lead under them (rule P1)."""
    return presides(actor, debrief) or (learns_to_lead(actor, debrief) and takes_part(actor, debrief))


def presides(actor: Actor, debrief: Debrief) -> bool:
    """Tell whether somebody is the Bar Raiser of this debrief: certified, with key and veto (L4, D9)."""
    return actor.pk is not None and debrief.leader_id == actor.pk and takes_part(actor, debrief)


def learns_to_lead(actor: Actor, debrief: Debrief) -> bool:
    """Tell whether somebody has the seat of one who leads under a mentor (rule P1)."""
    seats = DebriefSeat.objects.filter(loop=debrief.loop_id, kind=Learning.LEAD)
    return actor.pk is not None and seats.filter(person=actor.pk).exists()


@allows(P.DEBRIEF_CLOSE, who="the Bar Raiser who leads the debrief", deed="close this debrief", rule="D9")
def may_close(actor: Actor, debrief: Debrief) -> bool:
    """The leader alone, who holds a key."""
    return presides(actor, debrief)


@allows(
    P.DEBRIEF_JOIN,
    who="a member of the debrief who has handed in every assessment they owe",
    deed="take part in this debrief",
    rule="F3",
)
def may_join(actor: Actor, debrief: Debrief) -> bool:
    """Everybody who sits in the meeting."""
    return takes_part(actor, debrief)


@allows(
    P.DEBRIEF_HAND_OVER,
    who="the leading Bar Raiser, the opening's recruiter, the Core or a Bar Raiser who steps in",
    deed="hand this debrief over",
    rule="L4",
)
def may_hand_over(actor: Actor, debrief: Debrief) -> bool:
    """Whoever arranges it, never the hiring manager; a Bar Raiser who sits on the loop may step in."""
    opening = debrief.loop.application.opening
    if actor.pk is None or actor.pk == opening.hiring_manager_id or not _sees(actor, debrief):
        return False
    if arranges(actor, debrief):
        return True
    return takes_part(actor, debrief) and actor.pk in certified(Scope.DEBRIEF)


def arranges(actor: Actor, debrief: Debrief) -> bool:
    """Tell whether somebody may name another leader, rather than only step in themself."""
    named = (debrief.leader_id, debrief.loop.application.opening.recruiter_id)
    return actor.pk in named or actor.holds(Role.CORE)


@allows(P.DEBRIEF_VOTE, who="an interviewer of the loop whose assessment is in", deed="vote here", rule="D3")
def may_vote(actor: Actor, debrief: Debrief) -> bool:
    """Interviewers of the loop with an assessment handed in, owing none."""
    own = Assessment.objects.filter(
        author_id=actor.pk,
        state=AssessmentState.HANDED_IN,
        interview__loop=debrief.loop_id,
        interview__cancelled_at=None,
    )
    return takes_part(actor, debrief) and own.exists()


@allows(
    P.DEBRIEF_TURN_KEY,
    who="the hiring manager and the leading Bar Raiser, each for themself,",
    deed="turn a key",
    rule="D9",
)
def may_turn_key(actor: Actor, debrief: Debrief) -> bool:
    """The two who decide."""
    holders = (debrief.leader_id, debrief.loop.application.opening.hiring_manager_id)
    return actor.pk in holders and takes_part(actor, debrief)


@allows(P.DEBRIEF_VETO, who="the Bar Raiser who leads the debrief", deed="raise a veto", rule="D10")
def may_veto(actor: Actor, debrief: Debrief) -> bool:
    """The leader alone."""
    return presides(actor, debrief)


@allows(
    P.PACKET_EXPORT,
    who="the hiring manager, the recruiter, the leading Bar Raiser or the Core",
    deed="export this packet",
    rule="D13",
)
def may_export(actor: Actor, debrief: Debrief) -> bool:
    """Whoever answers for the record, owing no assessment."""
    answers = (
        actor.holds(Role.CORE) or Loop.objects.filter(_concerned(actor, ""), pk=debrief.loop_id).exists()
    )
    return answers and _sees(actor, debrief)


@allows(
    P.DEBRIEF_NUDGE,
    who="the Bar Raiser who leads the debrief",
    deed="nudge somebody in this debrief",
    rule="D8",
)
def may_nudge(actor: Actor, debrief: Debrief) -> bool:
    """The leader alone."""
    return presides(actor, debrief)


@allows(P.PROMPT_JUDGE, who="the Bar Raiser who leads the debrief", deed="judge this prompt", rule="D7")
def may_judge(actor: Actor, debrief: Debrief) -> bool:
    """The leader alone."""
    return presides(actor, debrief)


@allows(P.NUDGE_ACKNOWLEDGE, who="the person it was said to", deed="answer this nudge", rule="D8")
def may_acknowledge(actor: Actor, nudge: Nudge) -> bool:
    """Whoever it was meant for."""
    return actor.pk is not None and nudge.to_id == actor.pk


@allows(P.NUDGE_KEEP, who="the Bar Raiser who sent it", deed="keep this nudge as a note", rule="D8")
def may_keep(actor: Actor, nudge: Nudge) -> bool:
    """Whoever sent it."""
    return actor.pk is not None and nudge.by_id == actor.pk


@reads(Nudge)
def nudges(actor: Actor) -> Q:
    """The two, for good; one that was kept as a coaching note the Core as well (rules D8, P3)."""
    if actor.pk is None:
        return NOTHING
    theirs = Q(by_id=actor.pk) | Q(to_id=actor.pk)
    return theirs | Q(kept=True) if actor.holds(Role.CORE) else theirs


@reads(Prompt)
def prompts(actor: Actor) -> Q:
    """Whoever leads the debrief or learns to, while the room itself is open to them (rules D7, F3, P1)."""
    if actor.pk is None:
        return NOTHING
    learns = _learning(actor, "loop__") & Q(loop__debrief_seat__kind=Learning.LEAD)
    return Q(debrief__in=Debrief.objects.filter(debriefs(actor), Q(leader_id=actor.pk) | learns))


@allows(
    P.PROCESS_READ,
    who="the Core, a recruiter or a certified Bar Raiser",
    deed="read the figures of how we decide",
    rule="D4",
)
def may_read_process(actor: Actor, _subject: object) -> bool:
    """Those who keep the process and those who lead in it; their figures name no candidate and no person."""
    if actor.pk is None:
        return False
    keeps = actor.holds(Role.CORE) or actor.holds(Role.RECRUITER)
    return keeps or actor.pk in certified(Scope.DEBRIEF)
