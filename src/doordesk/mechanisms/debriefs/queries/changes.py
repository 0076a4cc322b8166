"""What happened in a room since somebody looked, and which parts of their page that changes.

A page holds a pulse, where it stood on each of its channels. What lies between that and now is read as words;
each word names the parts to fetch again, so a page renews little and shows what a fresh one shows.
"""

import re
from collections.abc import Iterable

from doordesk.foundation.live.channels import own
from doordesk.foundation.live.events import HERE, LEFT
from doordesk.foundation.live.queries import News, look, positions
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.models import Debrief

_NUMBER = re.compile(r"[0-9]{1,18}")
_STEP = ("lead", "next", "head")
# Words that are not here change the whole page: a step, a change of leader, all that the loop announces.
AFFECTS: dict[str, tuple[str, ...]] = {
    HERE: ("head",),
    LEFT: ("head",),
    events.KEY_TURNED: (*_STEP, "keys"),
    events.GAPS: ("panels", "gaps"),
    events.LINES: ("panels", "list"),
    events.READ: _STEP,
    events.SPOKEN: (*_STEP, "order"),
    events.VOTED: (*_STEP, "revote"),
}
# What only the person whom the event's row names sees change beside: their own marks.
OWN: dict[str, tuple[str, ...]] = {events.READ: ("packet", "order")}
# What is announced to one person alone, with the debrief it belongs to as its row.
PRIVATE: dict[str, tuple[str, ...]] = {
    events.NUDGED: ("nudges", "nudge"),
    events.PROMPTED: ("prompts", "nudges"),
}


def channels(debrief: Debrief, person: Person) -> tuple[str, ...]:
    """What a page of the room listens to: the debrief, its loop, and what is for this person alone."""
    return (events.channel(debrief.pk), f"loop:{debrief.loop_id}", own(person.pk))


def pulse_of(debrief_id: int, person: Person) -> str:
    """Where the room stands for somebody: the number of each channel, by dots. Two light queries."""
    debrief = Debrief.objects.only("loop_id").filter(pk=debrief_id).first()
    if debrief is None:
        return ""
    names = channels(debrief, person)
    numbers = positions(names)
    return ".".join(str(numbers[name]) for name in names)


def changed_parts(debrief: Debrief, person: Person, since: str) -> frozenset[str] | None:
    """The parts that news since a pulse has changed; None when the whole page has. Two queries."""
    names, numbers = channels(debrief, person), since.split(".")
    if len(numbers) != len(names) or not all(_NUMBER.fullmatch(one) for one in numbers):
        return None
    found = look(dict(zip(names, map(int, numbers), strict=True)))
    return None if found.lost else parts_of(found.news, debrief.pk, person.pk)


def parts_of(news: Iterable[News], debrief_id: int, person_id: int) -> frozenset[str] | None:
    """The parts that some news changes for somebody; None for all of them.

    >>> sorted(parts_of([News("debrief:3", 1, events.LINES, 7)], 3, 1))
    ['gaps', 'list', 'panels']
    >>> parts_of([News("debrief:3", 2, events.STEPPED, 3)], 3, 1) is None
    True
    """
    parts: set[str] = set()
    for one in news:
        if one.channel == own(person_id):
            parts.update(PRIVATE.get(one.word, ()) if one.row == debrief_id else ())
        elif one.word in AFFECTS:
            parts.update(AFFECTS[one.word], OWN.get(one.word, ()) if one.row == person_id else ())
        else:
            return None
    return frozenset(parts)
