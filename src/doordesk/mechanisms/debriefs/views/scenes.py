"""One look at a room: what its parts share is fetched once, and only when a part asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from doordesk.foundation.live.queries import present
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.events import channel
from doordesk.mechanisms.debriefs.forms import BarRaiserKeyForm, ChangeLineForm, KeyForm
from doordesk.mechanisms.debriefs.models import Key
from doordesk.mechanisms.debriefs.queries import discussion
from doordesk.mechanisms.debriefs.queries.discussion import Subject
from doordesk.mechanisms.debriefs.queries.keys import holders
from doordesk.mechanisms.debriefs.queries.progress import Standing, standing
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.votes import Pair, pairs
from doordesk.mechanisms.debriefs.queries.whispers import Help, Private, help_for, private
from doordesk.mechanisms.debriefs.states import Holder, State
from doordesk.mechanisms.principles.models import Version


@dataclass(frozen=True)
class Scene:
    """A room as one request shows it; `forms` are those that were refused, with what was typed in them."""

    room: Room
    forms: Mapping[str, Any] = field(default_factory=dict)
    wall: bool = False

    @cached_property
    def now(self) -> Standing:
        """How far everybody is."""
        return standing(self.room)

    @cached_property
    def here(self) -> frozenset[int]:
        """Who has the room open now."""
        return frozenset(present(channel(self.room.debrief.pk)))

    @cached_property
    def versions(self) -> list[Version]:
        """The principles of the loop."""
        return discussion.wordings(self.room)

    @cached_property
    def listed(self) -> list[Subject]:
        """The two-column list with its gaps."""
        return discussion.subjects(self.room, self.versions)

    @cached_property
    def pairs(self) -> list[Pair]:
        """First and second votes, once they are revealed."""
        return pairs(self.room.debrief, self.room.members, self.room.records)

    @cached_property
    def help(self) -> Help:
        """What is worth asking now, for whoever leads (rule D7)."""
        return help_for(self.room)

    @cached_property
    def private(self) -> Private:
        """What was said in private to the reader, and by them (rule D8)."""
        return private(self.room)

    @property
    def subjects(self) -> list[tuple[Subject, tuple[Any, Any]]]:
        """Each principle with its two columns, a line beside the form that changes it."""
        return [(one, (self._column(one.met), self._column(one.not_met))) for one in self.listed]

    def _column(self, side: tuple[Any, ...]) -> list[tuple[Any, ChangeLineForm]]:
        if self.room.state is not State.DISCUSSING:
            return [(line, ChangeLineForm.of(line)) for line in side]
        return [(line, self.forms.get(f"line-{line.pk}") or ChangeLineForm.of(line)) for line in side]

    @property
    def keys(self) -> list[tuple[Holder, Person, Key | None]]:
        """Who has to turn which key, and the key once it is turned."""
        turned = self.now.turned
        return [(one, person, turned.get(one)) for one, person in holders(self.room.debrief).items()]

    @property
    def key_form(self) -> KeyForm | None:
        """The reader's own key, as it stands; None for whoever holds none."""
        holds = self.room.holds
        if holds is None:
            return None
        made = BarRaiserKeyForm if holds is Holder.BAR_RAISER else KeyForm
        refused: KeyForm | None = self.forms.get("key")
        key = self.now.turned.get(holds)
        return refused or (made(initial=_said(key)) if key else made())


def _said(key: Key) -> dict[str, str]:
    half = {True: "yes", False: "no", None: ""}[key.better_than_half]
    return {"turn": key.turn, "reason": key.reason, "raises_bar": key.raises_bar, "better_than_half": half}
