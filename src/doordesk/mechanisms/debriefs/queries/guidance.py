"""The words that lead through a debrief: what is expected of this person now, and the leader's next step."""

from dataclasses import dataclass

from doordesk.mechanisms.debriefs.queries.progress import Standing
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.roster import named
from doordesk.mechanisms.debriefs.states import STATIONS, Deed, State
from doordesk.mechanisms.loops.states import Learning

SENTENCES = {
    State.CALLED: "Begin the reading when everybody is here.",
    State.READING: "Read in silence, and mark each assessment when you have read it. No votes are shown yet.",
    State.DISCUSSING: "Go through the principles one by one: what met the bar, what did not, in whose words.",
    State.CLOSED: "The decision is made and the packet is closed.",
    State.CANCELLED: "This debrief ended without a decision.",
}


# Who watches to learn reads and listens, and nobody waits for them.
WATCHED = {
    State.READING: "Read with the others. What would you ask, and of whom?",
    State.DISCUSSING: "Listen to how the questions are asked, and to what they change.",
}


@dataclass(frozen=True, slots=True)
class Next:
    """The leader's one button: its deed, what it still needs (then it is shut), what it asks first."""

    deed: Deed
    needs: str = ""
    asks: str = ""


def stations(room: Room) -> list[dict[str, str]]:
    """The line of four steps."""
    order = [state for state, _ in STATIONS]
    at = order.index(room.state) if room.state in order else -1
    ended = room.state is State.CLOSED
    return [
        {"label": label, "state": "done" if ended or place < at else "current" if place == at else "ahead"}
        for place, (_, label) in enumerate(STATIONS)
    ]


def expected(room: Room, now: Standing) -> str:
    """One sentence: what is expected of the reader now."""
    if room.state is State.REVOTING:
        return _revote(room, now)
    if room.state is State.DECIDING:
        return _decision(room, now)
    if room.learns is Learning.WATCH and room.state in WATCHED:
        return WATCHED[room.state]
    if room.state is State.CALLED and not room.leads:
        return f"{room.debrief.leader.get_short_name()} begins the reading when everybody is here."
    return SENTENCES[room.state]


def _revote(room: Room, now: Standing) -> str:
    if not room.votes:
        return "The interviewers vote again; all votes are shown at one moment."
    if room.actor.pk in now.voted:
        return "Your second vote is in. You can change it until all are shown."
    return "Vote again, now that you have read the others."


def _decision(room: Room, now: Standing) -> str:
    if room.holds is None:
        return f"{named(_first(one.name) for one in now.undecided) or 'Nobody'} still decides."
    if room.holds not in now.turned:
        return "Turn your key, and say why."
    if room.presides and not now.undecided:
        return "Both keys are turned: close the debrief."
    return "Your key is turned. You can turn it anew until the debrief is closed."


def next_step(room: Room, now: Standing) -> Next | None:
    """What the leader does next; None for others, and when nothing follows."""
    if not room.leads:
        return None
    slow = [_first(one.member.name) for one in now.readers if not one.finished and one.member.expected]
    out = [_first(one.name) for one in now.waiting]
    silent = [_first(one.name) for one in now.silent]
    steps = {
        State.CALLED: Next(Deed.BEGIN_READING),
        State.READING: Next(Deed.BEGIN_REVOTE, asks=_unless(slow, "finished. Go on to the re-vote?")),
        State.REVOTING: Next(Deed.REVEAL, needs=_unless(out, "voted again.")),
        State.DISCUSSING: Next(Deed.BEGIN_DECIDING, asks=_unless(silent, "spoken. Go on to the decision?")),
        State.DECIDING: _closing(room, now),
    }
    return steps.get(room.state)


def _unless(names: list[str], what: str) -> str:
    """'Ana and Tom have not spoken …', or nothing when nobody is left."""
    return f"{named(names)} {'has' if len(names) == 1 else 'have'} not {what}" if names else ""


def _closing(room: Room, now: Standing) -> Next:
    if not room.presides:
        return Next(Deed.CLOSE, needs=f"{room.debrief.leader.get_short_name()} closes it, who holds a key.")
    out = [f"{_first(one.name)}'s" for one in now.undecided]
    if out:
        return Next(Deed.CLOSE, needs=f"{named(out)} key{'s are' if len(out) > 1 else ' is'} not turned.")
    says = str(now.outcome.label).lower() if now.outcome else ""
    return Next(Deed.CLOSE, asks=f"Close the debrief with “{says}”? Nothing in it can be changed afterwards.")


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name
