"""Planning a loop: begin it, and add, change or drop its interviews (rules L1-L7, L10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.actions.handing_over import handed_over
from doordesk.mechanisms.loops.actions.judging import by_the_rules, held, require_plannable
from doordesk.mechanisms.loops.actions.times import check_times
from doordesk.mechanisms.loops.models import Interview, Loop, OwnedPrinciple
from doordesk.mechanisms.loops.queries.held import is_held
from doordesk.mechanisms.loops.queries.plans import has_begun
from doordesk.mechanisms.loops.states import State
from doordesk.mechanisms.openings.states import State as OpeningState
from doordesk.mechanisms.principles.models import Version

TOLD = {"title", "starts_at", "ends_at", "place", "principles"}
HELD = {"interview", "interviewer", "principles", "starts_at", "ends_at"}
CANDIDATE_TOLD = {"starts_at", "ends_at", "place", "interviewer"}


class Details(TypedDict, total=False):
    """What is known of an interview; `covered` is a note for the brief, `principles` wordings of today."""

    title: str
    interviewer: Person | None
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    covered: str
    principles: Sequence[Version]


@dataclass(frozen=True)
class Slot:
    """A time at which one interview of a new loop takes place."""

    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def plan_loop(application: Application, *, actor: Actor, slots: Sequence[Slot] = ()) -> Loop:
    """Begin the plan of a loop, with empty interviews at the times given. Rule L1."""
    row = locked(application)
    require(actor, P.LOOP_PLAN, row)
    _check_opening(row)
    advance(row, ApplicationDeed.PLAN_LOOP, actor=actor)
    loop = Loop.objects.create(application=row, planned_at=now())
    for slot in slots:
        check_times(slot.starts_at, slot.ends_at)
        Interview.objects.create(application=row, loop=loop, starts_at=slot.starts_at, ends_at=slot.ends_at)
    record(actor, Kind.LOOP_PLANNED, loop, application=row.pk)
    publish(f"application:{row.pk}", events.PLANNED, loop.pk)
    return loop


@transaction.atomic
def add_interview(loop: Loop, *, actor: Actor, **details: Unpack[Details]) -> Interview:
    """Add an interview, as far as it is known; once invitations are out it must be whole, and is sent."""
    row = _open(loop, actor)
    check_times(details.get("starts_at"), details.get("ends_at"))
    with by_the_rules(row):
        interview = Interview(application=row.application, loop=row)
        _fill(interview, details)
    _note(row, interview, actor, "added")
    if row.state == State.INVITED:
        post.invite(interview)
        post.tell_candidate(row.application, "candidate_changed")
    return interview


@transaction.atomic
def change_interview(interview: Interview, *, actor: Actor, **details: Unpack[Details]) -> Interview:
    """Change what is given and leave the rest. After invitations everybody concerned hears of it.

    A new interviewer after invitations gets a row of their own with the same calendar entry, and that row
    is returned: whatever the first one has begun to write stays with them.
    """
    row = _open(interview.loop, actor)
    interview = _live(locked(interview))
    changed = _changed(interview, details)
    if not changed:
        return interview
    _check_held(interview, changed)
    if not _moved_ahead(details):
        _check_begun(interview, row, changed)
    if changed & {"starts_at", "ends_at"}:
        starts = details.get("starts_at", interview.starts_at)
        ends = details.get("ends_at", interview.ends_at)
        check_times(starts, ends, begun="starts_at" not in changed)
    first = interview
    with by_the_rules(row):
        if row.state == State.INVITED and "interviewer" in changed:
            interview = handed_over(first)
        _fill(interview, details)
    _note(row, interview, actor, "changed", sorted(changed))
    if row.state == State.INVITED:
        _tell(first, interview, changed)
    return interview


@transaction.atomic
def drop_interview(interview: Interview, *, actor: Actor) -> Interview:
    """Take an interview out of the loop; after invitations it leaves the calendars too."""
    row = _open(interview.loop, actor)
    interview = _live(locked(interview))
    _check_held(interview, {"interview"})
    _check_begun(interview, row, {"interview"})
    with by_the_rules(row):
        interview.cancelled_at, interview.sequence = now(), interview.sequence + 1
        interview.save(update_fields=["cancelled_at", "sequence"])
    _note(row, interview, actor, "dropped")
    if row.state == State.INVITED:
        post.call_off(interview)
        post.tell_candidate(row.application, "candidate_changed")
    return interview


def _open(loop: Loop | None, actor: Actor) -> Loop:
    if loop is None:
        raise Refused("A screen belongs to no loop.", way_out="Change it on the screen's page.")
    row = locked(loop)
    require(actor, P.LOOP_PLAN, row)
    require_plannable(row)
    return row


def _live(interview: Interview) -> Interview:
    if interview.cancelled_at is not None:
        raise Refused("This interview was called off.", way_out="Add a new one.", code="called_off")
    return interview


def _check_opening(application: Application) -> None:
    opening = application.opening
    if opening.state != OpeningState.OPEN:
        raise Refused(
            f"No loop can be planned: the opening is {OpeningState(opening.state).label.lower()}.",
            rule="L1",
            way_out="A loop needs a description that a Bar Raiser has approved, and a post that is open.",
            code="opening_not_open",
        )
    if not opening.weights.exists():
        raise Refused(
            "No loop can be planned: the opening has no principles yet.",
            rule="L1",
            way_out="Choose them in the opening.",
            code="no_principles",
        )


def _check_begun(interview: Interview, loop: Loop, changed: set[str]) -> None:
    if has_begun(interview, loop) and changed & {"interviewer", "principles", "interview"}:
        raise Refused(
            "This interview has begun: who leads it and on what stays as it was.",
            rule="L9",
            way_out="If it did not take place, give it a new time first.",
            place="starts_at",
            code="begun",
        )


def _check_held(interview: Interview, changed: set[str]) -> None:
    """Refuse to plan away what was handed in: the packet would lose it (rule F4)."""
    if changed & HELD and is_held(interview):
        raise held()


def _moved_ahead(details: Details) -> bool:
    starts = details.get("starts_at")
    return starts is not None and starts > now()


def _changed(interview: Interview, details: Details) -> set[str]:
    changed = {
        name for name, value in details.items() if name != "principles" and getattr(interview, name) != value
    }
    if "principles" in details:
        owned = {one.version.principle_id for one in interview.owned.select_related("version")}
        if owned != {version.principle_id for version in details["principles"]}:
            changed.add("principles")
    return changed


def _fill(interview: Interview, details: Details) -> None:
    for name, value in details.items():
        if name != "principles":
            setattr(interview, name, value)
    if interview.pk is not None:
        interview.sequence += 1
    interview.save()
    if "principles" in details:
        _own(interview, details["principles"])


def _own(interview: Interview, versions: Sequence[Version]) -> None:
    """Give these principles; those owned already keep the wording they were given in."""
    wanted = {version.principle_id: version for version in versions}
    for owned in interview.owned.select_related("version"):
        if wanted.pop(owned.version.principle_id, None) is None:
            owned.delete()
    OwnedPrinciple.objects.bulk_create(
        OwnedPrinciple(interview=interview, version=version) for version in wanted.values()
    )


def _note(loop: Loop, interview: Interview, actor: Actor, deed: str, fields: Sequence[str] = ()) -> None:
    record(actor, Kind.LOOP_CHANGED, loop, deed=deed, interview=interview.pk, fields=list(fields))
    publish(f"loop:{loop.pk}", events.CHANGED, interview.pk)


def _tell(first: Interview, interview: Interview, changed: set[str]) -> None:
    if first.pk != interview.pk:
        post.call_off(first)
        post.invite(interview, post.people_of(interview)[:1])
        post.update(interview, post.people_of(interview)[1:])
    elif changed & TOLD:
        post.update(interview)
    if changed & CANDIDATE_TOLD:
        post.tell_candidate(interview.application, "candidate_changed")
