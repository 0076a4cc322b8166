"""Who sits where: the Bar Raiser, trainees, and limits let go of with a reason (rules L3-L5, L7, L10)."""

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
from doordesk.mechanisms.loops import events
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.actions.judging import by_the_rules, require_plannable
from doordesk.mechanisms.loops.actions.reasons import reason_said
from doordesk.mechanisms.loops.actions.sitting import answer_request, refuse_if_busy
from doordesk.mechanisms.loops.models import Interview, Loop, Override, Trainee
from doordesk.mechanisms.loops.queries.plans import has_begun
from doordesk.mechanisms.loops.states import State, Trainees


@transaction.atomic
def name_bar_raiser(loop: Loop, person: Person, *, actor: Actor) -> Loop:
    """Name the one Bar Raiser who leads; whoever led before is let go. Rules L3, L4, L5, L10."""
    row = _open(loop, actor)
    if row.bar_raiser_id == person.pk:
        return row
    if row.state == State.INVITED:
        post.tell_leader(row, "leading_over")
    with by_the_rules(row):
        row.bar_raiser = person
        row.save(update_fields=["bar_raiser"])
    _note(row, actor, deed="bar_raiser", person=person.pk)
    if row.state == State.INVITED:
        post.tell_leader(row, "leading")
    return row


@transaction.atomic
def seat_trainee(
    interview: Interview, person: Person, *, actor: Actor, kind: Trainees = Trainees.SHADOW
) -> Trainee:
    """Seat somebody who learns beside the interviewer of record. Rules L5, L7."""
    row, interview = _open_at(interview, actor)
    if interview.trainees.filter(person=person).exists():
        raise Refused(
            f"{person.name} has a trainee's seat in this interview already.",
            rule="L7",
            way_out="Take that seat away first to change its kind.",
            place="trainee",
        )
    refuse_if_busy(interview, person)
    with by_the_rules(row):
        seat = Trainee.objects.create(interview=interview, person=person, kind=kind)
    _count(interview)
    _note(row, actor, deed="seated", interview=interview.pk, person=person.pk)
    answer_request(interview, person, actor=actor)
    if row.state == State.INVITED:
        post.invite(interview, [person])
    _tell_the_others(row, interview, person)
    return seat


@transaction.atomic
def unseat_trainee(trainee: Trainee, *, actor: Actor) -> Interview:
    """Take a trainee's seat away."""
    row, interview = _open_at(trainee.interview, actor)
    person = trainee.person
    _count(interview)
    if row.state == State.INVITED:
        post.call_off(interview, [person])
    with by_the_rules(row):
        trainee.delete()
    _note(row, actor, deed="unseated", interview=interview.pk, person=person.pk)
    _tell_the_others(row, interview, person)
    return interview


@transaction.atomic
def override_limit(loop: Loop, person: Person, reason: str, *, actor: Actor) -> Override:
    """Let somebody go over the weekly limits in this loop, for a reason that stays on record. Rule L10."""
    row = _open(loop, actor)
    said = reason_said(reason, "Going over a limit needs a reason.", "L10", length=300)
    if actor.pk is None:
        raise Refused("Only a person can let go of a limit.", rule="L10")
    override, _ = Override.objects.update_or_create(
        loop=row, rule="L10", person=person, defaults={"reason": said, "by_id": actor.pk, "at": now()}
    )
    record(actor, Kind.LOOP_OVERRIDDEN, row, rule="L10", person=person.pk)
    publish(f"loop:{row.pk}", events.CHANGED, row.pk)
    return override


def _open(loop: Loop | None, actor: Actor) -> Loop:
    if loop is None:
        raise Refused("A screen has one interviewer and no trainees.", rule="L8")
    row = locked(loop)
    require(actor, P.LOOP_PLAN, row)
    require_plannable(row)
    return row


def _open_at(interview: Interview, actor: Actor) -> tuple[Loop, Interview]:
    row = _open(interview.loop, actor)
    interview = locked(interview)
    if interview.cancelled_at is not None or has_begun(interview, row):
        raise Refused(
            "This interview has begun or was called off: its seats stay as they were.",
            rule="L7",
            place="trainee",
            code="begun",
        )
    return row, interview


def _count(interview: Interview) -> None:
    """One calendar update more."""
    interview.sequence += 1
    interview.save(update_fields=["sequence"])


def _tell_the_others(loop: Loop, interview: Interview, person: Person) -> None:
    if loop.state == State.INVITED:
        post.update(interview, [one for one in post.people_of(interview) if one.pk != person.pk])
        post.tell_candidate(loop.application, "candidate_changed")


def _note(loop: Loop, actor: Actor, **facts: str | int) -> None:
    record(actor, Kind.LOOP_CHANGED, loop, **facts)
    publish(f"loop:{loop.pk}", events.CHANGED, loop.pk)
