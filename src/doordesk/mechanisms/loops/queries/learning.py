"""Who could learn in a loop's debrief, as what, and why the others cannot (rules P1, L4, L5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from doordesk.engines.planning import eligible_learners
from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.mechanisms.loops.models import DebriefSeat, Loop
from doordesk.mechanisms.loops.queries.options import CANNOT, Choice, reasons_said
from doordesk.mechanisms.loops.queries.plans import plan_of
from doordesk.mechanisms.loops.states import RUNNING, Learning
from doordesk.mechanisms.training.queries import waiting
from doordesk.mechanisms.training.states import StepKind

STEPS = {Learning.WATCH: StepKind.DEBRIEF_SHADOW, Learning.LEAD: StepKind.DEBRIEF_LED}
WORDS = {Learning.WATCH: "watches", Learning.LEAD: "leads beside the Bar Raiser"}


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody whose next step is a debrief: as what, how many are missing, and why not in this one."""

    pk: int
    name: str
    kind: Learning
    missing: int
    reason: str = ""


def learners(loop: Loop) -> list[Learner]:
    """Everybody whose next step is a debrief, those who fit this one first."""
    plan = plan_of(loop)
    found = []
    for kind, step in STEPS.items():
        wait = waiting(step)
        options = eligible_learners(plan, leads=kind is Learning.LEAD) if wait else ()
        for one in options:
            if one.person.id in wait:
                said = reasons_said(one.reasons)
                key = int(one.person.id)
                found.append(Learner(key, one.person.name, kind, wait[key].missing, said))
    return sorted(found, key=lambda one: (bool(one.reason), one.name))


def choices(found: list[Learner]) -> list[Choice]:
    """The same as options of a list."""
    return [
        Choice(
            one.pk,
            f"{one.name} · {WORDS[one.kind]}, {one.missing} to go",
            one.reason,
            CANNOT if one.reason else "",
        )
        for one in found
    ]


def seat_of(loop: Loop) -> DebriefSeat | None:
    """The seat of the one who learns in this loop's debrief."""
    return DebriefSeat.objects.filter(loop=loop).select_related("person").first()


@panel("loop")
def learning_panel(actor: Actor, loop: Loop) -> Iterator[Panel]:
    """Who learns in the debrief, and for whoever leads it or the Core where to seat somebody."""
    seat = seat_of(loop)
    seats = loop.state in RUNNING and not loop.historical and can(actor, P.DEBRIEF_SEAT, loop)
    if seat is None and not seats:
        return
    lines = (PanelLine(seat.person.name, state=WORDS[Learning(seat.kind)], tone="info"),) if seat else ()
    url = reverse("loops:learner", args=[loop.pk])
    deeds = (PanelDeed("Change it" if seat else "Seat somebody who learns", url),) if seats else ()
    empty = "Nobody learns in it. Whoever is on the way to Bar Raiser can watch it, or lead it beside you."
    yield Panel("Learning in the debrief", lines, deeds, empty, order=40)
