"""The people as a row: each with how far they are in the present step, in two or three words (rule D3)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from doordesk.mechanisms.debriefs.queries.progress import Standing
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.roster import Member
from doordesk.mechanisms.debriefs.states import State

Says = Callable[[Room, Standing, Member], tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the row; `done` when nothing is expected of them at this step any more.

    `here` says that they have the room open now, on any of their screens.
    """

    member: Member
    says: str
    done: bool
    here: bool = False


def roll(room: Room, now: Standing, here: Collection[int] = ()) -> list[Place]:
    """Everybody of the debrief at the present step; `here` are the keys of those who have it open."""
    steps: dict[State, Says] = {
        State.READING: _reading,
        State.REVOTING: _revoting,
        State.DISCUSSING: _discussing,
        State.DECIDING: _deciding,
    }
    says = steps.get(room.state, _waiting)
    return [_place(says, room, now, one, here=one.person.pk in here) for one in room.members]


def _place(says: Says, room: Room, now: Standing, member: Member, *, here: bool) -> Place:
    if member.owes:
        return Place(member, "assessment missing", done=False, here=here)
    if room.state is State.CALLED:
        return Place(member, "here" if here else "not here yet", done=here, here=here)
    return Place(member, *says(room, now, member), here=here)


def _waiting(room: Room, now: Standing, member: Member) -> tuple[str, bool]:
    return "", False


def _reading(room: Room, now: Standing, member: Member) -> tuple[str, bool]:
    for one in now.readers:
        if one.member.person.pk == member.person.pk:
            return ("has read all", True) if one.finished else (f"{one.read} of {one.of} read", False)
    return "", False


def _revoting(room: Room, now: Standing, member: Member) -> tuple[str, bool]:
    if not member.voter:
        return "", False
    if member.person.pk in now.voted:
        return "has voted", True
    return ("absent", False) if member.person.pk in now.absent else ("not yet", False)


def _discussing(room: Room, now: Standing, member: Member) -> tuple[str, bool]:
    return ("has spoken", True) if member.person.pk in now.spoken else ("", False)


def _deciding(room: Room, now: Standing, member: Member) -> tuple[str, bool]:
    if any(one.pk == member.person.pk for one in now.undecided):
        return "key not turned", False
    turned = any(key.person_id == member.person.pk for key in now.turned.values())
    return ("key turned", True) if turned else ("", False)
