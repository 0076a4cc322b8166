"""Changes to screens and loops (rules L1-L10): plan, seat, invite, move, call off."""

from doordesk.mechanisms.loops.actions.ending import cancel_loop, close_loop, end_application, mark_in_debrief
from doordesk.mechanisms.loops.actions.inviting import send_invitations
from doordesk.mechanisms.loops.actions.leading import hand_lead_over
from doordesk.mechanisms.loops.actions.learning import seat_learner, unseat_learner
from doordesk.mechanisms.loops.actions.planning import (
    Details,
    Slot,
    add_interview,
    change_interview,
    drop_interview,
    plan_loop,
)
from doordesk.mechanisms.loops.actions.roles import (
    name_bar_raiser,
    override_limit,
    seat_trainee,
    unseat_trainee,
)
from doordesk.mechanisms.loops.actions.screens import Details as ScreenDetails
from doordesk.mechanisms.loops.actions.screens import cancel_screen, change_screen, plan_screen
from doordesk.mechanisms.loops.actions.seats import ask_for_seat, decline_seat, grant_seat, take_back

__all__ = (
    "Details",
    "ScreenDetails",
    "Slot",
    "add_interview",
    "ask_for_seat",
    "cancel_loop",
    "cancel_screen",
    "change_interview",
    "change_screen",
    "close_loop",
    "decline_seat",
    "drop_interview",
    "end_application",
    "grant_seat",
    "hand_lead_over",
    "mark_in_debrief",
    "name_bar_raiser",
    "override_limit",
    "plan_loop",
    "plan_screen",
    "seat_learner",
    "seat_trainee",
    "send_invitations",
    "take_back",
    "unseat_learner",
    "unseat_trainee",
)
