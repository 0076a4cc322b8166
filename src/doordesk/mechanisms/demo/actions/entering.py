"""Sitting down in a debrief that is played: the room is opened for whoever comes first."""

from django.db import transaction

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.debriefs.actions import call_debrief
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.demo.queries.scripts import Script
from doordesk.mechanisms.demo.queries.tables import debrief_of, loop_of


@transaction.atomic
def open_room(script: Script) -> Debrief:
    """Return the script's debrief; the Bar Raiser of its loop calls it when nobody has yet (rule D1)."""
    found = debrief_of(script)
    if found is not None:
        return found
    loop = loop_of(script)
    if loop is None or loop.bar_raiser is None:
        raise Refused(
            f"The debrief of {script.candidate} is not there.",
            way_out="Begin the demo again with 'doordesk demo --reset'.",
        )
    return call_debrief(loop, actor=loop.bar_raiser)
