"""A debrief without a database: the decider's deeds change it, so that whole meetings cost milliseconds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from doordesk.mechanisms.debriefs.states import Holder, State
from doordesk.mechanisms.demo.queries.scripts import Script
from doordesk.mechanisms.demo.queries.situations import Act, Deed, Situation

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NEXT = {
    Act.BEGIN_READING: State.READING,
    Act.BEGIN_REVOTE: State.REVOTING,
    Act.REVEAL: State.DISCUSSING,
    Act.BEGIN_DECIDING: State.DECIDING,
    Act.CLOSE: State.CLOSED,
}


@dataclass
class World:
    """The rows of one debrief; everybody of the script is a reader, a voter and a speaker in its order."""

    script: Script
    leader: str = "ana"
    manager: str = "marta"
    state: State = State.CALLED
    began: datetime = NOON
    read: dict[str, list[datetime]] = field(default_factory=dict)
    ballots: dict[str, datetime] = field(default_factory=dict)
    absences: dict[str, datetime] = field(default_factory=dict)
    lines: dict[str, list[datetime]] = field(default_factory=dict)
    gaps: dict[tuple[str, str], datetime] = field(default_factory=dict)
    ticks: dict[str, datetime] = field(default_factory=dict)
    keys: dict[Holder, datetime] = field(default_factory=dict)

    def seen(self, guests: Iterable[str], here: datetime | None) -> Situation:
        """The situation at this moment."""
        pages = range(len(self.script.parts))
        return Situation(
            state=self.state,
            began=self.began,
            leader=self.leader,
            manager=self.manager,
            guests=frozenset(guests),
            here=here,
            reading_ends=self.began + timedelta(minutes=10),
            unread={who: tuple(pages[len(self.read.get(who, [])) :]) for who in self.script.parts},
            read_at={who: max(marks) for who, marks in self.read.items()},
            voters=tuple(self.script.parts),
            voted_at=dict(self.ballots),
            absent_at=dict(self.absences),
            order=tuple(self.script.parts),
            lines={who: len(written) for who, written in self.lines.items()},
            wrote_at={who: max(written) for who, written in self.lines.items()},
            ticked_at=dict(self.ticks),
            gaps=dict(self.gaps),
            turned_at=dict(self.keys),
        )

    def do(self, deed: Deed, at: datetime) -> None:
        """Let a deed happen; one that the room's step does not allow breaks the test."""
        if deed.act in NEXT:
            self.state, self.began = NEXT[deed.act], at
            return
        about = str(deed.about)
        match deed.act:
            case Act.READ:
                self.read.setdefault(deed.by, []).append(at)
            case Act.VOTE:
                self.ballots[deed.by] = at
            case Act.NOTE_ABSENCE:
                self.absences[about] = at
            case Act.ADD_LINE:
                assert deed.about == len(self.lines.get(deed.by, []))
                self.lines.setdefault(deed.by, []).append(at)
            case Act.NOTE_GAP:
                lack = self.script.parts[deed.by].lack
                assert lack
                self.gaps[lack.principle, lack.interview] = at
            case Act.NOTE_SPOKEN:
                self.ticks[about] = at
            case Act.TURN_KEY:
                self.keys[Holder(about)] = at
