"""The discussion as the played members hold it: one after another, in the proposed order (rule D6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from doordesk.mechanisms.demo.queries.scripts import Part, Script
from doordesk.mechanisms.demo.queries.situations import Act, Deed, Planned, Situation

GRACE = timedelta(seconds=20)  # what cannot be said within this, the room goes on without


@dataclass(frozen=True, slots=True)
class Floor:
    """Somebody's turn to speak. `ends` is when it ended, or when it does at the latest while not `over`."""

    who: str
    began: datetime
    ends: datetime
    over: bool


def discussing(script: Script, found: Situation) -> Iterator[Planned]:
    """Plan what everybody says, the leader's ticks, and going on to the decision once all is said."""
    floors = list(turns(script, found))
    for one in floors:
        yield from _says(script, found, one)
    for one in floors:
        if one.over and one.who not in found.ticked_at:
            yield Planned(one.ends + script.pace.settle / 2, Deed(Act.NOTE_SPOKEN, found.leader, one.who))
    last = max([found.start, *found.wrote_at.values(), *(one.ends for one in floors)])
    yield Planned(last + script.pace.closing, Deed(Act.BEGIN_DECIDING, found.leader))


def turns(script: Script, found: Situation) -> Iterator[Floor]:
    """Give each in the order their turn: it begins when the one before has ended, at the latest."""
    began = found.start
    for who in found.order:
        part = script.parts.get(who)
        if who in found.guests or part is None:
            ended = _guest_ended(found, who)
            latest = began + script.pace.turn
        else:
            ended = _played_ended(found, who, part)
            latest = began + _longest(part)
        floor = Floor(who, began, latest if ended is None else max(began, ended), over=ended is not None)
        yield floor
        began = floor.ends


def _guest_ended(found: Situation, who: str) -> datetime | None:
    """Whoever was ticked, or has put something on the list, has spoken."""
    return found.ticked_at.get(who) or found.wrote_at.get(who)


def _played_ended(found: Situation, who: str, part: Part) -> datetime | None:
    if found.lines.get(who, 0) < len(part.lines):
        return None
    return found.wrote_at.get(who, found.start)


def _longest(part: Part) -> timedelta:
    return part.speaks * (len(part.lines) + 2) + GRACE


def _says(script: Script, found: Situation, floor: Floor) -> Iterator[Planned]:
    part, said = script.parts.get(floor.who), found.lines.get(floor.who, 0)
    if part is None or floor.over:
        return
    last = max(floor.began, found.wrote_at.get(floor.who, floor.began))
    if part.lack and not said:
        noted = found.gaps.get((part.lack.principle, part.lack.interview))
        if noted is None:
            yield Planned(last + part.speaks, Deed(Act.NOTE_GAP, floor.who))
        last = max(last, noted) if noted else last + part.speaks
    if said < len(part.lines):
        yield Planned(last + part.speaks, Deed(Act.ADD_LINE, floor.who, said))
