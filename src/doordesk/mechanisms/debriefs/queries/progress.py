"""How far each person is in the present step: read, voted, spoken, key turned; never what (rules D3, D6)."""

from collections import Counter
from dataclasses import dataclass, field

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import authors_of
from doordesk.mechanisms.debriefs.models import Key
from doordesk.mechanisms.debriefs.queries.keys import holders, standing_keys
from doordesk.mechanisms.debriefs.queries.order import Speaker, speaking_order
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.roster import Member
from doordesk.mechanisms.debriefs.states import Holder, Outcome, State, Turn, decided
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.states import Scope


@dataclass(frozen=True, slots=True)
class Reader:
    """How many of the others' assessments a member has marked as read."""

    member: Member
    read: int
    of: int

    @property
    def finished(self) -> bool:
        """Whether nothing is left."""
        return self.read >= self.of


@dataclass(frozen=True)
class Standing:
    """The present step in names; each field is filled at its own step only."""

    readers: tuple[Reader, ...] = ()
    own_marks: frozenset[int] = frozenset()
    voted: frozenset[int] = frozenset()
    absent: dict[int, str] = field(default_factory=dict)
    waiting: tuple[Member, ...] = ()
    speakers: tuple[Member, ...] = ()
    spoken: frozenset[int] = frozenset()
    silent: tuple[Member, ...] = ()
    turned: dict[Holder, Key] = field(default_factory=dict)
    undecided: tuple[Person, ...] = ()
    outcome: Outcome | None = None


def standing(room: Room) -> Standing:
    """Read how far everybody is; one or two queries, by step."""
    steps = {
        State.READING: _reading,
        State.REVOTING: _revoting,
        State.DISCUSSING: _discussing,
        State.DECIDING: _deciding,
    }
    return steps[room.state](room) if room.state in steps else Standing()


def _reading(room: Room) -> Standing:
    shown = authors_of(room.actor, room.debrief.loop)
    marks = [
        (person, assessment)
        for person, assessment in room.debrief.marks.values_list("person_id", "assessment_id")
        if shown.get(assessment, person) != person
    ]
    count = Counter(person for person, _ in marks)
    readers = tuple(
        Reader(one, count[one.person.pk], sum(author != one.person.pk for author in shown.values()))
        for one in room.members
        if (one.expected or count[one.person.pk]) and not one.owes
    )
    return Standing(readers, frozenset(a for person, a in marks if person == room.actor.pk))


def _revoting(room: Room) -> Standing:
    voted = frozenset(room.debrief.ballots.values_list("person_id", flat=True))
    absent = dict(room.debrief.absences.values_list("person_id", "reason"))
    waiting = tuple(one for one in room.voters if one.person.pk not in {*voted, *absent})
    return Standing(voted=voted, absent=absent, waiting=waiting)


def _discussing(room: Room) -> Standing:
    present = {one.person.pk: one for one in room.members if one.expected and not one.owes}
    speakers = tuple(present[pk] for pk in speaking_order(_speakers(room, list(present.values()))))
    spoken = frozenset(room.debrief.spoken.values_list("person_id", flat=True))
    silent = tuple(one for one in speakers if one.person.pk not in spoken)
    return Standing(speakers=speakers, spoken=spoken, silent=silent)


def _speakers(room: Room, members: list[Member]) -> list[Speaker]:
    keys = [one.person.pk for one in members]
    rows = Certificate.objects.filter(person__in=keys, scopes__contains=Scope.INTERVIEW, withdrawn_at=None)
    since = dict(rows.values_list("person_id", "granted_at"))
    hires = room.debrief.loop.application.opening.hiring_manager_id
    return [
        Speaker(
            one.person.pk,
            one.name,
            one.person.level,
            since.get(one.person.pk),
            leads=one.person.pk == room.debrief.leader_id,
            hires=one.person.pk == hires,
        )
        for one in members
    ]


def _deciding(room: Room) -> Standing:
    turned = standing_keys(room.debrief)
    undecided = tuple(person for holder, person in holders(room.debrief).items() if holder not in turned)
    outcome = decided({holder: Turn(key.turn) for holder, key in turned.items()})
    return Standing(turned=turned, undecided=undecided, outcome=outcome)
