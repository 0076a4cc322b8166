"""What loops add to the pages of an application and of a person."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import settings_now
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.load import week_of, weeks_around
from doordesk.mechanisms.loops.states import Kind, State

TONES = {State.PLANNING: "warn", State.INVITED: "good", State.DEBRIEF: "info"}
BEFORE_A_LOOP = (Stage.APPLIED, Stage.SCREEN)


@panel("application")
def screen_panel(actor: Actor, application: Application) -> Iterator[Panel]:
    """The screen: when and by whom, and what can be done about it. Rule L8."""
    rows = Interview.objects.filter(application=application, kind=Kind.SCREEN, cancelled_at=None)
    screens = list(visible(actor, Interview, rows).select_related("interviewer"))
    plans = not application.historical and can(actor, P.SCREEN_PLAN, application)
    url = reverse("loops:screen", args=[application.pk])
    deeds = {
        Stage.APPLIED: (PanelDeed("Plan a screen", url, primary=True),),
        Stage.SCREEN: (
            PanelDeed("Change the screen", url),
            PanelDeed("End this application", reverse("loops:end", args=[application.pk])),
        ),
    }.get(Stage(application.stage), ())
    if screens or (plans and application.stage in BEFORE_A_LOOP):
        empty = "Nobody has spoken with the candidate yet. A screen ends in yes or no (rule L8)."
        lines = tuple(_screen_line(one) for one in screens)
        yield Panel("Screen", lines, deeds if plans else (), empty, order=10)


def _screen_line(one: Interview) -> PanelLine:
    ahead = one.starts_at is not None and one.starts_at > now()
    who = one.interviewer.name if one.interviewer else "Nobody"
    state, tone = ("Planned", "info") if ahead else ("Held", "neutral")
    return PanelLine(who, reverse("loops:brief", args=[one.pk]), state, tone, one.starts_at)


@panel("application")
def loop_panel(actor: Actor, application: Application) -> Iterator[Panel]:
    """The loops of an application, the newest first, with the deeds that fit."""
    rows = Loop.objects.filter(application=application)
    loops = list(visible(actor, Loop, rows).prefetch_related("interviews"))
    plans = not application.historical and can(actor, P.LOOP_PLAN, application)
    deeds: tuple[PanelDeed, ...] = ()
    if plans and application.stage == Stage.SCREENED:
        deeds = (PanelDeed("Plan the loop", reverse("loops:plan", args=[application.pk]), primary=True),)
    elif plans and application.stage == Stage.LOOP:
        deeds = (PanelDeed("End this application", reverse("loops:end", args=[application.pk])),)
    if loops or deeds:
        lines = tuple(_loop_line(loop) for loop in loops)
        yield Panel("Loop", lines, deeds, "No loop is planned yet.", order=20)


def _loop_line(loop: Loop) -> PanelLine:
    talks = [one for one in loop.interviews.all() if one.cancelled_at is None]
    first = min((one.starts_at for one in talks if one.starts_at), default=None)
    text = "1 interview" if len(talks) == 1 else f"{len(talks)} interviews"
    state = State(loop.state)
    return PanelLine(
        text, reverse("loops:loop", args=[loop.pk]), state.label, TONES.get(state, "neutral"), first
    )


@panel("person")
def week_panel(actor: Actor, person: Person) -> Iterator[Panel]:
    """Load this week and what lies ahead: to themself, recruiters and the Core. Rule L10."""
    if actor.pk != person.pk and not actor.holds(Role.RECRUITER) and not actor.holds(Role.CORE):
        return
    load = weeks_around([now()]).load(person.pk, week_of(now(), person.zone))
    numbers = settings_now()
    lines = [
        PanelLine(
            f"This week: {load.interviews_in_week} of {numbers['load.interviews_per_week']} interviews, "
            f"leads {load.led_in_week} of {numbers['load.led_per_week']} loops"
        )
    ]
    lines += [_ahead_line(one) for one in _ahead(actor, person)]
    yield Panel("Interviews", tuple(lines), order=30)


def _ahead(actor: Actor, person: Person) -> list[Interview]:
    seated = Q(interviewer=person) | Q(trainees__person=person)
    invited = Q(loop=None) | Q(loop__state=State.INVITED)
    rows = Interview.objects.filter(seated, invited, cancelled_at=None, starts_at__gt=now()).distinct()
    return list(visible(actor, Interview, rows).select_related("application__candidate")[:10])


def _ahead_line(one: Interview) -> PanelLine:
    name, kind = one.application.candidate.name, Kind(one.kind).label
    return PanelLine(f"{kind} of {name}", reverse("loops:brief", args=[one.pk]), at=one.starts_at)
