"""Two keys, a veto, and the closing of the packet (rules D9, D10, D11, D13)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.actions.moving import announce, at_step, entered, sentence, step
from doordesk.mechanisms.debriefs.models import Debrief, Key, Packet
from doordesk.mechanisms.debriefs.queries.closing import canonical, content_of, digest_of
from doordesk.mechanisms.debriefs.queries.keys import holder_of, holders, standing_keys
from doordesk.mechanisms.debriefs.queries.roster import named
from doordesk.mechanisms.debriefs.states import Deed, Holder, Outcome, State, Turn, decided
from doordesk.mechanisms.loops.actions import close_loop

VETO_WORDS = 10


@transaction.atomic
def turn_key(
    debrief: Debrief,
    turn: str,
    reason: str,
    *,
    actor: Person,
    better_than_half: bool | None = None,
    raises_bar: str = "",
) -> Key:
    """Turn one's own key: hire, no hire, or unsure, which counts as no (rule D9).

    The Bar Raiser's also says whether the candidate is better than half of those in similar roles now, and
    in which way they raise the bar (rule D11). Until the debrief is closed a key can be turned anew.
    """
    row = entered(debrief, P.DEBRIEF_TURN_KEY, actor)
    at_step(row, State.DECIDING, "Keys are turned")
    holder = _holder(row, actor)
    if turn not in Turn.values:
        raise Refused("A key says hire, no hire or unsure.", rule="D9", place="turn")
    facts = {
        "person": actor,
        "turn": turn,
        "reason": sentence(reason, "A key has its reason.", place="reason", rule="D9", words=3),
        "turned_at": now(),
        **_bar(holder, raises_bar, better_than_half=better_than_half),
    }
    key, _ = Key.objects.update_or_create(debrief=row, holder=holder, defaults=facts)
    record(actor, Kind.DEBRIEF_KEY_TURNED, row, holder=holder.value)
    announce(row, events.KEY_TURNED)
    return key


def _holder(row: Debrief, actor: Person) -> Holder:
    """Return which key the actor holds; nobody holds both (rule D9)."""
    found = holder_of(row, actor)
    if found is None:
        raise Refused(
            "One person cannot turn both keys.",
            rule="D9",
            way_out="Another Bar Raiser takes over the lead; the hiring manager keeps theirs.",
            code="both_keys",
        )
    return found


def _bar(holder: Holder, raises_bar: str, *, better_than_half: bool | None) -> dict[str, bool | str | None]:
    """Return what the Bar Raiser's key says beside its turn, or refuse it where it is missing (rule D11)."""
    if holder is Holder.HIRING_MANAGER:
        return {"better_than_half": None, "raises_bar": ""}
    if better_than_half is None:
        raise Refused(
            "The key says whether the candidate is better than half of those in similar roles now.",
            rule="D11",
            way_out="Answer yes or no.",
            place="better_than_half",
        )
    said = sentence(
        raises_bar, "Say in which way they raise the bar, or don't.", place="raises_bar", rule="D11", words=3
    )
    return {"better_than_half": better_than_half, "raises_bar": said}


@transaction.atomic
def raise_veto(debrief: Debrief, reason: str, *, actor: Person) -> Packet:
    """End the debrief as no hire, whatever the hiring manager's key says: final, reasoned, counted (D10)."""
    row = entered(debrief, P.DEBRIEF_VETO, actor)
    if row.leader_id == row.loop.application.opening.hiring_manager_id:
        raise Forbidden("A hiring manager has no veto.", rule="D10", way_out="Another Bar Raiser takes over.")
    at_step(row, State.DECIDING, "A veto is raised")
    said = sentence(reason, "A veto has its reason.", place="reason", rule="D10", words=VETO_WORDS)
    record(actor, Kind.DEBRIEF_VETOED, row)
    return _close(row, Outcome.VETO, actor, veto=said)


@transaction.atomic
def close_debrief(debrief: Debrief, *, actor: Person) -> Packet:
    """Close with what the two keys say: hire only if both do (D9), and seal the packet for good (D13)."""
    row = entered(debrief, P.DEBRIEF_CLOSE, actor)
    at_step(row, State.DECIDING, "A debrief is closed")
    _holder(row, actor)  # whoever came to hold both offices meanwhile closes nothing
    keys = standing_keys(row)
    outcome = decided({holder: Turn(key.turn) for holder, key in keys.items()})
    if outcome is None:
        missing = [f"{person.name}'s" for holder, person in holders(row).items() if holder not in keys]
        raise Refused(
            f"{named(missing)} key{' is' if len(missing) == 1 else 's are'} not turned.",
            rule="D9",
            way_out="Each of the two turns their own.",
            code="keys_missing",
        )
    return _close(row, outcome, actor)


def _close(row: Debrief, outcome: Outcome, actor: Person, *, veto: str = "") -> Packet:
    """Move debrief, loop and application on, then write the packet as it is at this moment."""
    step(row, Deed.CLOSE, actor)
    close_loop(row.loop, actor=actor)
    decision = ApplicationDeed.DECIDE_HIRE if outcome == Outcome.HIRE else ApplicationDeed.DECIDE_NO_HIRE
    advance(row.loop.application, decision, actor=actor)
    text = canonical(content_of(row, outcome, veto=veto, closed_by=actor))
    packet = Packet.objects.create(
        debrief=row,
        outcome=outcome,
        veto_reason=veto,
        content=text,
        digest=digest_of(text),
        closed_at=now(),
    )
    record(actor, Kind.DEBRIEF_CLOSED, row, outcome=outcome.value, digest=packet.digest)
    announce(row, events.CLOSED)
    return packet


@transaction.atomic
def export_packet(packet: Packet, form: str, *, actor: Person) -> Packet:
    """Note that somebody takes a copy of the packet out of the house (rules D13, Y5)."""
    require(actor, P.PACKET_EXPORT, packet.debrief)
    record(actor, Kind.PACKET_EXPORTED, packet.debrief, form=form)
    return packet
