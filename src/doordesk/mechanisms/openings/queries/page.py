"""What an opening's page shows: its principles in today's words, its way so far, who can be named on it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.models import Facts, Move, Opening
from doordesk.mechanisms.openings.policy import hires_for_others
from doordesk.mechanisms.openings.states import Deed, State
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.principles.queries import current_of, vocabulary


@dataclass(frozen=True, slots=True)
class Weight:
    """A principle of an opening in today's wording, and how many interviewers should own it (rule L6)."""

    version: Version
    weight: int

    @property
    def retired(self) -> bool:
        """Whether the principle has left the vocabulary."""
        return self.version.principle.retired_at is not None

    @property
    def owners(self) -> str:
        """How many interviewers should own it, in words."""
        return "one interviewer" if self.weight == 1 else "two interviewers"


def weights_of(opening: Opening) -> list[Weight]:
    """Return an opening's principles in the company's order, in two queries."""
    weights = dict(opening.weights.values_list("principle_id", "weight"))
    versions = current_of(weights)
    row = sorted(versions.values(), key=lambda it: (it.principle.position, it.principle_id))
    return [Weight(version, weights[version.principle_id]) for version in row]


def facts_of(opening: Opening) -> Facts:
    """Return what people wrote about an opening, for comparing and for forms."""
    return Facts(
        title=opening.title,
        level=opening.level,
        team=opening.team,
        hiring_manager=opening.hiring_manager,
        recruiter=opening.recruiter,
        description=opening.description,
        weights=dict(opening.weights.values_list("principle_id", "weight")),
        future_reports=frozenset(opening.future_reports.values_list("pk", flat=True)),
    )


def history(actor: Actor, opening: Opening) -> QuerySet[Move]:
    """Return the moves of an opening that somebody may read, the newest first."""
    moves = visible(actor, Move, opening.moves.select_related("by"))
    return moves.order_by("-at", "-pk")


def returned(opening: Opening, moves: list[Move]) -> Move | None:
    """Return the review's remarks that a draft has still to answer, from its history."""
    last = moves[0] if moves and opening.state == State.DRAFT else None
    return last if last and last.deed == Deed.RETURN else None


def stations(opening: Opening) -> list[dict[str, str]]:
    """Return the line draft → in review → open → filled (or closed) with where the opening stands."""
    ended = State.CLOSED if opening.state == State.CLOSED else State.FILLED
    line = [State.DRAFT, State.IN_REVIEW, State.OPEN, ended]
    here = line.index(State(opening.state))
    approved = opening.approved_at is not None
    reached = here if ended is State.FILLED or approved else 0
    return [
        {"label": str(state.label), "state": _standing(place, here, reached)}
        for place, state in enumerate(line)
    ]


def _standing(place: int, here: int, reached: int) -> str:
    if place == here:
        return "current"
    return "done" if place < here and place <= reached else "ahead"


def recruiters(opening: Opening | None = None) -> QuerySet[Person]:
    """Return the people who can be an opening's recruiter, and who is."""
    able = Q(is_active=True, is_recruiter=True)
    return Person.objects.filter(able | Q(pk=opening.recruiter_id) if opening else able)


def possible_managers(actor: Actor, opening: Opening | None = None) -> QuerySet[Person]:
    """Return whom somebody can name as hiring manager: anybody; for a new opening perhaps only themself."""
    if opening is None and not hires_for_others(actor):
        return Person.objects.filter(Q(pk=actor.pk))
    present = Q(pk=opening.hiring_manager_id) if opening else Q()
    return Person.objects.filter(Q(is_active=True) | present)


def suggested(actor: Actor) -> dict[str, int | None]:
    """Return what a new opening most likely says of its people: one's own post, or one's own candidates."""
    if recruiters().filter(Q(pk=actor.pk)).exists():
        return {"recruiter": actor.pk}
    return {"hiring_manager": actor.pk, "team": getattr(actor, "team_id", None)}


def choosable(actor: Actor, facts: Facts | None = None) -> list[Version]:
    """Return the principles in use, and retired ones that the opening still names."""
    row = list(vocabulary(actor).prefetch_related(None))
    named = current_of(facts.weights) if facts else {}
    return row + [version for version in named.values() if version.principle.retired_at is not None]
