"""Times that somebody could keep."""

from datetime import datetime

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused


def check_times(starts: datetime | None, ends: datetime | None, *, begun: bool = False) -> None:
    """Refuse an end without a start, an end before it, and a start in the past unless it has begun."""
    if starts is None and ends is None:
        return
    if starts is None:
        raise _refused("This interview has an end and no start.", "Set its start.", "starts_at")
    if ends is None:
        raise _refused("This interview has a start and no end.", "Set its end.", "ends_at")
    if ends <= starts:
        raise _refused("This interview ends before it starts.", "Set an end after the start.", "ends_at")
    if starts < now() and not begun:
        raise _refused("This interview would start in the past.", "Choose a time from now on.", "starts_at")


def _refused(what: str, way_out: str, place: str) -> Refused:
    return Refused(what, way_out=way_out, place=place, code="times")
