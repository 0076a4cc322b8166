"""What every deed of a debrief does alike: lock, check that it still runs, note, announce."""

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.actions.prompting import refresh_prompts
from doordesk.mechanisms.debriefs.models import Debrief, Step
from doordesk.mechanisms.debriefs.states import TRANSITIONS, Deed, State


def entered(debrief: Debrief, permission: P, actor: Person) -> Debrief:
    """Lock the debrief, make sure that the actor may, and that its candidate has not withdrawn."""
    row = locked(debrief)
    require(actor, permission, row)
    if row.standing == State.CANCELLED:
        raise Refused(
            "This debrief is cancelled.",
            rule="D3",
            way_out="Nothing in it changes any more.",
            code="wrong_state",
        )
    return row


def at_step(row: Debrief, state: State, what: str) -> None:
    """Refuse what belongs to another step of the debrief (rule D3)."""
    if row.state != state:
        raise Refused(
            f"{what} during the {str(state.label).lower()}; this debrief is at another step: "
            f"{str(State(row.state).label).lower()}.",
            rule="D3",
            way_out="The page shows what is to be done now."
            if row.state != State.CLOSED
            else "It is closed.",
            code="wrong_state",
        )


def step(row: Debrief, deed: Deed, actor: Person) -> Debrief:
    """Move on by the table, keep the step as a row, record and announce it."""
    before = row.state
    TRANSITIONS.apply(row, deed)
    Step.objects.create(debrief=row, state=row.state, at=now(), by=actor)
    record(actor, Kind.DEBRIEF_STEPPED, row, deed=deed.value, before=before, after=row.state)
    announce(row, events.STEPPED)
    return row


def announce(row: Debrief, word: str, row_id: int | None = None) -> None:
    """Tell the room that something happened, not what; whoever leads may have something new to ask (D7)."""
    publish(events.channel(row.pk), word, row_id if row_id is not None else row.pk)
    if word in events.PROMPTING:
        refresh_prompts(row)


def sentence(text: str, what: str, *, place: str, rule: str = "Y5", words: int = 1, most: int = 2000) -> str:
    """Return a reason as it will be kept, or refuse it: missing, too short to explain, or too long."""
    said = " ".join(text.split())
    if len(said.split()) < words:
        short = "A sentence is enough." if words == 1 else f"Say it in {words} words or more."
        raise Refused(what, rule=rule, way_out=short, place=place, code="reason")
    if len(said) > most:
        raise Refused(
            f"This has {len(said)} characters.",
            way_out=f"Say it in {most} or fewer.",
            place=place,
            code="too_long",
        )
    return said
