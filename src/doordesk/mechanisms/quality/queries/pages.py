"""The pages of a review and of a piece as rows ready to be shown (rule P5)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, QuerySet

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import LentText, lent_text
from doordesk.mechanisms.debriefs.models import Packet
from doordesk.mechanisms.quality.models import Draw, Mark, Piece, Review
from doordesk.mechanisms.quality.policy import complete
from doordesk.mechanisms.quality.queries.marks import Beside, beside
from doordesk.mechanisms.quality.states import Line, State

WITH = Review.objects.select_related("piece__assessment", "reviewer")
PIECES = Piece.objects.select_related("assessment__author", "assessment__interview", "draw")


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A reviewer's page: the masked text, and once their review is in, the marks of both and the vote."""

    review: Review
    text: LentText | None
    beside: tuple[Beside, ...]
    complete: bool

    @property
    def done(self) -> bool:
        """Whether the reviewer has handed it in."""
        return self.review.state == State.HANDED_IN


def review_page(actor: Actor, review: Review) -> ReviewPage:
    """Build it; the vote is shown when the reviewer's marks are in."""
    done = review.state == State.HANDED_IN
    text = lent_text(actor, review.piece.assessment_id, with_vote=done)
    marks = tuple(beside(actor, review.piece)) if done else ()
    return ReviewPage(review, text, marks, done and is_complete(review.piece))


def is_complete(piece: Piece) -> bool:
    """Whether every review of it is in."""
    return Piece.objects.filter(complete(), pk=piece.pk).exists()


def typed_so_far(review: Review) -> dict[str, object]:
    """A draft as its form begins."""
    found: dict[str, object] = {}
    for one in Mark.objects.filter(review=review):
        found[f"{one.line}_level"] = one.level
        found[f"{one.line}_sentence"] = one.sentence
    return found


@dataclass(frozen=True, slots=True)
class PiecePage:
    """A complete piece: its marks; to the Core with reviewers' names and what can be settled."""

    piece: Piece
    beside: tuple[Beside, ...]
    own: bool
    core: bool
    may_settle: bool
    may_open: bool

    @property
    def to_settle(self) -> tuple[Line, ...]:
        """The lines on which two reviewers stand far apart."""
        return tuple(one.line for one in self.beside if one.apart)


def piece_page(actor: Actor, piece: Piece) -> PiecePage:
    """Build it for its author, a reviewer or the Core; nobody learns who reviewed their own."""
    own = piece.assessment.author_id == actor.pk
    core = actor.holds(Role.CORE) and not own
    text = visible(actor, Assessment).filter(pk=piece.assessment_id)
    return PiecePage(
        piece,
        tuple(beside(actor, piece, named=core)),
        own,
        core,
        may_settle=can(actor, P.QUALITY_SETTLE, piece),
        may_open=text.exists(),
    )


def listed(state: str = "") -> QuerySet[Piece]:
    """Pieces for the Core's list, by number: nothing that says whose they are."""
    live = Q(reviews__state__in=(State.OPEN, State.HANDED_IN))
    rows = (
        Piece.objects.select_related("draw")
        .annotate(
            given=Count("reviews", filter=live),
            came=Count("reviews", filter=Q(reviews__state=State.HANDED_IN)),
            back=Count("reviews", filter=Q(reviews__state=State.RETURNED)),
            due=Max("reviews__due_at", filter=Q(reviews__state=State.OPEN)),
        )
        .order_by("-pk")
    )
    narrowed = {
        "open": rows.filter(due__isnull=False),
        "nobody": rows.filter(given=0),
        "complete": rows.filter(complete()),
    }
    return narrowed.get(state, rows)


def open_reviews(actor: Actor, pieces: QuerySet[Piece] | list[Piece]) -> dict[int, list[Review]]:
    """The open reviews of some pieces with their reviewers; none of a piece that the actor wrote."""
    keys = [one.pk for one in pieces]
    rows = Review.objects.filter(piece__in=keys, state=State.OPEN).exclude(piece__assessment__author=actor.pk)
    found: dict[int, list[Review]] = {}
    for row in rows.select_related("reviewer"):
        found.setdefault(row.piece_id, []).append(row)
    return found


def readable_pieces(actor: Actor, pieces: list[Piece]) -> frozenset[int]:
    """Those of them whose page the actor may open."""
    rows = visible(actor, Piece, Piece.objects.filter(pk__in=[one.pk for one in pieces]))
    return frozenset(rows.values_list("pk", flat=True))


def next_period() -> tuple[date, date] | None:
    """What to draw from next: from the day after the last draw, or the first closed debrief, until yesterday.

    None while no debrief is closed.
    """
    last = Draw.objects.aggregate(Max("until"))["until__max"]
    if last is None:
        first = Packet.objects.filter(debrief__loop__historical=False).order_by("closed_at").first()
        if first is None:
            return None
        last = first.closed_at.date() - timedelta(days=1)
    until = now().date() - timedelta(days=1)
    since = last + timedelta(days=1)
    return since, max(since, until)
