"""Sittings: seats of trainees, how far each is, and for whom; nothing of what anybody wrote (rule F8)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import with_hand_ins
from doordesk.mechanisms.candidates.models import Candidate
from doordesk.mechanisms.loops.models import Interview, Trainee
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.shadowing.models import Talk
from doordesk.mechanisms.shadowing.states import Stage, State

TONES = {Stage.WRITING: "warn", Stage.TALK: "warn", Stage.HELD: "info", Stage.DONE: "good"}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One seat with its stage and when each of the two assessments came in."""

    seat: Trainee
    stage: Stage
    practised_at: datetime | None
    mentored_at: datetime | None
    talk: Talk | None

    @property
    def interview(self) -> Interview:
        """The interview in which the seat is."""
        return self.seat.interview

    @property
    def candidate(self) -> Candidate:
        """With whom it was."""
        return self.interview.application.candidate

    @property
    def trainee(self) -> Person:
        """Who learns."""
        return self.seat.person

    @property
    def mentor(self) -> Person | None:
        """The interviewer of record; none only in a plan that is unfinished."""
        return self.interview.interviewer

    @property
    def names(self) -> tuple[str, str]:
        """Trainee and mentor as one calls them."""
        mentor = self.mentor.get_short_name() if self.mentor else "nobody"
        return self.trainee.get_short_name(), mentor

    @property
    def tone(self) -> str:
        """The badge's tone."""
        return TONES.get(self.stage, "neutral")

    def talk_due(self, days: int) -> datetime | None:
        """When the talk is due: some days after the trainee's hand-in."""
        return self.practised_at + timedelta(days=days) if self.practised_at else None


def staged(seats: QuerySet[Trainee], *stages: str) -> QuerySet[Trainee]:
    """Seats with their stage, in one of these when any are named, and everybody whom a line of them names."""
    off = Q(interview__cancelled_at__isnull=False) | Q(interview__loop__state=LoopState.CANCELLED)
    stage = Case(
        When(talk__state=State.CONFIRMED, then=Value(Stage.DONE.value)),
        When(talk__state=State.HELD, then=Value(Stage.HELD.value)),
        When(off, then=Value(Stage.OFF.value)),
        When(practised_at__isnull=False, mentored_at__isnull=False, then=Value(Stage.TALK.value)),
        When(interview__starts_at__lte=now(), then=Value(Stage.WRITING.value)),
        default=Value(Stage.AHEAD.value),
        output_field=CharField(),
    )
    rows = with_hand_ins(seats).annotate(stage=stage)
    rows = rows.filter(stage__in=stages) if stages else rows
    people = ("person", "interview__interviewer", "talk")
    return rows.select_related(*people, "interview__loop", "interview__application__candidate")


def sitting(row: Trainee) -> Sitting:
    """Read a row of `staged`."""
    stage, practised_at, mentored_at = row.stage, row.practised_at, row.mentored_at  # type: ignore[attr-defined]
    return Sitting(row, Stage(stage), practised_at, mentored_at, getattr(row, "talk", None))


def sittings_seen(actor: Actor, *, stage: str = "", kind: str = "", words: str = "") -> QuerySet[Trainee]:
    """The sittings that somebody may see, narrowed to a stage, a kind and words; the latest first."""
    rows = visible(actor, Trainee, staged(Trainee.objects.all(), *filter(None, [stage])))
    rows = rows.filter(kind=kind) if kind else rows
    for word in words.split():
        people = Q(person__name__icontains=word) | Q(interview__interviewer__name__icontains=word)
        rows = rows.filter(people | Q(interview__application__candidate__name__icontains=word))
    return rows.order_by(F("interview__starts_at").desc(nulls_first=True), "-pk")
