"""What one person finds in the room: who is there, the step, what they may read and do (rules D3, F3)."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import Progress, Record, progress, records_of, votes_shown
from doordesk.mechanisms.candidates.models import Resume
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.changes import pulse_of
from doordesk.mechanisms.debriefs.queries.keys import holder_of
from doordesk.mechanisms.debriefs.queries.roster import Member, learner_of, roster
from doordesk.mechanisms.debriefs.states import Holder, State
from doordesk.mechanisms.loops.states import Learning

_READ = (State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING, State.CLOSED)


@dataclass(frozen=True)
class Room:
    """The room for one person, and where it stood just before it was read; more is asked for when needed."""

    actor: Person
    debrief: Debrief
    pulse: str

    @property
    def state(self) -> State:
        """Where the debrief stands."""
        return self.debrief.standing

    @cached_property
    def progress(self) -> tuple[Progress, ...]:
        """How far each assessment of the loop is."""
        return tuple(progress(self.debrief.loop))

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Everybody of the debrief."""
        return tuple(roster(self.debrief, self.progress))

    @cached_property
    def joins(self) -> bool:
        """Whether the actor sits in the meeting: not the Core as onlookers."""
        return can(self.actor, P.DEBRIEF_JOIN, self.debrief)

    @property
    def presides(self) -> bool:
        """Whether the actor is its Bar Raiser, with key, veto and private words."""
        return self.debrief.leader_id == self.actor.pk and self.joins

    @property
    def learns(self) -> Learning | None:
        """How the actor learns here, if they do (rule P1)."""
        seat = learner_of(self.debrief)
        return Learning(seat.kind) if seat and seat.person_id == self.actor.pk else None

    @property
    def guided(self) -> bool:
        """Whether somebody learns to lead here, beside its Bar Raiser (rule P1)."""
        seat = learner_of(self.debrief)
        return seat is not None and seat.kind == Learning.LEAD

    @property
    def leads(self) -> bool:
        """Whether the actor moves it on: its Bar Raiser, or who learns to beside them."""
        return self.presides or (self.learns is Learning.LEAD and self.joins)

    @cached_property
    def votes(self) -> bool:
        """Whether the actor has a vote."""
        return self.joins and can(self.actor, P.DEBRIEF_VOTE, self.debrief)

    @property
    def holds(self) -> Holder | None:
        """Which key the actor holds."""
        return holder_of(self.debrief, self.actor) if self.joins else None

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The assessments that the seal lets them read, by interview; none before the reading (F3, D3)."""
        if self.state not in _READ:
            return ()
        return records_of(self.actor, self.debrief.loop, shown=votes_shown(self.debrief.loop))

    @property
    def of_loop(self) -> tuple[Record, ...]:
        """Those of the loop's own interviews: the ones that carry votes and count in the matrix."""
        return tuple(one for one in self.records if not one.is_screen)

    @property
    def voters(self) -> tuple[Member, ...]:
        """Whoever votes."""
        return tuple(one for one in self.members if one.voter)

    @property
    def missing(self) -> tuple[Member, ...]:
        """Whoever owes an assessment."""
        return tuple(one for one in self.members if one.owes)

    @property
    def seated(self) -> Member | None:
        """The actor's own place; None for an onlooker of the Core."""
        return next((one for one in self.members if one.person.pk == self.actor.pk), None)

    @property
    def url(self) -> str:
        """The room's address."""
        return reverse("debriefs:room", args=[self.debrief.pk])


def rooms() -> QuerySet[Debrief]:
    """Debriefs with everything that a page of theirs names."""
    return Debrief.objects.select_related(
        "leader",
        "loop__debrief_seat__person",
        "loop__application__candidate",
        "loop__application__opening__team",
        "loop__application__opening__hiring_manager",
        "loop__application__opening__recruiter",
    )


def enter(actor: Person, pk: int) -> Room:
    """Open the room for somebody who may see it, or raise 404 (rule F3).

    The pulse is read first: what happens while the rest is read is told again, and never missed.
    """
    pulse = pulse_of(pk, actor)
    return Room(actor, fetch(actor, Debrief, pk, rooms()), pulse)


def resume_of(room: Room) -> int | None:
    """The key of the candidate's newest résumé, if the actor may see it."""
    rows = Resume.objects.filter(candidate=room.debrief.loop.application.candidate_id)
    return visible(room.actor, Resume, rows).values_list("pk", flat=True).first()


def last_end(room: Room) -> datetime | None:
    """When the loop's last interview ended (rule D2)."""
    ends = [one.interview.ends_at for one in room.progress if one.interview.ends_at]
    return max(ends, default=None)
