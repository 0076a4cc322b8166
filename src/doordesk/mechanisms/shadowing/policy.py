"""Who sees a sitting and its talk: the trainee, the interviewer of record, the Core; nobody else (rule F8).

What a talk says of the candidate is read by those who may read the mentor's assessment: `queries.talks`.
"""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.loops.models import DebriefSeat, Trainee
from doordesk.mechanisms.shadowing.models import DebriefTalk, Talk
from doordesk.mechanisms.shadowing.states import OPEN


@reads(Trainee)
def seats(actor: Actor) -> Q:
    """One's own seat, those in the interviews that one gives, all of them for the Core."""
    if actor.pk is None:
        return NOTHING
    own = Q(person_id=actor.pk) | Q(interview__interviewer_id=actor.pk)
    return EVERYTHING if actor.holds(Role.CORE) else own


@reads(Talk)
def talks(actor: Actor) -> Q:
    """The mentor's own words from the first; the trainee and the Core when they were passed on."""
    if actor.pk is None:
        return NOTHING
    concerned = EVERYTHING if actor.holds(Role.CORE) else Q(seat__person_id=actor.pk)
    return Q(seat__interview__interviewer_id=actor.pk) | (Q(state__in=OPEN) & concerned)


def _mentored(actor: Actor) -> Q:
    led = Debrief.objects.filter(leader_id=actor.pk)
    own = Q(person_id=actor.pk) | Q(loop__in=led.values("loop"))
    return EVERYTHING if actor.holds(Role.CORE) else own


@reads(DebriefSeat)
def debrief_seats(actor: Actor) -> Q:
    """One's own seat, those in the debriefs that one led, all of them for the Core."""
    return NOTHING if actor.pk is None else _mentored(actor)


@reads(DebriefTalk)
def debrief_talks(actor: Actor) -> Q:
    """The two and the Core (rules P1, P3)."""
    if actor.pk is None:
        return NOTHING
    return Q(by_id=actor.pk) | Q(seat__in=DebriefSeat.objects.filter(_mentored(actor)).values("pk"))


@allows(
    P.TALK_HOLD,
    who="the interviewer of record, or the Bar Raiser of the debrief,",
    deed="fill in this talk",
    rule="F8",
)
def may_hold(actor: Actor, seat: Trainee | DebriefSeat) -> bool:
    """Who gave the interview that the trainee watched or led; of a debrief, who led it."""
    if actor.pk is None:
        return False
    if isinstance(seat, DebriefSeat):
        return Debrief.objects.filter(loop=seat.loop_id, leader_id=actor.pk).exists()
    return seat.interview.interviewer_id == actor.pk


@allows(P.TALK_CONFIRM, who="the trainee", deed="confirm this talk", rule="F8")
def may_confirm(actor: Actor, talk: Talk | DebriefTalk) -> bool:
    """The trainee alone."""
    return actor.pk is not None and talk.seat.person_id == actor.pk
