"""Who can review: certified Bar Raisers outside the hiring chain, and why others cannot. Rules L1, L4."""

from dataclasses import dataclass

from doordesk.engines.planning import Opening as Post
from doordesk.engines.planning import Person as Somebody
from doordesk.engines.planning.chain import ties
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.training.queries import certified, why_not_certified
from doordesk.mechanisms.training.states import Scope


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A certified Bar Raiser, and the clause that keeps them from reviewing ('they report to …'), if any."""

    pk: int
    name: str
    title: str
    why_not: str = ""


def reviewers(opening: Opening) -> list[Reviewer]:
    """Return all certified Bar Raisers, those who can review this opening first, then by name."""
    raisers, chain = certified(Scope.DEBRIEF), _ties(opening)
    people = Person.objects.filter(pk__in=raisers).values_list("pk", "name", "title")
    found = [Reviewer(pk, name, title, chain.get(pk, "")) for pk, name, title in people]
    return sorted(found, key=lambda one: (bool(one.why_not), one.name))


def why_not_review(opening: Opening, person: Person) -> str:
    """Return the clause that keeps this person from reviewing, '' when nothing does."""
    if not person.is_active:
        return "they have left"
    clause = why_not_certified(person.pk, Scope.DEBRIEF, "they are not a certified Bar Raiser")
    return clause or _ties(opening).get(person.pk, "")


def _ties(opening: Opening) -> dict[int | str, str]:
    """Everybody in the hiring chain with the clause that says how, in one query."""
    rows = Person.objects.values_list("pk", "name", "level", "team_id", "manager_id")
    people: dict[int | str, Somebody] = {row[0]: Somebody(*row) for row in rows}
    post = Post(opening.level, opening.team_id, opening.hiring_manager_id, opening.recruiter_id)
    return ties(post, people)
