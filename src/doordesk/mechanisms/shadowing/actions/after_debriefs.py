"""The talk after a debrief in which somebody learnt: held by its Bar Raiser, confirmed by them (rule P1)."""

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
from doordesk.mechanisms.assessments.actions.guards import clean
from doordesk.mechanisms.loops.models import DebriefSeat
from doordesk.mechanisms.shadowing.actions.talking import ASKED, Said
from doordesk.mechanisms.shadowing.models import LINE, DebriefTalk
from doordesk.mechanisms.shadowing.queries.after_debriefs import is_over


@transaction.atomic
def hold_debrief_talk(seat: DebriefSeat, said: Said, *, actor: Person) -> DebriefTalk:
    """Tell whoever learnt what worked, what to try, and whether it counts; once, when the packet is closed."""
    row = locked(seat)
    require(actor, P.TALK_HOLD, row)
    if not is_over(row):
        way_out = "Talk when the packet is closed."
        raise Refused("The debrief is not decided yet.", rule="P1", way_out=way_out, code="not_open")
    if DebriefTalk.objects.filter(seat=row).exists():
        raise Refused("This talk was passed on already.", rule="P1", code="wrong_state")
    worked, to_try = _asked(said.worked, "worked"), _asked(said.to_try, "to_try")
    made = DebriefTalk.objects.create(
        seat=row, by=actor, worked=worked, to_try=to_try, held_at=now(), **_word(said)
    )
    record(actor, Kind.TALK_HELD, made, debrief_seat=row.pk, counts=made.counts)
    return made


@transaction.atomic
def confirm_debrief_talk(talk: DebriefTalk, line: str, *, actor: Actor) -> DebriefTalk:
    """The one who learnt has read it, and adds a line of their own."""
    row = locked(talk)
    require(actor, P.TALK_CONFIRM, row)
    if row.confirmed_at is not None:
        raise Refused("This talk is confirmed already.", rule="P1", code="wrong_state")
    row.line, row.confirmed_at = _short(line, "line"), now()
    if not row.line:
        raise Refused("Your line is missing.", rule="P1", way_out="Say what you take with you.", place="line")
    row.save(update_fields=["line", "confirmed_at"])
    record(actor, Kind.TALK_CONFIRMED, row, debrief_seat=row.seat_id)
    return row


def _asked(text: str, place: str) -> str:
    said = _short(text, place)
    if not said:
        what, way_out = ASKED[place]
        raise Refused(what, rule="P1", way_out=way_out, place=place, code="incomplete")
    return said


def _word(said: Said) -> dict[str, object]:
    if said.counts is None:
        way_out = "Say yes, or not yet with the reason."
        raise Refused("Whether this debrief counts is not said.", rule="P1", way_out=way_out, place="counts")
    reason = "" if said.counts else _short(said.reason, "reason")
    if not said.counts and not reason:
        way_out = "They read it: say what is still missing."
        what = "A debrief that does not count has a reason."
        raise Refused(what, rule="P1", way_out=way_out, place="reason")
    return {"counts": said.counts, "reason": reason}


def _short(text: str, place: str) -> str:
    said = " ".join(clean(text, place).split())
    if len(said) > LINE:
        what = f"This is {len(said)} characters long."
        raise Refused(what, way_out=f"Say it in {LINE}.", place=place, code="too_long")
    return said
