"""What a newcomer does now in a debrief that is played, in one or two sentences, by step and seat."""

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.demo.queries.tables import Table

LEADS = {
    State.CALLED: "Now: begin the reading when they are here. The button at the top leads through all steps.",
    State.READING: "Now: read, and mark each assessment as read. The others need about a minute; "
    "go on to the re-vote when all have read.",
    State.REVOTING: "Now: cast your own second vote. When all votes are in, reveal them.",
    State.DISCUSSING: "Now: they speak in the order shown, {manager} last, and put lines on the list. "
    "Note who has spoken, look at what is worth asking, and ask of each line whether it is evidence. "
    "Yours comes before {manager}'s. When all have spoken, go on to the decision.",
    State.DECIDING: "Now: turn your key and say why; {manager} turns theirs. Then close the debrief.",
}
VOTES = {
    State.CALLED: "Now: wait a moment. {leader} begins the reading when everybody is here.",
    State.READING: "Now: read, and mark each assessment as read. {leader} goes on when all have.",
    State.REVOTING: "Now: cast your second vote. {leader} reveals all votes once they are in.",
    State.DISCUSSING: "Now: when it is your turn, put a line on the list: a principle, a column, a sentence, "
    "and the words of an assessment it rests on. If nothing comes within a minute, the next one speaks.",
    State.DECIDING: "Now: wait. {manager} and {leader} turn their keys, then {leader} closes the debrief.",
}
MANAGES = {
    State.DISCUSSING: "Now: hear the others; you speak last. Then put a line on the list, with the words "
    "it rests on.",
    State.DECIDING: "Now: turn your key and say why. {leader} turns the other, then closes the debrief.",
}
LOOKS_ON = "You look on. The debrief waits for somebody with a part in it: take one at the demo's door."
AGAIN = "Started with --reset, the demo begins again."
OVER = {
    State.CLOSED: f"That was a debrief; the packet keeps all of it. {AGAIN}",
    State.CANCELLED: f"This debrief was called off. {AGAIN}",
}


def advice(table: Table, actor: Actor) -> str:
    """Say what to do now; whoever neither leads nor is in the script looks on."""
    debrief, state = table.debrief, table.debrief.standing
    leader, manager = debrief.leader, debrief.loop.application.opening.hiring_manager
    if state in OVER:
        return OVER[state]
    if actor.pk != leader.pk and table.key(actor) not in table.script.parts:
        return LOOKS_ON
    said = {leader.pk: LEADS, manager.pk: VOTES | MANAGES}.get(actor.pk or 0, VOTES)
    return said[state].format(leader=leader.get_short_name(), manager=manager.get_short_name())
