"""The marks of a piece side by side, and the lines on which two reviewers stand apart (rule P5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.quality.models import Mark, Piece, Settlement
from doordesk.mechanisms.quality.states import APART, Level, Line, State


@dataclass(frozen=True, slots=True)
class Given:
    """One reviewer's mark on a line, with its sentence; `own` is the reader's."""

    level: int
    sentence: str
    own: bool
    reviewer: str = ""

    @property
    def word(self) -> str:
        """The mark in a word."""
        return str(Level(self.level).label)


@dataclass(frozen=True, slots=True)
class Beside:
    """A line with every mark it was given; `settled` is the Core's word where they stand apart."""

    line: Line
    given: tuple[Given, ...]
    settled: str = ""

    @property
    def apart(self) -> bool:
        """Whether two marks differ by two or more."""
        return far(one.level for one in self.given)


def far(levels: Iterable[int]) -> bool:
    """Whether marks differ by two or more.

    >>> far([4, 2]), far([3, 2]), far([1])
    (True, False, False)
    """
    found = list(levels)
    return bool(found) and max(found) - min(found) >= APART


def beside(actor: Actor, piece: Piece, *, named: bool = False) -> list[Beside]:
    """Each line of a piece with the marks that the actor may read; reviewers' names only where asked for."""
    rows = visible(actor, Mark, Mark.objects.filter(review__piece=piece, review__state=State.HANDED_IN))
    marks = list(rows.select_related("review__reviewer").order_by("review", "pk"))
    words = dict(visible(actor, Settlement, piece.settlements.all()).values_list("line", "text"))
    return [
        Beside(
            line,
            tuple(_given(one, actor, named=named) for one in marks if one.line == line and one.level),
            words.get(line, ""),
        )
        for line in Line
    ]


def _given(one: Mark, actor: Actor, *, named: bool) -> Given:
    reviewer = one.review.reviewer
    return Given(one.level or 0, one.sentence, reviewer.pk == actor.pk, reviewer.name if named else "")


def apart(piece: Piece) -> frozenset[Line]:
    """The lines on which a piece's reviewers stand two marks apart or more."""
    rows = Mark.objects.filter(review__piece=piece, review__state=State.HANDED_IN, level__isnull=False)
    levels: dict[str, list[int]] = {}
    for line, level in rows.values_list("line", "level"):
        levels.setdefault(line, []).append(level or 0)
    return frozenset(Line(line) for line, found in levels.items() if far(found))
