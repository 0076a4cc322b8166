"""The list of openings, searched and filtered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, IntegerField, Max, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.ui.filters import Filters
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State
from doordesk.mechanisms.principles.queries import current_of

_ORDER = (State.IN_REVIEW, State.OPEN, State.DRAFT, State.FILLED, State.CLOSED)
TONES = {State.IN_REVIEW: "warn", State.OPEN: "good", State.FILLED: "info"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    opening: Opening
    since: datetime

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES.get(State(self.opening.state), "neutral")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the file: the opening, and its principles in words."""

    opening: Opening
    principles: str


def listed(actor: Actor, filters: Filters) -> QuerySet[Opening]:
    """Return the openings somebody may see that match the filters; those that move come first."""
    found = visible(actor, Opening).select_related("team", "hiring_manager", "recruiter")
    for word in filters.q.split():
        found = found.filter(_names(word))
    if filters.value("state"):
        found = found.filter(state=filters.value("state"))
    if filters.value("team"):
        found = found.filter(team=int(filters.value("team")))
    if filters.value("whose"):
        found = found.filter(_mine(actor))
    place = Case(
        *(When(state=state, then=Value(n)) for n, state in enumerate(_ORDER)), output_field=IntegerField()
    )
    return found.annotate(moved=Coalesce(Max("moves__at"), "created_at")).order_by(
        place, "-created_at", "-pk"
    )


def rows_of(openings: Iterable[Opening]) -> list[Row]:
    """Return the lines for openings from `listed`."""
    return [Row(opening, since(opening)) for opening in openings]


def with_principles(openings: QuerySet[Opening]) -> Iterator[Listed]:
    """Return openings with their principles in words, in three queries."""
    rows = list(openings.prefetch_related("weights"))
    names = current_of({weight.principle_id for row in rows for weight in row.weights.all()})
    for row in rows:
        said = (f"{names[it.principle_id].name} × {it.weight}" for it in row.weights.all())
        yield Listed(row, "; ".join(said))


def since(opening: Opening) -> datetime:
    """Say since when an opening from `listed` stands where it stands."""
    moved: datetime = getattr(opening, "moved", opening.created_at)
    return moved


def _names(word: str) -> Q:
    people = Q(hiring_manager__name__icontains=word) | Q(recruiter__name__icontains=word)
    return people | Q(title__icontains=word) | Q(team__name__icontains=word)


def _mine(actor: Actor) -> Q:
    return Q(hiring_manager_id=actor.pk) | Q(recruiter_id=actor.pk) | Q(reviewer_id=actor.pk)
