"""Who reviews a piece: by load and chance, handed back with a reason, given to somebody else (rule P5)."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.quality.actions.post import tell_author
from doordesk.mechanisms.quality.models import LONGEST_REASON, Piece, Review
from doordesk.mechanisms.quality.queries.drawing import assign
from doordesk.mechanisms.quality.queries.sampling import loads, salt_of, tasks
from doordesk.mechanisms.quality.states import TRANSITIONS, Deed, State


def give(pieces: Collection[Piece], salt: str, *, actor: Actor) -> list[Review]:
    """Give pieces to whoever has least and had nothing to do with their loops; part of a larger deed."""
    moment = now()
    due = moment + timedelta(days=setting("quality.due_days"))
    chosen = assign(tasks(pieces), loads(), salt)
    rows = [
        Review(piece_id=piece, reviewer_id=who, given_at=moment, due_at=due)
        for piece, people in sorted(chosen.items())
        for who in people
    ]
    Review.objects.bulk_create(rows)
    for piece in pieces:
        if chosen.get(piece.pk):
            record(actor, Kind.QUALITY_GIVEN, piece, reviewers=len(chosen[piece.pk]))
    return rows


@transaction.atomic
def find_reviewers(piece: Piece, *, actor: Person) -> list[Review]:
    """Give a piece that nobody reviews to whoever may by now; refused while there is nobody. Rule P5."""
    row = locked(piece)
    require(actor, P.QUALITY_ASSIGN, row)
    if row.reviews.exclude(state=State.RETURNED).exists():
        raise Refused(
            "This piece has its reviewer.", rule="P5", way_out="Nothing needs to be done.", code="given"
        )
    made = give([row], salt_of(), actor=actor)
    if not made:
        raise Refused(
            "Nobody can review this piece: all who may had to do with its loop, or handed it back.",
            rule="P5",
            way_out="One more certified Bar Raiser or member of the Core would do.",
            code="nobody",
        )
    return made


@transaction.atomic
def hand_back(review: Review, reason: str, *, actor: Person) -> Review:
    """Return a piece unread or half read, with a reason; somebody else is asked at once. Rule P5."""
    row = _held(review)
    require(actor, P.QUALITY_REVIEW, row)
    return _returned(row, reason, actor)


@transaction.atomic
def give_to_another(review: Review, reason: str, *, actor: Person) -> Review:
    """Take a piece from a reviewer who cannot do it, and ask somebody else. Rule P5."""
    row = _held(review)
    require(actor, P.QUALITY_ASSIGN, row.piece)
    return _returned(row, reason, actor)


def _held(review: Review) -> Review:
    """Lock piece, then review: two who hand back at once ask two others, one after the other."""
    locked(review.piece)
    return locked(review)


def _returned(row: Review, reason: str, actor: Person) -> Review:
    said = " ".join(reason.split())
    if not 0 < len(said) <= LONGEST_REASON:
        way_out = f"Say in at most {LONGEST_REASON} characters why somebody else should look at it."
        raise Refused("A piece goes back with a reason.", rule="P5", way_out=way_out, place="reason")
    TRANSITIONS.apply(row, Deed.RETURN)
    row.reason = said
    row.save(update_fields=["reason"])
    row.marks.all().delete()
    record(actor, Kind.QUALITY_RETURNED, row.piece)
    give([row.piece], salt_of(), actor=actor)
    tell_author(row.piece)
    return row
