"""What a trainee's seat asks of the hour, and what it answers (rules L7, L10)."""

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.models import Interview, SeatRequest
from doordesk.mechanisms.loops.queries.waits import busy
from doordesk.mechanisms.loops.states import REQUESTS, Answer, Asked


def refuse_if_busy(interview: Interview, person: Person) -> None:
    """Refuse a seat while somebody sits elsewhere; it says where no more than that.

    A seat does not count towards the week's limit: learning is asked for by the path, and gives no vote.
    """
    if person.pk in busy(interview):
        raise Refused(
            f"{person.name} sits in another interview at that time.",
            rule="L7",
            way_out="Choose another interview, or move one of the two.",
            place="trainee",
            code="busy",
        )


def answer_request(interview: Interview, person: Person, *, actor: Actor) -> None:
    """Mark as granted what the person who was seated had asked for."""
    asked = SeatRequest.objects.select_for_update(of=("self",))
    row = asked.filter(interview=interview, person=person, state=Asked.ASKED).first()
    if row is not None:
        row.answered_at, row.answered_by_id = now(), actor.pk
        row.save(update_fields=["answered_at", "answered_by"])
        REQUESTS.apply(row, Answer.GRANT)
        record(actor, Kind.SEAT_GRANTED, interview.loop, interview=interview.pk, person=person.pk)
