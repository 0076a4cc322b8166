"""Pages of screens and loops; each view shows, or calls one action."""

from doordesk.mechanisms.loops.views.beginning import end, plan, screen, screen_cancel
from doordesk.mechanisms.loops.views.interviews import add, change, drop, own
from doordesk.mechanisms.loops.views.learning import learner, unlearner
from doordesk.mechanisms.loops.views.listing import listing
from doordesk.mechanisms.loops.views.reading import brief, calendar, loop
from doordesk.mechanisms.loops.views.roles import bar_raiser, cancel, invite, override, seat, unseat
from doordesk.mechanisms.loops.views.seats import ask, seat_request, seats

__all__ = (
    "add",
    "ask",
    "bar_raiser",
    "brief",
    "calendar",
    "cancel",
    "change",
    "drop",
    "end",
    "invite",
    "learner",
    "listing",
    "loop",
    "override",
    "own",
    "plan",
    "screen",
    "screen_cancel",
    "seat",
    "seat_request",
    "seats",
    "unlearner",
    "unseat",
)
