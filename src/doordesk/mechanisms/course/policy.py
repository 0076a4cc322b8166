"""Everybody reads the lessons; the Core writes them; an answer is its giver's alone (rule P1)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.mechanisms.course.models import Course, Finish, Lesson, Reply, Version
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.states import RUNNING


@reads(Course)
@reads(Lesson)
@reads(Version)
def everybody(actor: Actor) -> Q:
    """Whoever has an account may learn, certified or not."""
    return EVERYTHING


@reads(Reply)
def own(actor: Actor) -> Q:
    """Nobody sees what somebody else answered: one learns from wrong answers when they cost nothing."""
    return Q(person=actor.pk) if actor.pk is not None else NOTHING


@reads(Finish)
def finished(actor: Actor) -> Q:
    """Which lessons somebody finished is for them, their mentor and the Core."""
    if actor.holds(Role.CORE):
        return EVERYTHING
    if actor.pk is None:
        return NOTHING
    trainees = Journey.objects.filter(mentor=actor.pk, state__in=RUNNING)
    return Q(person=actor.pk) | Q(person__in=trainees.values("person"))


@allows(P.COURSE_FOLLOW, who="the Core", deed="see who finished which lesson", rule="P1")
def may_follow(actor: Actor, _: None) -> bool:
    """The Core."""
    return actor.holds(Role.CORE)


@allows(P.COURSE_TAKE, who="somebody with an account", deed="take a lesson", rule="P1")
def may_take(actor: Actor, lesson: Lesson | None) -> bool:
    """Everybody, for themself."""
    return actor.pk is not None


@allows(P.COURSE_WRITE, who="the Core", deed="change the course", rule="P1")
def may_write(actor: Actor, subject: Course | Lesson | None) -> bool:
    """The Core; the command line imports a folder."""
    return actor is OPERATOR or actor.holds(Role.CORE)
