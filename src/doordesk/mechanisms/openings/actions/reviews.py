"""The Bar Raiser's review of a description. Rules L1, L4."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.actions.moves import step
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.queries import missing, reviewers, weights_of, why_not_review
from doordesk.mechanisms.openings.states import TRANSITIONS, Deed


@transaction.atomic
def submit(opening: Opening, reviewer: Person, *, actor: Actor) -> Opening:
    """Ask a certified Bar Raiser from outside the hiring chain to review a whole description."""
    opening = locked(opening)
    require(actor, P.OPENING_EDIT, opening)
    TRANSITIONS.after(opening.state, Deed.SUBMIT)
    if gaps := missing(opening, weights_of(opening)):
        raise Refused(
            " ".join(gap.what for gap in gaps),
            rule="L1",
            way_out=" ".join(gap.way_out for gap in gaps),
            code="not_ready",
        )
    _able(opening, reviewer)
    opening.reviewer = reviewer
    opening.save(update_fields=["reviewer"])
    return step(opening, Deed.SUBMIT, actor)


@transaction.atomic
def take_back(opening: Opening, *, actor: Actor) -> Opening:
    """Take a description out of review: to go on writing, or to ask somebody else."""
    opening = locked(opening)
    require(actor, P.OPENING_EDIT, opening)
    return step(opening, Deed.TAKE_BACK, actor)


@transaction.atomic
def return_with_remarks(opening: Opening, remarks: str, *, actor: Actor) -> Opening:
    """Give a description back with what has to change."""
    opening = locked(opening)
    require(actor, P.OPENING_APPROVE, opening)
    TRANSITIONS.after(opening.state, Deed.RETURN)
    if not remarks.strip():
        raise Refused(
            "A description is not returned without a word.",
            rule="L1",
            way_out="Say what should change, so that the next draft can be the last.",
            place="remarks",
        )
    return step(opening, Deed.RETURN, actor, note=remarks, place="remarks")


@transaction.atomic
def approve(opening: Opening, *, actor: Actor) -> Opening:
    """Approve the description: from now on loops can be planned. Rule L1."""
    opening = locked(opening)
    require(actor, P.OPENING_APPROVE, opening)
    TRANSITIONS.after(opening.state, Deed.APPROVE)
    if opening.reviewer is not None:
        _able(opening, opening.reviewer)
    if gaps := missing(opening, weights_of(opening)):
        raise Refused(
            " ".join(gap.what for gap in gaps), rule="L1", way_out=f"“{Deed.RETURN.label}” and say so."
        )
    step(opening, Deed.APPROVE, actor)
    opening.approved_at, opening.approved_by_id = now(), actor.pk
    opening.save(update_fields=["approved_at", "approved_by"])
    return opening


def _able(opening: Opening, reviewer: Person) -> None:
    """Refuse somebody who cannot review, and name those who can."""
    if why := why_not_review(opening, reviewer):
        free = [one.name for one in reviewers(opening) if not one.why_not]
        raise Refused(
            f"{reviewer} cannot review this description: {why}.",
            rule="L1",
            way_out=f"Bar Raisers who can: {', '.join(free)}."
            if free
            else "No Bar Raiser can: ask the Core.",
            place="reviewer",
        )
