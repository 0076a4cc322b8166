"""A newcomer in a played debrief, who does what the script would have their seat do, as soon as it is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.demo.actions.playing import perform, play
from doordesk.mechanisms.demo.queries import address
from doordesk.mechanisms.demo.queries.due import due
from doordesk.mechanisms.demo.queries.presence import attendance
from doordesk.mechanisms.demo.queries.situations import Deed
from doordesk.mechanisms.demo.queries.tables import Table, situation, table_of
from tests.builders.sample_company import WEDNESDAY
from tests.demo.conftest import SCRIPT

STEP = timedelta(seconds=3)


def somebody(key: str) -> Person:
    return Person.objects.get(email=address(key))


def moments(since: datetime = WEDNESDAY) -> Iterator[tuple[datetime, Table]]:
    """Every three seconds, as long as there is something to play; nothing is kept between two looks."""
    at = since
    while (table := table_of(SCRIPT)) and at < since + timedelta(minutes=7):
        at += STEP
        with clock.at(at):
            yield at, table


def plays_on(table: Table, seat: Person, since: datetime = WEDNESDAY) -> tuple[Deed, ...]:
    """The demo plays the others; the newcomer does what the script would have them do."""
    done = play(table, replace(attendance(table), guests={seat.pk: since}))
    if (left := table_of(SCRIPT)) is not None:
        found = replace(situation(left, {seat.pk: since}), guests=frozenset())
        own = [one for one in due(SCRIPT, found, clock.now()) if one.by == left.key(seat)]
        perform(left, found, own)
    return done
