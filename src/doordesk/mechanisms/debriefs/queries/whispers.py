"""What is for one person's eyes: the leader's prompts, and words said in private (rules D7, D8)."""

from dataclasses import dataclass

from doordesk.foundation.access.doors import visible
from doordesk.mechanisms.debriefs.models import Nudge, Prompt
from doordesk.mechanisms.debriefs.queries.meeting import HELPED
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.roster import Member
from doordesk.mechanisms.debriefs.states import RUNNING


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt as the leader sees it: the passages it rests on as (section, whose), and whom to nudge."""

    prompt: Prompt
    passages: tuple[tuple[int, str], ...]
    nudgeable: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """What the leader is asked to think of now, first things first, and what they have put away."""

    asked: tuple[Asked, ...] = ()
    put_away: tuple[Prompt, ...] = ()


def help_for(room: Room) -> Help:
    """The prompts of a room for whoever leads it, none for others or before the reading. One query."""
    if not room.leads or room.state not in HELPED:
        return Help()
    rows = list(visible(room.actor, Prompt, room.debrief.prompts.all()))
    now = [one for one in rows if one.place is not None]
    sources = _sources(room) if now else {}
    return Help(
        tuple(_asked(room, one, sources) for one in now), tuple(one for one in rows if one.useful is not None)
    )


def _asked(room: Room, prompt: Prompt, sources: dict[int, str]) -> Asked:
    rests_on = tuple((key, sources[key]) for key in prompt.passages if key in sources)
    return Asked(prompt, rests_on, tuple(nudgeable(room, set(prompt.people))))


def _sources(room: Room) -> dict[int, str]:
    found: dict[int, str] = {}
    for record in room.of_loop:
        name = record.author.get_short_name()
        if record.notes_id is not None:
            found[record.notes_id] = f"{name}, notes"
        found |= {one.section_id: f"{name}, {one.name}" for one in record.judgements}
    return found


def nudgeable(room: Room, keys: set[int] | None = None) -> list[Member]:
    """Whom the leader may say something in private: everybody in the room but themself, or some of them."""
    there = [one for one in room.members if not one.owes and one.person.pk != room.actor.pk]
    return [one for one in there if keys is None or one.person.pk in keys]


@dataclass(frozen=True, slots=True)
class Private:
    """What was said in private: to the reader, by them, and once all is over what the Core may read."""

    heard: tuple[Nudge, ...]
    said: tuple[Nudge, ...]
    kept: tuple[Nudge, ...]


def private(room: Room) -> Private:
    """Words in private that the reader may read (rule D8); one query."""
    me = room.actor.pk
    rows = list(visible(room.actor, Nudge, room.debrief.nudges.select_related("by", "to")))
    return Private(
        tuple(one for one in rows if one.to_id == me),
        tuple(one for one in rows if one.by_id == me),
        tuple(one for one in rows if me not in {one.to_id, one.by_id} and room.state not in RUNNING),
    )
