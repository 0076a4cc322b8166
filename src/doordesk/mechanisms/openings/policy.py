"""Who sees, writes and approves an opening (rule L1)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.models import Move, Opening
from doordesk.mechanisms.openings.states import State
from doordesk.mechanisms.training.queries import is_certified
from doordesk.mechanisms.training.states import Scope

PUBLISHED = (State.OPEN, State.FILLED)


@reads(Opening)
def open_ones(actor: Actor) -> Q:
    """Open posts are known to all; drafts to recruiters, the Core and those named on them."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return EVERYTHING
    named = Q(hiring_manager_id=actor.pk) | Q(recruiter_id=actor.pk) | Q(reviewer_id=actor.pk)
    return Q(state__in=PUBLISHED) | named


@reads(Move)
def what_was_said(actor: Actor) -> Q:
    """Remarks and reasons stay with recruiters, the Core and those named on the opening."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return EVERYTHING
    keepers = Q(opening__hiring_manager_id=actor.pk) | Q(opening__recruiter_id=actor.pk)
    return keepers | Q(opening__reviewer_id=actor.pk)


def keeps(actor: Actor, opening: Opening) -> bool:
    """Tell whether somebody is the opening's hiring manager or recruiter."""
    return actor.pk is not None and actor.pk in (opening.hiring_manager_id, opening.recruiter_id)


@allows(P.OPENING_ADD, who="a recruiter, the Core or anybody with a team", deed="add an opening")
def may_add(actor: Actor, _: None) -> bool:
    """Recruiters, the Core, and managers for their own posts."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return True
    return actor.pk is not None and Person.objects.filter(manager_id=actor.pk, is_active=True).exists()


def hires_for_others(actor: Actor) -> bool:
    """Tell whether somebody may add openings with another person as hiring manager."""
    return actor.holds(Role.RECRUITER) or actor.holds(Role.CORE)


@allows(P.OPENING_EDIT, who="the hiring manager or the recruiter of the opening", deed="change this opening")
def may_edit(actor: Actor, opening: Opening) -> bool:
    """Whoever answers for the post."""
    return keeps(actor, opening)


@allows(P.OPENING_CLOSE, who="the hiring manager or the recruiter of the opening", deed="close this opening")
def may_close(actor: Actor, opening: Opening) -> bool:
    """Whoever answers for the post."""
    return keeps(actor, opening)


@allows(
    P.OPENING_APPROVE,
    who="the Bar Raiser who reviews it, certified and neither hiring manager nor recruiter,",
    deed="approve this description",
    rule="L1",
)
def may_approve(actor: Actor, opening: Opening) -> bool:
    """The reviewing Bar Raiser, while certified."""
    if not isinstance(actor, Person) or keeps(actor, opening):
        return False
    return actor.pk == opening.reviewer_id and is_certified(actor, Scope.DEBRIEF)
