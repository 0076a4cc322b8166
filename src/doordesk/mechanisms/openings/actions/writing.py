"""What is written about an opening. Rule L1: what was approved changes only by a new review."""

from dataclasses import fields

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.openings.actions.facts import sound
from doordesk.mechanisms.openings.models import Facts, Opening, OpeningPrinciple
from doordesk.mechanisms.openings.policy import hires_for_others
from doordesk.mechanisms.openings.queries import facts_of, why_not_review
from doordesk.mechanisms.openings.states import Deed, State

APPROVED = ("title", "description", "level", "team", "weights")
_NAMES = {"weights": "principles"}


@transaction.atomic
def add_opening(facts: Facts, *, actor: Actor) -> Opening:
    """Begin an opening as a draft; managers begin their own, recruiters and the Core anybody's."""
    require(actor, P.OPENING_ADD)
    if not hires_for_others(actor) and facts.hiring_manager.pk != actor.pk:
        raise Refused(
            "You can only add openings that you hire for yourself.",
            way_out="A recruiter or the Core adds one for another hiring manager.",
            place="hiring_manager",
        )
    facts = sound(facts)
    opening = Opening(created_at=now(), state=State.DRAFT)
    _write(opening, facts)
    record(actor, Kind.OPENING_ADDED, opening)
    return opening


@transaction.atomic
def change_opening(opening: Opening, facts: Facts, *, actor: Actor) -> Opening:
    """Change what is written: all of it before the approval, afterwards only who is on it. Rules L1, L4."""
    opening = locked(opening)
    require(actor, P.OPENING_EDIT, opening)
    before, facts = facts_of(opening), sound(facts)
    changed = [
        field.name for field in fields(Facts) if getattr(before, field.name) != getattr(facts, field.name)
    ]
    if not changed:
        raise Refused("Nothing was changed.", way_out="Change something, or go back.", code="unchanged")
    _only_what_may_change(opening, changed)
    _write(opening, facts)
    if "hiring_manager" in changed or "recruiter" in changed:
        _reviewer_stays_outside(opening)
    record(actor, Kind.OPENING_CHANGED, opening, parts=[_NAMES.get(name, name) for name in changed])
    return opening


def _only_what_may_change(opening: Opening, changed: list[str]) -> None:
    """Refuse to touch an ended opening, or the approved part of an open one."""
    if opening.state in (State.FILLED, State.CLOSED):
        raise Refused(
            f"This opening is {opening.get_state_display().lower()}, and its record stays as it is.",
            way_out=f"“{Deed.REOPEN.label}” comes first.",
            code="wrong_state",
        )
    fixed = [name for name in changed if name in APPROVED] if opening.state == State.OPEN else []
    if fixed:
        said = " and ".join(_NAMES.get(name, name) for name in fixed)
        raise Refused(
            f"A Bar Raiser approved this opening as it stands: {said} cannot change now.",
            rule="L1",
            way_out=f"“{Deed.REVISE.label}” takes it back to draft, and a Bar Raiser reads it again.",
            place=fixed[0],
        )


def _reviewer_stays_outside(opening: Opening) -> None:
    """Refuse people who would draw the reviewing Bar Raiser into the hiring chain."""
    if opening.reviewer is None or opening.state not in (State.IN_REVIEW, State.OPEN):
        return
    if why := why_not_review(opening, opening.reviewer):
        deed = Deed.TAKE_BACK if opening.state == State.IN_REVIEW else Deed.REVISE
        raise Refused(
            f"{opening.reviewer} could not review this opening then: {why}.",
            rule="L4",
            way_out=f"“{deed.label}” comes first; then ask a Bar Raiser from outside.",
            place="hiring_manager",
        )


def _write(opening: Opening, facts: Facts) -> None:
    """Write all facts to the row and beside it."""
    for field in fields(Facts):
        if field.name not in ("weights", "future_reports"):
            setattr(opening, field.name, getattr(facts, field.name))
    opening.save()
    opening.weights.all().delete()
    OpeningPrinciple.objects.bulk_create(
        OpeningPrinciple(opening=opening, principle_id=principle, weight=weight)
        for principle, weight in facts.weights.items()
    )
    opening.future_reports.set(facts.future_reports)
