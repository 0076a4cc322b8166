"""Note a talk, pass it on, confirm it (rules F8, P1)."""

from dataclasses import dataclass

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.assessments.actions.guards import clean
from doordesk.mechanisms.assessments.queries import pair_of
from doordesk.mechanisms.loops.models import Trainee
from doordesk.mechanisms.shadowing.models import LINE, Talk
from doordesk.mechanisms.shadowing.states import TRANSITIONS, Deed

ASKED = {
    "method": (
        "Nothing is said yet of how the interview was led.",
        "Name a question, a follow-up, the time or the notes.",
    ),
    "judgement": (
        "Nothing is said yet of what you saw in the candidate.",
        "Say where you differ and which passage decides, or that you agree.",
    ),
    "worked": ("One thing that worked is missing.", "Say what to keep."),
    "to_try": ("One thing to try next is missing.", "Say what to do differently in the next interview."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the mentor typed: method apart from judgement, and whether the sitting counts."""

    method: str = ""
    judgement: str = ""
    worked: str = ""
    to_try: str = ""
    counts: bool | None = None
    reason: str = ""


@transaction.atomic
def note_talk(seat: Trainee, said: Said, *, actor: Actor) -> Talk:
    """Keep what the mentor noted so far; nobody else reads it before it is passed on."""
    row = locked(seat)
    require(actor, P.TALK_HOLD, row)
    _comparable(row, actor)
    talk, made = Talk.objects.get_or_create(seat=row, defaults={"noted_at": now()})
    TRANSITIONS.after(talk.state, Deed.HOLD)
    talk.method = clean(said.method, "method").strip()
    talk.judgement = clean(said.judgement, "judgement").strip()
    talk.worked, talk.to_try = _short(said.worked, "worked"), _short(said.to_try, "to_try")
    talk.counts = said.counts
    talk.reason = "" if said.counts else _short(said.reason, "reason")
    talk.save()
    if made:
        record(actor, Kind.TALK_NOTED, talk, seat=row.pk)
    return talk


@transaction.atomic
def hold_talk(seat: Trainee, said: Said, *, actor: Actor) -> Talk:
    """Pass the talk on to the trainee: complete, with the word whether the sitting counts. Rules F8, P1."""
    talk = note_talk(seat, said, actor=actor)
    _complete(talk)
    talk.held_at = now()
    talk.save(update_fields=["held_at"])
    TRANSITIONS.apply(talk, Deed.HOLD)
    record(actor, Kind.TALK_HELD, talk, seat=talk.seat_id, counts=talk.counts is True)
    return talk


@transaction.atomic
def confirm_talk(talk: Talk, line: str, *, actor: Actor) -> Talk:
    """The trainee has read it, and adds a line of their own."""
    row = locked(talk)
    require(actor, P.TALK_CONFIRM, row)
    TRANSITIONS.after(row.state, Deed.CONFIRM)
    row.line, row.confirmed_at = _short(line, "line"), now()
    if not row.line:
        raise Refused("Your line is missing.", rule="F8", way_out="Say what you take with you.", place="line")
    row.save(update_fields=["line", "confirmed_at"])
    TRANSITIONS.apply(row, Deed.CONFIRM)
    record(actor, Kind.TALK_CONFIRMED, row, seat=row.seat_id)
    return row


def _comparable(seat: Trainee, actor: Actor) -> None:
    """Refuse before the mentor may read the trainee's assessment: both are in, and no other is owed."""
    if pair_of(actor, seat).practice is None:
        raise Refused(
            f"{seat.person.get_short_name()}’s practice assessment is not open to you.",
            rule="F8",
            way_out="It opens when it and every assessment that you owe of this candidate are in.",
            code="not_open",
        )


def _complete(talk: Talk) -> None:
    for place, (what, way_out) in ASKED.items():
        if not getattr(talk, place):
            raise Refused(what, rule="F8", way_out=way_out, place=place, code="incomplete")
    if talk.counts is None:
        way_out = "Say yes, or not yet with the reason."
        raise Refused("Whether this sitting counts is not said.", rule="P1", way_out=way_out, place="counts")
    if not talk.counts and not talk.reason:
        who = talk.seat.person.get_short_name()
        way_out = f"{who} reads it: say what is still missing."
        raise Refused(
            "A sitting that does not count has a reason.", rule="P1", way_out=way_out, place="reason"
        )


def _short(text: str, place: str) -> str:
    said = " ".join(clean(text, place).split())
    if len(said) > LINE:
        what = f"This is {len(said)} characters long."
        raise Refused(what, way_out=f"Say it in {LINE}.", place=place, code="too_long")
    return said
