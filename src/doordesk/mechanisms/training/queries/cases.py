"""A journey as the deciders judge it, read from the database (rule P1)."""

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.queries.deciding import Case
from doordesk.mechanisms.training.queries.holding import Held, held, of_path
from doordesk.mechanisms.training.queries.mentors import may_mentor
from doordesk.mechanisms.training.queries.progress import progress_of, with_steps
from doordesk.mechanisms.training.states import About, Approver


def case_of(journey: Journey) -> Case:
    """Return everything that a yes to this journey depends on."""
    row = with_steps(Journey.objects.filter(pk=journey.pk)).get()
    return Case(
        name=row.person.get_short_name(),
        path=row.path.name,
        approver=Approver(row.path.approver),
        approvals=row.path.approvals,
        needs=row.path.needs.name if row.path.needs else "",
        holds_needed=row.path.needs_id is None or _holds(held([row.person_id]), row.path.needs_id),
        here=row.person.is_active,
        mentor_holds=row.mentor_id is not None and row.mentor_id in may_mentor(row.path),
        progress=progress_of([row])[0],
        begun_by=row.begun_by_id,
        credited_by=frozenset(one.by_id for one in row.credits.all()),
        said_yes=frozenset((About(one.about), one.by_id) for one in row.approvals.all()),
        peers=core_but(row.person_id),
    )


def core_but(person: int) -> frozenset[int]:
    """Return the active members of the Core, without one person."""
    rows = Person.objects.filter(is_core=True, is_active=True).exclude(pk=person)
    return frozenset(rows.values_list("pk", flat=True))


def _holds(rows: list[Held], path: int) -> bool:
    found = of_path(rows, path)
    return found is not None and not found.lapsed
