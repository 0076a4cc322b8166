"""Changes to a debrief: call, read, vote again, discuss, decide (rules D1, D3-D13)."""

from doordesk.mechanisms.debriefs.actions.attending import (
    cast_vote,
    lift_absence,
    mark_read,
    note_absence,
    note_spoken,
    unmark_read,
)
from doordesk.mechanisms.debriefs.actions.calling import call_debrief, cancel_debrief, set_time, take_over
from doordesk.mechanisms.debriefs.actions.deciding import close_debrief, export_packet, raise_veto, turn_key
from doordesk.mechanisms.debriefs.actions.listing import (
    add_line,
    change_line,
    note_gap,
    remove_gap,
    restore_line,
    strike_line,
)
from doordesk.mechanisms.debriefs.actions.nudging import acknowledge_nudge, keep_nudge, nudge
from doordesk.mechanisms.debriefs.actions.prompting import judge_prompt
from doordesk.mechanisms.debriefs.actions.steps import (
    begin_deciding,
    begin_reading,
    begin_revote,
    discuss_again,
    extend_reading,
    reveal,
)

__all__ = (
    "acknowledge_nudge",
    "add_line",
    "begin_deciding",
    "begin_reading",
    "begin_revote",
    "call_debrief",
    "cancel_debrief",
    "cast_vote",
    "change_line",
    "close_debrief",
    "discuss_again",
    "export_packet",
    "extend_reading",
    "judge_prompt",
    "keep_nudge",
    "lift_absence",
    "mark_read",
    "note_absence",
    "note_gap",
    "note_spoken",
    "nudge",
    "raise_veto",
    "remove_gap",
    "restore_line",
    "reveal",
    "set_time",
    "strike_line",
    "take_over",
    "turn_key",
    "unmark_read",
)
