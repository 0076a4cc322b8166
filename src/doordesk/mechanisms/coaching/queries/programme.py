"""Whether the notes come, for the Core's page: figures by Bar Raiser, in the order of names (rule P3)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching.queries.owed import Owed, decisions, owed_of

PERIOD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Writer:
    """One Bar Raiser: notes owed now, how many of those late, and settled in the period."""

    person: Person
    owed: int
    late: int
    settled: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Debriefs decided in the period whose time is over, those with all notes in time, and each writer."""

    since: datetime
    of: int
    in_time: int
    writers: tuple[Writer, ...]


def notes_kept(actor: Person, since: datetime | None = None) -> Kept:
    """The section of the programme's page; three queries. Those whose time still runs are in no share."""
    require(actor, P.COACHING_READ, None)
    begin = since or now() - PERIOD
    rows = [one for one in owed_of(decisions().filter(closed_at__gte=begin)) if one.people]
    over = [one for one in rows if one.due < now() or not one.left]
    people = {one.leader.pk: one.leader for one in rows}
    writers = (
        _writer(person, [one for one in rows if one.leader.pk == key]) for key, person in people.items()
    )
    return Kept(
        begin,
        len(over),
        sum(one.in_time for one in over),
        tuple(sorted(writers, key=lambda one: one.person.name)),
    )


def _writer(person: Person, rows: list[Owed]) -> Writer:
    return Writer(
        person,
        owed=sum(len(one.left) for one in rows),
        late=sum(len(one.left) for one in rows if one.late),
        settled=sum(len(one.settled) for one in rows),
    )
