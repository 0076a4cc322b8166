"""A debrief as the facilitator's help sees it: people, packet, votes, list, step. Rules D3, D5, D6, D12, F3.

Ids are the caller's own whole numbers; an id that the meeting does not know is left alone, never an error.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

from doordesk.engines.facilitation.text.reading import Reading


class Step(StrEnum):
    """The four steps, in their order (rule D3)."""

    READING = "reading"
    REVOTING = "revoting"
    DISCUSSING = "discussing"
    DECIDING = "deciding"


class Part(StrEnum):
    """What a passage of an assessment holds: notes, evidence for one principle, the remark beside a vote."""

    NOTES = "notes"
    EVIDENCE = "evidence"
    REMARK = "remark"


class Column(StrEnum):
    """The two columns of the list (rule D5)."""

    MET = "met"
    NOT_MET = "not_met"


class Rating(IntEnum):
    """How an answer met a principle's anchors; 0 says that there was not enough to judge (rule D12)."""

    STRONG = 4
    GOOD = 3
    WEAK = 2
    POOR = 1
    NO_DATA = 0


class Inclination(IntEnum):
    """The four votes (rule F2)."""

    STRONGLY_INCLINED = 4
    INCLINED = 3
    NOT_INCLINED = 2
    STRONGLY_NOT_INCLINED = 1


@dataclass(frozen=True)
class Member:
    """Somebody of the meeting. `hires`: the hiring manager; `leads`: the Bar Raiser who leads.

    A higher `level` is more senior; `interviews_done` is None where nobody counted.
    """

    id: int
    name: str
    level: int
    hires: bool = False
    leads: bool = False
    interviews_done: int | None = None


@dataclass(frozen=True)
class Principle:
    """A principle of the opening and the members whose interviews owned it (rule L6)."""

    id: int
    name: str
    owners: tuple[int, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A piece of one member's assessment; `principle` and `rating` belong to evidence (rule F1).

    `rating` is one of `Rating`, or None where there is none.
    """

    id: int
    author: int
    principle: int | None
    kind: Part | str
    text: str
    rating: int | None = None

    @cached_property
    def reading(self) -> Reading:
        """Its text, read once for all who look at it."""
        return Reading(self.text)

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.reading.words)


@dataclass(frozen=True)
class Vote:
    """A member's votes, 4 to 1 as in `Inclination`; `second` is None until revealed, or if absent."""

    person: int
    first: int | None = None
    second: int | None = None

    @property
    def stands(self) -> int | None:
        """The vote that counts: the second, or the first of somebody who was absent from the re-vote (D3)."""
        return self.first if self.second is None else self.second


@dataclass(frozen=True)
class Line:
    """A line of the two-column list, tied to the passage that it rests on (rule D5)."""

    principle: int
    column: Column | str
    author: int
    text: str
    passage: int | None = None


@dataclass(frozen=True)
class Meeting:
    """A debrief at one moment.

    `spoken`: who has spoken in the discussion, in order (D6). `gaps`: (principle, owner) without enough data
    (D12). `days_open`: how long the opening has been open. `other_candidates`: names of the same opening's
    other candidates, known only so that a comparison with them is noticed (D7).
    """

    step: Step | str
    candidate: str
    members: tuple[Member, ...] = ()
    principles: tuple[Principle, ...] = ()
    passages: tuple[Passage, ...] = ()
    votes: tuple[Vote, ...] = ()
    spoken: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    days_open: int | None = None
    other_candidates: tuple[str, ...] = ()

    @property
    def revealed(self) -> bool:
        """Whether votes are known in the room: after the re-vote, and only if there was one (D3, F3)."""
        return self.step in {Step.DISCUSSING, Step.DECIDING} and any(
            vote.second is not None for vote in self.votes
        )

    @property
    def known_votes(self) -> tuple[Vote, ...]:
        """The members' votes, once they are known in the room; before that none, whoever asks (F3).

        >>> Meeting(Step.REVOTING, "Kim", (Member(1, "Ana", 5),), votes=(Vote(1, 4, 4),)).known_votes
        ()
        """
        if not self.revealed:
            return ()
        return tuple(vote for vote in self.votes if vote.person in self.people and vote.stands is not None)

    @cached_property
    def people(self) -> dict[int, Member]:
        """The members by their id."""
        return {member.id: member for member in self.members}

    def named(self, ids: Iterable[int]) -> tuple[Member, ...]:
        """The members with these ids, by name; ids that nobody has are left out."""
        known = (self.people[one] for one in set(ids) if one in self.people)
        return tuple(sorted(known, key=lambda member: (member.name, member.id)))
