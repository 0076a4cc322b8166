"""A journey as the deciders judge it, read from the database (rule P1)."""

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.queries.deciding import Case
from doordesk.mechanisms.training.queries.holding import held, of_path
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
        holds_needed=_holds_needed(row),
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


def _holds_needed(journey: Journey) -> bool:
    if journey.path.needs_id is None:
        return True
    found = of_path(held([journey.person_id]), journey.path.needs_id)
    return found is not None and not found.lapsed
