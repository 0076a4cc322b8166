"""May somebody begin a path: enrolled by Core or manager, nominated where the path wants it (P1)."""

from collections.abc import Iterable

from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.queries.certificates import why_not_grant
from doordesk.mechanisms.training.queries.deciding import missing_words
from doordesk.mechanisms.training.queries.progress import Progress, progress_of
from doordesk.mechanisms.training.states import RUNNING


def why_not_begin(person: Person, path: Path, actor: Actor) -> Refused | None:
    """Say why this person cannot begin this path now, or None."""
    return why_not_grant(person, path) or _on_it(person, path) or _too_early(person, path, actor)


def _on_it(person: Person, path: Path) -> Refused | None:
    if not Journey.objects.filter(person=person, path=path, state__in=RUNNING).exists():
        return None
    return Refused(
        f"{person} is on this path already.",
        rule="P1",
        way_out="How far, their training page says.",
        place="path",
    )


def _too_early(person: Person, path: Path, actor: Actor) -> Refused | None:
    """The Core may nominate earlier, and credits what is missing; others wait for the numbers of the path."""
    if not path.nominated or actor is OPERATOR or actor.holds(Role.CORE):
        return None
    before = ahead_of(person, path).before_review
    if all(one.finished for one in before):
        return None
    return Refused(
        f"{person.get_short_name()} cannot be nominated yet: {missing_words(before)}.",
        rule="P1",
        way_out="A member of the Core can nominate earlier and credit what was done elsewhere.",
        place="path",
    )


def ahead_of(person: Person, path: Path) -> Progress:
    """Return how far somebody would be if they began this path now."""
    return progress_of([Journey(person=person, path=path)])[0]


def begins(paths: Iterable[Path], person: Person, actor: Actor) -> list[tuple[Path, Refused | None]]:
    """Return each path with what speaks against its beginning."""
    return [(path, why_not_begin(person, path, actor)) for path in paths]
