"""What the played members do now: a decider without clock or database (company/plays/README.md).

Each step plans everybody's next deed with its moment; what is due is what was planned for now or earlier by
somebody who is not at a keyboard. A moment counts from a row: the step's beginning, somebody's coming, one's
own last deed. So nothing has to be remembered, and a meeting left alone goes on where it stood.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from doordesk.mechanisms.debriefs.states import Holder, State
from doordesk.mechanisms.demo.queries.floor import discussing
from doordesk.mechanisms.demo.queries.scripts import Script
from doordesk.mechanisms.demo.queries.situations import Act, Deed, Planned, Situation

Step = Callable[[Script, Situation], Iterator[Planned]]


def due(script: Script, situation: Situation, now: datetime) -> tuple[Deed, ...]:
    """Return the deeds that are due, in the order in which they are to be done; none while nobody is there.

    A guest who holds a key, or leads, is waited for without end; every other person for a polite while.
    """
    if situation.here is None or situation.state not in STEPS:
        return ()
    planned = STEPS[situation.state](script, situation)
    return tuple(one.deed for one in planned if one.at <= now and one.deed.by not in situation.guests)


def at_table(script: Script, situation: Situation, now: datetime) -> frozenset[str]:
    """Return whom the demo lets be present now: they come one by one after somebody at a keyboard has."""
    if situation.here is None:
        return frozenset()
    come = {who for who, part in script.parts.items() if situation.here + part.arrives <= now}
    return frozenset(come - situation.guests)


def _called(script: Script, found: Situation) -> Iterator[Planned]:
    yield Planned(found.start + script.pace.lobby, Deed(Act.BEGIN_READING, found.leader))


def _reading(script: Script, found: Situation) -> Iterator[Planned]:
    for who, left in found.unread.items():
        if left and who in script.parts:
            last = max(found.start, found.read_at.get(who, found.start))
            yield Planned(last + script.parts[who].reads, Deed(Act.READ, who, left[0]))
    end = max([found.start, *found.read_at.values()]) + script.pace.settle
    if any(found.unread.values()):
        waited = found.start + script.pace.reading
        end = max(waited, found.reading_ends or waited)
    yield Planned(end, Deed(Act.BEGIN_REVOTE, found.leader))


def _revoting(script: Script, found: Situation) -> Iterator[Planned]:
    missing = [who for who in found.voters if who not in found.voted_at and who not in found.absent_at]
    for who in missing:
        if who in script.parts:
            yield Planned(found.start + script.parts[who].votes, Deed(Act.VOTE, who))
    for who in missing:
        yield Planned(found.start + script.pace.ballots, Deed(Act.NOTE_ABSENCE, found.leader, who))
    if not missing:
        last = max([found.start, *found.voted_at.values(), *found.absent_at.values()])
        yield Planned(last + script.pace.settle, Deed(Act.REVEAL, found.leader))


def _deciding(script: Script, found: Situation) -> Iterator[Planned]:
    for holder in Holder:
        if holder not in found.turned_at:
            after = script.keys[holder].after
            yield Planned(found.start + after, Deed(Act.TURN_KEY, found.holder(holder), holder.value))
    if len(found.turned_at) == len(Holder):
        last = max(found.start, *found.turned_at.values())
        yield Planned(last + script.pace.settle, Deed(Act.CLOSE, found.leader))


STEPS: dict[State, Step] = {
    State.CALLED: _called,
    State.READING: _reading,
    State.REVOTING: _revoting,
    State.DISCUSSING: discussing,
    State.DECIDING: _deciding,
}
