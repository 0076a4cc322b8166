"""The played members' presence: they come one by one after a guest, and leave with the last one."""

from datetime import timedelta

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.live.actions import arrive, beat, leave
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.demo.queries.due import at_table
from doordesk.mechanisms.demo.queries.presence import PLAYERS, Attendance
from doordesk.mechanisms.demo.queries.situations import Situation
from doordesk.mechanisms.demo.queries.tables import Table

TOUCHED_EVERY = timedelta(seconds=15)


def attend(table: Table, found: Situation, there: Attendance) -> None:
    """Take leases for those who are played now, give back those of the others, touch them now and then."""
    channel = events.channel(table.debrief.pk)
    wanted = {table.people[who].pk for who in at_table(table.script, found, now()) if who in table.people}
    if come := wanted - there.played.keys():
        arrive(channel, come, holder=PLAYERS)
    if gone := there.played.keys() - wanted:
        leave(channel, gone, holder=PLAYERS)
    if any(now() - seen > TOUCHED_EVERY for seen in there.played.values()):
        beat(PLAYERS)
