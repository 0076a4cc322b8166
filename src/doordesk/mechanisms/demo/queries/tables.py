"""A debrief in play: its rows, its people by their keys, and the situation that follows from them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import authors_of
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.keys import standing_keys
from doordesk.mechanisms.debriefs.queries.progress import standing
from doordesk.mechanisms.debriefs.queries.room import enter, rooms
from doordesk.mechanisms.debriefs.queries.roster import Member
from doordesk.mechanisms.debriefs.queries.votes import room_of
from doordesk.mechanisms.debriefs.states import RUNNING, State
from doordesk.mechanisms.demo.queries.scripts import Script
from doordesk.mechanisms.demo.queries.seats import key_of
from doordesk.mechanisms.demo.queries.situations import Situation
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.states import State as LoopState

Facts = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """The debrief of a script, and who sits at it."""

    script: Script
    debrief: Debrief

    @cached_property
    def members(self) -> list[Member]:
        """Everybody in the room."""
        return room_of(self.debrief)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """The same by their keys in the story."""
        return {key_of(one.person): one.person for one in self.members}

    @cached_property
    def keys(self) -> Mapping[int, str]:
        """Their keys in the story, by person."""
        return {person.pk: key for key, person in self.people.items()}

    def key(self, actor: Actor) -> str:
        """Somebody's key in the story; empty for whoever does not sit here."""
        return self.keys.get(actor.pk or 0, "")

    def by_key(self, rows: Iterable[tuple[int, datetime]]) -> dict[str, datetime]:
        """The last moment of each person, of rows with person and moment."""
        found: dict[str, datetime] = {}
        for pk, at in rows:
            if pk in self.keys:
                key = self.keys[pk]
                found[key] = max(at, found.get(key, at))
        return found


def loop_of(script: Script) -> Loop | None:
    """Return the loop that a script is about; None before the story has come so far."""
    return Loop.objects.filter(application__candidate__name=script.candidate).first()


def debrief_of(script: Script) -> Debrief | None:
    """Return the script's debrief, whatever its state."""
    return rooms().filter(loop__application__candidate__name=script.candidate).first()


def table_of(script: Script) -> Table | None:
    """Return the table while there is something to play at it. One query."""
    rows = rooms().filter(loop__application__candidate__name=script.candidate, state__in=RUNNING)
    found = rows.exclude(loop__state=LoopState.CANCELLED).first()
    return Table(script, found) if found else None


def situation(table: Table, present: Mapping[int, datetime]) -> Situation:
    """Return how far everybody is; `present` says who is at a keyboard, since when."""
    debrief = table.debrief
    here = [since for pk, since in present.items() if table.keys.get(pk) in table.script.parts]
    step = debrief.steps.last()
    found = Situation(
        state=debrief.standing,
        began=step.at if step else debrief.called_at,
        leader=key_of(debrief.leader),
        manager=key_of(debrief.loop.application.opening.hiring_manager),
        guests=frozenset(table.keys[pk] for pk in present if pk in table.keys),
        here=min(here, default=None),
    )
    return replace(found, **_FACTS[found.state](table)) if here and found.state in _FACTS else found


def _reading(table: Table) -> Facts:
    authors = authors_of(table.debrief.leader, table.debrief.loop)
    marks = list(table.debrief.marks.values_list("person_id", "assessment_id", "at"))
    done = {(person, page) for person, page, _ in marks}
    readers = [one.person.pk for one in table.members if one.expected and not one.owes]
    unread = {
        table.keys[who]: tuple(
            page for page, author in authors.items() if author != who and (who, page) not in done
        )
        for who in readers
    }
    read_at = table.by_key((person, at) for person, _, at in marks)
    return {"unread": unread, "read_at": read_at, "reading_ends": table.debrief.reading_ends_at}


def _revoting(table: Table) -> Facts:
    return {
        "voters": tuple(table.keys[one.person.pk] for one in table.members if one.voter),
        "voted_at": table.by_key(table.debrief.ballots.values_list("person_id", "cast_at")),
        "absent_at": table.by_key(table.debrief.absences.values_list("person_id", "at")),
    }


def _discussing(table: Table) -> Facts:
    debrief = table.debrief
    speakers = standing(enter(debrief.leader, debrief.pk)).speakers
    lines = list(debrief.lines.values_list("author_id", "written_at"))
    gaps = list(debrief.gaps.select_related("interview__interviewer", "version__principle"))
    count = Counter(author for author, _ in lines)
    return {
        "order": tuple(table.keys[one.person.pk] for one in speakers),
        "lines": {table.keys[pk]: many for pk, many in count.items() if pk in table.keys},
        "wrote_at": table.by_key([*lines, *((gap.by_id, gap.at) for gap in gaps)]),
        "ticked_at": table.by_key(debrief.spoken.values_list("person_id", "at")),
        "gaps": {(gap.version.principle.key, key_of(gap.interview.interviewer)): gap.at for gap in gaps},
    }


def _deciding(table: Table) -> Facts:
    votes = list(table.debrief.ballots.values_list("vote", flat=True))
    against = sum(vote <= Vote.NOT_INCLINED for vote in votes)
    turned = standing_keys(table.debrief)
    return {
        "turned_at": {holder: key.turned_at for holder, key in turned.items()},
        "doubted": Vote.STRONGLY_NOT_INCLINED in votes or 2 * against >= len(votes),
    }


_FACTS: dict[State, Callable[[Table], Facts]] = {
    State.READING: _reading,
    State.REVOTING: _revoting,
    State.DISCUSSING: _discussing,
    State.DECIDING: _deciding,
}
