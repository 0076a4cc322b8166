"""Which lessons and courses there are, and in which order (rule P1)."""

from typing import TypeVar

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.course.models import Course, Lesson

Thing = TypeVar("Thing", Course, Lesson)


@transaction.atomic
def retire(thing: Thing, *, actor: Actor) -> Thing:
    """Take a lesson, or a whole course, out of use: it counts no longer; who finished it is kept."""
    thing = locked(thing)
    require(actor, P.COURSE_WRITE, thing)
    if thing.retired_at is not None:
        raise Refused("This is retired already.", way_out="Take it up again if it is missed.")
    return _mark(thing, "retired", actor)


@transaction.atomic
def restore(thing: Thing, *, actor: Actor) -> Thing:
    """Take it up again, as it was; what people finished counts again."""
    thing = locked(thing)
    require(actor, P.COURSE_WRITE, thing)
    if thing.retired_at is None:
        raise Refused("This is in use.", way_out="There is nothing to take up again.")
    return _mark(thing, "restored", actor)


@transaction.atomic
def move_lesson(lesson: Lesson, *, up: bool, actor: Actor) -> None:
    """Let a lesson change places with its neighbour; at the end of the row nothing happens."""
    require(actor, P.COURSE_WRITE, lesson)
    row = Lesson.objects.select_for_update(of=("self",)).filter(course=lesson.course_id, retired_at=None)
    if _step(list(row.order_by("position", "pk")), lesson, up=up):
        record(actor, Kind.COURSE_CHANGED, lesson, deed="moved")


@transaction.atomic
def move_course(course: Course, *, up: bool, actor: Actor) -> None:
    """Let a course change places with its neighbour; at the end of the row nothing happens."""
    require(actor, P.COURSE_WRITE, course)
    row = Course.objects.select_for_update().filter(retired_at=None)
    if _step(list(row.order_by("position", "pk")), course, up=up):
        record(actor, Kind.COURSE_CHANGED, course, deed="moved")


def put_in_order(row: list[Thing]) -> bool:
    """Give these rows their places in the order given; tell whether anything moved."""
    moved = [one for place, one in enumerate(row, start=1) if one.position != place]
    for place, one in enumerate(row, start=1):
        one.position = place
    if moved:
        type(row[0])._default_manager.bulk_update(moved, ["position"])
    return bool(moved)


def _step(row: list[Thing], thing: Thing, *, up: bool) -> bool:
    if thing not in row:
        raise Refused("What is retired has no place in the order.", way_out="Take it up again first.")
    here = row.index(thing)
    there = max(0, here - 1) if up else min(len(row) - 1, here + 1)
    row.insert(there, row.pop(here))
    put_in_order(row)
    return here != there


def _mark(thing: Thing, deed: str, actor: Actor) -> Thing:
    thing.retired_at = now() if deed == "retired" else None
    thing.save(update_fields=["retired_at"])
    record(actor, Kind.COURSE_CHANGED, thing, deed=deed)
    return thing
