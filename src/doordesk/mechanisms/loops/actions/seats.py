"""A trainee asks for a seat; whoever plans the loop gives it or declines with a word (rules L7, P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.actions.reasons import reason_said
from doordesk.mechanisms.loops.actions.roles import seat_trainee
from doordesk.mechanisms.loops.actions.sitting import refuse_if_busy
from doordesk.mechanisms.loops.models import Interview, SeatRequest, Trainee
from doordesk.mechanisms.loops.queries.waits import open_seats, waits
from doordesk.mechanisms.loops.states import REQUESTS, Answer, Asked, Trainees


@transaction.atomic
def ask_for_seat(interview: Interview, *, actor: Actor) -> SeatRequest:
    """Ask to learn in somebody's interview; the kind is that of one's next step. Rules P1, L5, L7."""
    row = locked(interview)
    require(actor, P.SEAT_ASK, row)
    found = SeatRequest.objects.filter(interview=row, person=actor.pk or 0, state=Asked.ASKED).first()
    if found is not None:
        return found
    person = Person.objects.get(pk=actor.pk or 0)
    _possible(row, person)
    kind = waits()[person.pk].kind
    made = SeatRequest.objects.create(interview=row, person=person, kind=kind, asked_at=now())
    record(actor, Kind.SEAT_ASKED, row.loop, interview=row.pk, seat=kind.value)
    return made


@transaction.atomic
def grant_seat(request: SeatRequest, *, actor: Actor) -> Trainee:
    """Give the seat that was asked for. Rules L5, L7."""
    row = locked(request)
    REQUESTS.after(row.state, Answer.GRANT)
    return seat_trainee(row.interview, row.person, actor=actor, kind=Trainees(row.kind))


@transaction.atomic
def decline_seat(request: SeatRequest, word: str, *, actor: Actor) -> SeatRequest:
    """Decline with a word to whoever asked. Rule L7."""
    row = locked(request)
    require(actor, P.LOOP_PLAN, row.interview.loop)
    REQUESTS.after(row.state, Answer.DECLINE)
    row.word = reason_said(word, "A seat is declined with a word.", "L7", length=300)
    _answer(row, Answer.DECLINE, actor)
    record(actor, Kind.SEAT_DECLINED, row.interview.loop, interview=row.interview_id, person=row.person_id)
    return row


@transaction.atomic
def take_back(request: SeatRequest, *, actor: Actor) -> SeatRequest:
    """Ask no more."""
    row = locked(request)
    require(actor, P.SEAT_TAKE_BACK, row)
    REQUESTS.after(row.state, Answer.TAKE_BACK)
    _answer(row, Answer.TAKE_BACK, actor)
    record(actor, Kind.SEAT_TAKEN_BACK, row.interview.loop, interview=row.interview_id)
    return row


def _possible(interview: Interview, person: Person) -> None:
    if not open_seats().filter(pk=interview.pk).exists():
        raise Refused(
            "There is no free seat in this interview any more.",
            rule="L7",
            way_out="Look for another one on the page of seats.",
            code="no_seat",
        )
    if interview.application.opening.future_reports.filter(pk=person.pk).exists():
        raise Refused(
            "You would report to the new person.",
            rule="L5",
            way_out="Ask for a seat in a loop of another opening.",
            code="future_report",
        )
    refuse_if_busy(interview, person)


def _answer(row: SeatRequest, deed: Answer, actor: Actor) -> None:
    row.answered_at, row.answered_by_id = now(), actor.pk
    row.save(update_fields=["word", "answered_at", "answered_by"])
    REQUESTS.apply(row, deed)
