"""Who is certified for what."""

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Certificate, Path


def certified(path: Path) -> frozenset[int]:
    """Return the keys of the active people with a valid certificate of this path, in one query."""
    rows = Certificate.objects.filter(path=path, withdrawn_at=None, person__is_active=True)
    return frozenset(rows.values_list("person_id", flat=True))


def is_certified(person: Person, path: Path) -> bool:
    """Tell whether somebody has a valid certificate of this path."""
    return Certificate.objects.filter(person=person, path=path, withdrawn_at=None).exists()
