"""What the demo's server does every second: play the members whom nobody at a keyboard is."""

from django.conf import settings

from doordesk.mechanisms.demo.actions.playing import play
from doordesk.mechanisms.demo.queries.presence import Attendance, attendance
from doordesk.mechanisms.demo.queries.scripts import scripts
from doordesk.mechanisms.demo.queries.tables import table_of


def play_all() -> None:
    """Play every debrief that has a script; one where nobody is costs two queries and waits."""
    if settings.MODE not in {"demo", "test"}:
        message = "nobody is played outside the demo"
        raise RuntimeError(message)
    for script in scripts():
        table = table_of(script)
        there = attendance(table) if table else Attendance()
        if table and (there.guests or there.played):
            play(table, there)
