"""Who reviews, who reads marks, who settles (rule P5). Who reads the text is said by `assessments/policy.py`.

A piece is **complete** when a review of it is in and none is open. Until then its marks are their writers'
alone, so that no second reviewer knows the first's; from then on its author, its reviewers and the Core read
them.
"""

from django.db.models import Exists, OuterRef, Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.mechanisms.assessments.policy import lends
from doordesk.mechanisms.quality.models import Mark, Piece, Review, Settlement
from doordesk.mechanisms.quality.states import State
from doordesk.mechanisms.training.queries import certified
from doordesk.mechanisms.training.states import Scope


def complete() -> Q:
    """Pieces of which a review is in and none is open."""
    reviews = Review.objects.filter(piece=OuterRef("pk"))
    return Exists(reviews.filter(state=State.HANDED_IN)) & ~Exists(reviews.filter(state=State.OPEN))


def may_be_asked(actor: Actor) -> bool:
    """Tell whether somebody reviews at all: the Core, and certified Bar Raisers."""
    return actor.pk is not None and (actor.holds(Role.CORE) or actor.pk in certified(Scope.DEBRIEF))


@lends
def given(actor: Actor) -> Q:
    """Assessments whose piece the actor was given and did not hand back, while they review at all."""
    held = Review.objects.filter(reviewer_id=actor.pk).exclude(state=State.RETURNED)
    return Q(quality_piece__in=held.values("piece")) if may_be_asked(actor) else NOTHING


@reads(Piece)
def pieces(actor: Actor) -> Q:
    """Complete ones: their author, their reviewers, the Core."""
    if actor.pk is None:
        return NOTHING
    reviewed = Review.objects.filter(reviewer_id=actor.pk, state=State.HANDED_IN).values("piece")
    own = Q(assessment__author_id=actor.pk) | Q(pk__in=reviewed)
    return complete() & (EVERYTHING if actor.holds(Role.CORE) else own)


@reads(Review)
def reviews(actor: Actor) -> Q:
    """The reviewer's own, but none handed back; to the Core those of complete pieces that they did not write.

    The author reads marks and sentences (`marks`), never the review: it names its reviewer.
    """
    if actor.pk is None:
        return NOTHING
    own = Q(reviewer_id=actor.pk) & ~Q(state=State.RETURNED)
    if not actor.holds(Role.CORE):
        return own
    done = Piece.objects.filter(complete()).exclude(assessment__author_id=actor.pk)
    return own | Q(state=State.HANDED_IN, piece__in=done.values("pk"))


@reads(Mark)
def marks(actor: Actor) -> Q:
    """One's own while one writes; those of a complete piece by whoever may see the piece."""
    if actor.pk is None:
        return NOTHING
    own = Q(review__reviewer_id=actor.pk) & ~Q(review__state=State.RETURNED)
    shown = Piece.objects.filter(pieces(actor)).values("pk")
    return own | Q(review__state=State.HANDED_IN, review__piece__in=shown)


@reads(Settlement)
def settlements(actor: Actor) -> Q:
    """With the marks they settle."""
    return Q(piece__in=Piece.objects.filter(pieces(actor)).values("pk"))


@allows(P.QUALITY_READ, who="the Core", deed="read the figures of quality reviews", rule="P5")
def may_read(actor: Actor, subject: object) -> bool:
    """Whoever runs the programme."""
    return actor.holds(Role.CORE)


@allows(P.QUALITY_DRAW, who="the Core", deed="draw a sample of assessments", rule="P5")
def may_draw(actor: Actor, subject: object) -> bool:
    """Whoever runs the programme; what is drawn is not theirs to choose."""
    return actor.holds(Role.CORE)


@allows(
    P.QUALITY_ASSIGN,
    who="a member of the Core who did not write the assessment",
    deed="give this review to somebody else",
    rule="P5",
)
def may_assign(actor: Actor, piece: Piece) -> bool:
    """The Core, but nobody says who looks at their own."""
    return actor.holds(Role.CORE) and piece.assessment.author_id != actor.pk


@allows(P.QUALITY_REVIEW, who="the reviewer it was given to", deed="write this review", rule="P5")
def may_review(actor: Actor, review: Review) -> bool:
    """Its reviewer alone."""
    return actor.pk is not None and review.reviewer_id == actor.pk


@allows(
    P.QUALITY_SETTLE,
    who="a member of the Core who did not write the assessment, once every review of it is in,",
    deed="settle where these reviews differ",
    rule="P5",
)
def may_settle(actor: Actor, piece: Piece) -> bool:
    """The Core, with all marks before them."""
    return may_assign(actor, piece) and Piece.objects.filter(complete(), pk=piece.pk).exists()
