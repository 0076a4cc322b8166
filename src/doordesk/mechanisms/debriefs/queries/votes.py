"""First and second votes: who has voted is known to all, what only after the reveal (rules D3, D4, F3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import Record, progress
from doordesk.mechanisms.debriefs.models import Ballot, Debrief
from doordesk.mechanisms.debriefs.queries.roster import Member, roster


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody's first and second vote; an absent one has no second."""

    member: Member
    first: int | None
    second: int | None
    cast_at: datetime | None
    absent: str = ""

    @property
    def changed(self) -> bool:
        """Whether the second differs from the first."""
        return None not in (self.first, self.second) and self.first != self.second


def room_of(debrief: Debrief) -> list[Member]:
    """Everybody in the room; three queries."""
    return roster(debrief, progress(debrief.loop))


def missing_votes(debrief: Debrief) -> list[Member]:
    """Members whose second vote is neither cast nor given up; no vote is read."""
    there = set(debrief.ballots.values_list("person_id", flat=True))
    there |= set(debrief.absences.values_list("person_id", flat=True))
    return [one for one in room_of(debrief) if one.voter and one.person.pk not in there]


def own_vote(debrief: Debrief, actor: Person) -> int | None:
    """The actor's own second vote."""
    return debrief.ballots.filter(person=actor).values_list("vote", flat=True).first()


def pairs(debrief: Debrief, members: Iterable[Member], records: Iterable[Record]) -> list[Pair]:
    """Both votes of each voter, in the order of the interviews; empty before the reveal. Two queries."""
    if not debrief.revealed:
        return []
    first = {one.author.pk: one.vote for one in records if not one.is_screen and not one.vote_hidden}
    ballots = {one.person_id: one for one in debrief.ballots.all()}
    absent = dict(debrief.absences.values_list("person_id", "reason"))
    return [
        _pair(one, first.get(one.person.pk), ballots.get(one.person.pk), absent.get(one.person.pk, ""))
        for one in members
        if one.voter
    ]


def _pair(member: Member, first: int | None, ballot: Ballot | None, absent: str) -> Pair:
    if ballot is None:
        return Pair(member, first, None, None, absent)
    return Pair(member, first, ballot.vote, ballot.cast_at)
