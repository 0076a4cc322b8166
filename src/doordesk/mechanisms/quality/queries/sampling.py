"""What a draw would find: assessments of decided loops, who may review, how much they have (rule P5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, Q

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import settings_now
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.policy import reviewable
from doordesk.mechanisms.assessments.queries import those_near
from doordesk.mechanisms.debriefs.models import Debrief, Handover
from doordesk.mechanisms.quality.models import Piece, Review, Salt
from doordesk.mechanisms.quality.queries.drawing import Drawn, Item, Shares, Task, draw
from doordesk.mechanisms.quality.states import State, Why
from doordesk.mechanisms.training.queries import certified
from doordesk.mechanisms.training.states import Scope

LATELY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Look:
    """What a draw of a period would find: of how many, how many drawn before, which now, who may review."""

    of: int
    before: int
    drawn: tuple[Drawn, ...]
    reviewers: int

    @property
    def twice(self) -> int:
        """How many would get two reviewers."""
        return sum(one.twice for one in self.drawn)

    @property
    def by_turn(self) -> int:
        """How many are drawn because their author's turn has come."""
        return sum(one.why is Why.TURN for one in self.drawn)


def look(since: date, until: date, salt: str) -> Look:
    """Draw for a period without keeping it; days are those of UTC, both among them. Four queries."""
    found = items(since, until)
    asked = [one for one in found if one.asked]
    before = sum(one.drawn for one in asked)
    return Look(len(asked), before, tuple(draw(found, shares(), salt)), len(reviewers()))


def shares() -> Shares:
    """The company's numbers of the draw."""
    chosen = settings_now()
    return Shares(chosen["quality.share"], chosen["quality.second_share"], chosen["quality.one_of_last"])


def items(since: date, until: date) -> list[Item]:
    """Every assessment that may be reviewed, decided until a day; those of the period are asked about."""
    first, end = _moment(since), _moment(until + timedelta(days=1))
    closed = "interview__loop__debrief__packet__closed_at"
    rows = Assessment.objects.filter(reviewable(), **{f"{closed}__lt": end})
    return [
        Item(key, author, at, drawn=piece is not None, asked=at >= first)
        for key, author, at, piece in rows.values_list("pk", "author", closed, "quality_piece")
    ]


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def salt_of() -> str:
    """The company's salt; "" until the first draw makes one."""
    return Salt.objects.values_list("value", flat=True).first() or ""


def reviewers() -> frozenset[int]:
    """Who may review at all, as `policy.may_be_asked` has it: the Core and certified Bar Raisers."""
    core = Person.objects.filter(is_active=True, is_core=True)
    return frozenset(core.values_list("pk", flat=True)) | certified(Scope.DEBRIEF)


def loads() -> dict[int, int]:
    """How many reviews each possible reviewer has open or had lately."""
    counted = Q(state=State.OPEN) | Q(state=State.HANDED_IN, given_at__gte=now() - LATELY)
    rows = Review.objects.filter(counted).values_list("reviewer").annotate(Count("pk"))
    had = dict(rows)
    return {person: had.get(person, 0) for person in reviewers()}


def tasks(pieces: Iterable[Piece]) -> list[Task]:
    """What each piece still wants, and who may not be its reviewer; nine queries for any number."""
    rows = list(pieces)
    near, led = those_near([one.assessment_id for one in rows]), _led(rows)
    asked = _asked(rows)
    return [
        Task(
            one.pk,
            (2 if one.twice else 1) - sum(live for _, live in asked.get(one.pk, ())),
            near[one.assessment_id] | led[one.pk] | {who for who, _ in asked.get(one.pk, ())},
        )
        for one in rows
    ]


def _asked(pieces: Collection[Piece]) -> dict[int, list[tuple[int, bool]]]:
    """Who was given each piece before, and whether they still have it."""
    found: dict[int, list[tuple[int, bool]]] = {}
    for piece, who, state in Review.objects.filter(piece__in=pieces).values_list(
        "piece", "reviewer", "state"
    ):
        found.setdefault(piece, []).append((who, state != State.RETURNED))
    return found


def _led(pieces: Collection[Piece]) -> dict[int, frozenset[int]]:
    """Who led the debrief of each piece, at any time of it."""
    loop = dict(
        Piece.objects.filter(pk__in=[one.pk for one in pieces]).values_list(
            "pk", "assessment__interview__loop"
        )
    )
    leaders: dict[int, set[int]] = {}
    for of, leader in Debrief.objects.filter(loop__in=loop.values()).values_list("loop", "leader"):
        leaders.setdefault(of, set()).add(leader)
    handed = Handover.objects.filter(debrief__loop__in=loop.values())
    for of, *both in handed.values_list("debrief__loop", "before", "after"):
        leaders.setdefault(of, set()).update(both)
    return {piece: frozenset(leaders.get(of, ())) for piece, of in loop.items()}
