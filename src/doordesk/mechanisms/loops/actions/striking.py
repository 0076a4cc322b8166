"""Strike an interview out: its row stays, its time is free again."""

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.actions import post
from doordesk.mechanisms.loops.models import Interview


def strike(interview: Interview, *, tell: bool) -> bool:
    """Mark as called off; letters leave only for what lies ahead. Return whether any did."""
    ahead = interview.starts_at is not None and interview.starts_at > now()
    interview.cancelled_at, interview.sequence = now(), interview.sequence + 1
    interview.save(update_fields=["cancelled_at", "sequence"])
    if tell and ahead:
        post.call_off(interview)
    return tell and ahead
