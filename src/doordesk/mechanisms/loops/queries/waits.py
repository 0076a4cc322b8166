"""Who waits for a seat, who is free then, and which interviews still have one (rules L7, P1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from django.db.models import Exists, OuterRef, Q, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.models import Interview, Trainee
from doordesk.mechanisms.loops.states import State, Trainees
from doordesk.mechanisms.training.queries import waiting
from doordesk.mechanisms.training.states import StepKind

STEPS = {Trainees.SHADOW: StepKind.SHADOW, Trainees.REVERSE_SHADOW: StepKind.REVERSE_SHADOW}


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody whose next step is a seat: of which kind, how many are missing, and under whom."""

    person_id: int
    kind: Trainees
    missing: int
    mentor_id: int | None

    @property
    def says(self) -> str:
        """The kind and number in words: 'shadow, 2 missing'."""
        return f"{self.kind.label.lower()}, {self.missing} missing"


def waits() -> dict[int, Wait]:
    """Everybody who waits for a seat, by their key."""
    return {
        person: Wait(person, kind, one.missing, one.mentor_id)
        for kind, step in STEPS.items()
        for person, one in waiting(step).items()
    }


def open_seats() -> QuerySet[Interview]:
    """Interviews ahead that people were invited to and in which nobody learns yet."""
    taken = Trainee.objects.filter(interview=OuterRef("pk"))
    rows = Interview.objects.filter(
        ~Exists(taken), loop__state=State.INVITED, cancelled_at=None, starts_at__gt=now()
    )
    return rows.filter(interviewer__isnull=False)


def at_the_same_time(interview: Interview) -> QuerySet[Interview]:
    """Other interviews and screens that overlap with this one; none while it has no time."""
    if interview.starts_at is None or interview.ends_at is None:
        return Interview.objects.none()
    rows = Interview.objects.filter(starts_at__lt=interview.ends_at, ends_at__gt=interview.starts_at)
    running = ~Q(loop__state=State.CANCELLED)
    return rows.filter(running, cancelled_at=None).exclude(pk=interview.pk)


def busy(interview: Interview) -> frozenset[int]:
    """Everybody who sits elsewhere at that time, as interviewer or as trainee."""
    rows = at_the_same_time(interview).values_list("interviewer", "trainees__person")
    return frozenset(filter(None, chain.from_iterable(rows)))


def mentored_first(found: Iterable[Wait], interviewer: int | None) -> list[Wait]:
    """Those whose mentor gives the interview first, then those who miss most."""
    return sorted(found, key=lambda one: (one.mentor_id != interviewer, -one.missing, one.person_id))
