"""Whether the notes come, for the Core's page: figures by Bar Raiser, in the order of names (rule P3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from doordesk.foundation.access.doors import can, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.panels import Panel, PanelLine, panel
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


@panel("programme")
def on_the_programmes_page(actor: Actor, _subject: object) -> Iterator[Panel]:
    """Whether notes come in time, and what each Bar Raiser still owes; by name, never a ranking."""
    if not isinstance(actor, Person) or not can(actor, P.COACHING_READ):
        return
    found = notes_kept(actor)
    said = f"{found.in_time} of {found.of} debriefs of the last {PERIOD.days} days had every note in time"
    lines = (PanelLine(said), *map(_line, found.writers)) if found.of or found.writers else ()
    yield Panel(
        "Coaching notes", lines, empty=f"No debrief was decided in the last {PERIOD.days} days.", order=20
    )


def _line(one: Writer) -> PanelLine:
    url = reverse("coaching:growth_of", args=[one.person.pk])
    state, tone = (f"{one.late} late", "warn") if one.late else ("none late", "neutral")
    return PanelLine(f"{one.person}: {one.settled} written or waived, {one.owed} owed", url, state, tone)
