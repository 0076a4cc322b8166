"""A debrief as the decider sees it: who did what when, by the keys of the story; no rows, no texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from doordesk.mechanisms.debriefs.states import Holder, State

Moments = Mapping[str, datetime]


class Act(StrEnum):
    """What the demo can do for somebody."""

    ADD_LINE = "add_line"
    BEGIN_DECIDING = "begin_deciding"
    BEGIN_READING = "begin_reading"
    BEGIN_REVOTE = "begin_revote"
    CLOSE = "close"
    NOTE_ABSENCE = "note_absence"
    NOTE_GAP = "note_gap"
    NOTE_SPOKEN = "note_spoken"
    READ = "read"
    REVEAL = "reveal"
    TURN_KEY = "turn_key"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: by whom, and about whom or which (a person, an assessment's key, a line's number)."""

    act: Act
    by: str
    about: str | int = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A deed and the moment from which it is due."""

    at: datetime
    deed: Deed


@dataclass(frozen=True)
class Situation:
    """How far everybody is. `guests` are at a keyboard, one with a part in it since `here` (None: nobody).

    `order` is the proposed order of speaking, `unread` each reader's assessments that are left, `lines`
    how many lines somebody has written, `gaps` when each (principle, interviewer) was noted, `doubted`
    whether the second votes leave a doubt.
    """

    state: State
    began: datetime
    leader: str
    manager: str
    guests: frozenset[str] = frozenset()
    here: datetime | None = None
    reading_ends: datetime | None = None
    unread: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    read_at: Moments = field(default_factory=dict)
    voters: tuple[str, ...] = ()
    voted_at: Moments = field(default_factory=dict)
    absent_at: Moments = field(default_factory=dict)
    order: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    wrote_at: Moments = field(default_factory=dict)
    ticked_at: Moments = field(default_factory=dict)
    gaps: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    turned_at: Mapping[Holder, datetime] = field(default_factory=dict)
    doubted: bool = False

    @property
    def start(self) -> datetime:
        """From when the played count at this step: both the step and somebody's presence have begun."""
        return max(self.began, self.here or self.began)

    def holder(self, holder: Holder) -> str:
        """Who holds a key."""
        return self.leader if holder is Holder.BAR_RAISER else self.manager
