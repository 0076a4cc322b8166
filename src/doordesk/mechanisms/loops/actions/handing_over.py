"""An interview changes hands: the one who had it keeps a row, called off; the next gets a row of their own.

So whatever the first has begun to write stays with them, and the calendar entry is the same one.
"""

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.models import Interview, OwnedPrinciple, SeatRequest, Trainee
from doordesk.mechanisms.loops.states import Asked


def handed_over(interview: Interview) -> Interview:
    """Call a locked row off and return its successor, whose interviewer is still to be set."""
    interview.cancelled_at, interview.sequence = now(), interview.sequence + 1
    interview.save(update_fields=["cancelled_at", "sequence"])
    fields = ("application_id", "loop_id", "kind", "title", "starts_at", "ends_at", "place", "covered", "uid")
    same = {name: getattr(interview, name) for name in fields}
    heir = Interview.objects.create(**same, sequence=interview.sequence)
    OwnedPrinciple.objects.bulk_create(
        OwnedPrinciple(interview=heir, version_id=one.version_id) for one in interview.owned.all()
    )
    Trainee.objects.filter(interview=interview).update(interview=heir)
    SeatRequest.objects.filter(interview=interview, state=Asked.ASKED).update(interview=heir)
    return heir
