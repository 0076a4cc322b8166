"""The people as a row: each with how far they are in the present step, in two or three words (rule D3)."""

from collections.abc import Callable
from dataclasses import dataclass

from doordesk.mechanisms.debriefs.queries.progress import Standing
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.roster import Member
from doordesk.mechanisms.debriefs.states import State


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody in the row; `done` when nothing is expected of them at this step any more."""

    member: Member
    says: str
    done: bool


def roll(room: Room, now: Standing) -> list[Place]:
    """Everybody in the room at the present step."""
    steps: dict[State, Callable[[Room, Standing, Member], tuple[str, bool]]] = {
        State.CALLED: _called,
        State.READING: _reading,
        State.REVOTING: _revoting,
        State.DISCUSSING: _discussing,
        State.DECIDING: _deciding,
    }
    says = steps.get(room.state)
    if says is None:
        return [Place(one, "", done=False) for one in room.members]
    return [Place(one, *_of(says, room, now, one)) for one in room.members]


def _of(
    says: Callable[[Room, Standing, Member], tuple[str, bool]], room: Room, now: Standing, member: Member
) -> tuple[str, bool]:
    if member.owes:
        return "assessment missing", False
    return says(room, now, member)


def _called(room: Room, now: Standing, member: Member) -> tuple[str, bool]:
    return ("assessment in", True) if member.voter else ("", False)


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
