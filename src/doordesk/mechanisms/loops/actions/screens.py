"""The first talk by phone: planned, moved, called off (rules L7, L8)."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.actions.handing_over import handed_over
from doordesk.mechanisms.loops.actions.judging import held
from doordesk.mechanisms.loops.actions.striking import strike
from doordesk.mechanisms.loops.actions.times import check_times
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.held import is_held
from doordesk.mechanisms.loops.states import Kind as InterviewKind
from doordesk.mechanisms.training.queries import why_not_certified
from doordesk.mechanisms.training.states import Scope


class Details(TypedDict):
    """Who screens, when and where; times aware."""

    interviewer: Person
    starts_at: datetime
    ends_at: datetime
    place: str


@transaction.atomic
def plan_screen(application: Application, *, actor: Actor, **details: Unpack[Details]) -> Interview:
    """Plan the screen and tell the screener and the candidate. Rules L7, L8."""
    row = locked(application)
    require(actor, P.SCREEN_PLAN, row)
    check_times(details["starts_at"], details["ends_at"])
    _check_screener(row, details["interviewer"])
    advance(row, ApplicationDeed.PLAN_SCREEN, actor=actor)
    screen = Interview.objects.create(application=row, kind=InterviewKind.SCREEN, **details)
    record(actor, Kind.SCREEN_PLANNED, screen, application=row.pk)
    publish(f"application:{row.pk}", events.PLANNED, screen.pk)
    post.invite(screen)
    post.tell_candidate(row, "candidate")
    return screen


@transaction.atomic
def change_screen(screen: Interview, *, actor: Actor, **details: Unpack[Details]) -> Interview:
    """Move a planned screen or give it to somebody else, who gets a row of their own with the same entry."""
    row, application = _planned(screen, actor)
    changed = {name for name, value in details.items() if getattr(row, name) != value}
    if not changed:
        return row
    check_times(details["starts_at"], details["ends_at"], begun="starts_at" not in changed)
    _check_screener(application, details["interviewer"])
    if "interviewer" in changed:
        first, row = row, handed_over(row)
        post.call_off(first)
    row.sequence += 1
    for name, value in details.items():
        setattr(row, name, value)
    row.save()
    record(actor, Kind.SCREEN_CHANGED, row, application=application.pk, fields=sorted(changed))
    publish(f"application:{application.pk}", events.CHANGED, row.pk)
    (post.invite if "interviewer" in changed else post.update)(row)
    post.tell_candidate(application, "candidate_changed")
    return row


@transaction.atomic
def cancel_screen(screen: Interview, *, actor: Actor, reason: str = "") -> Interview:
    """Call the screen off; the application waits for another."""
    row, application = _planned(screen, actor)
    advance(application, ApplicationDeed.CANCEL_SCREEN, actor=actor, reason=" ".join(reason.split()))
    told = strike(row, tell=True)
    if told:
        post.tell_candidate(application, "candidate_called_off")
    record(actor, Kind.SCREEN_CANCELLED, row, application=application.pk)
    publish(f"application:{application.pk}", events.CANCELLED, row.pk)
    return row


def call_off_screen(application: Application) -> None:
    """Strike out the screen that an ended application still has; its action has checked who may.

    One that was handed in, in an earlier round of the same application, stays (rule F4).
    """
    rows = application.interviews.filter(kind=InterviewKind.SCREEN, cancelled_at=None)
    told = [strike(screen, tell=True) for screen in rows if not is_held(screen)]
    if any(told):
        post.tell_candidate(application, "candidate_called_off")


def _planned(screen: Interview, actor: Actor) -> tuple[Interview, Application]:
    application = locked(screen.application)
    require(actor, P.SCREEN_PLAN, application)
    row = locked(screen)
    if row.kind != InterviewKind.SCREEN or row.cancelled_at is not None:
        raise Refused("This screen was called off.", way_out="Plan a new one.", code="called_off")
    if application.stage != Stage.SCREEN:
        raise Refused(
            f"The application stands at “{Stage(application.stage).label}”: this screen is over.",
            rule="L8",
            code="wrong_state",
        )
    if is_held(row):
        raise held()
    return row, application


def _check_screener(application: Application, person: Person) -> None:
    if not person.is_active:
        what, rule = f"{person.name} is no longer active.", ""
    elif clause := why_not_certified(person.pk, Scope.SCREEN, "they are not a certified interviewer"):
        what, rule = f"{person.name} cannot screen: {clause}.", "L7"
    elif application.opening.future_reports.filter(pk=person.pk).exists():
        what, rule = f"{person.name} cannot screen: they would report to the new person.", "L5"
    else:
        return
    raise Refused(what, rule=rule, way_out="Choose another interviewer.", place="interviewer", code="rules")
