"""Who can be somebody's mentor, and how many they look after already (rules P1, L7, L10)."""

from dataclasses import dataclass

from django.db.models import Count, Q

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.queries.holding import holders
from doordesk.mechanisms.training.states import RUNNING


def may_mentor(path: Path) -> frozenset[int]:
    """Return whoever may do all that this path's certificate opens."""
    known, able = holders(), None
    for scope in path.opens:
        able = known.of(scope) if able is None else able & known.of(scope)
    return able or frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be the mentor, with their trainees of today."""

    pk: int
    name: str
    team: str
    trainees: int

    @property
    def words(self) -> str:
        """As a form offers them: 'Ana Ferreira, Lockers: 2 trainees'."""
        load = {0: "no trainee yet", 1: "1 trainee"}.get(self.trainees, f"{self.trainees} trainees")
        return f"{self.name}, {self.team}: {load}" if self.team else f"{self.name}: {load}"


def possible_mentors(journey: Journey) -> list[Candidate]:
    """Return who could be the mentor of this journey, those with the fewest trainees first."""
    able = may_mentor(journey.path) - {journey.person_id}
    load = Count("trainees", filter=Q(trainees__state__in=RUNNING, trainees__person__is_active=True))
    people = Person.objects.filter(pk__in=able).annotate(load=load).order_by("load", "name")
    rows = people.values_list("pk", "name", "team__name", "load")
    return [Candidate(pk, name, team or "", load) for pk, name, team, load in rows]


def why_not_mentor(journey: Journey, person: Person) -> Refused | None:
    """Say why this person cannot be the mentor of this journey, or None."""
    if person.pk == journey.person_id:
        way_out = "Somebody who holds the certificate can."
        return Refused("Nobody is their own mentor.", rule="P1", way_out=way_out, place="mentor")
    if not person.is_active or person.pk not in may_mentor(journey.path):
        return Refused(
            f"{person} does not hold what “{journey.path}” leads to.",
            rule="P1",
            way_out="Choose somebody whose certificate is valid.",
            place="mentor",
        )
    return None
