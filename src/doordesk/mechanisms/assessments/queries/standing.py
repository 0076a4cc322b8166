"""How far each assessment is, and how often somebody hands in on time; nothing of what they say (F3, F5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.policy import owing
from doordesk.mechanisms.assessments.states import Standing, State, standing
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.held import holds
from doordesk.mechanisms.loops.states import State as LoopState

FEWEST = 8  # below this many assessments a figure about a person says nothing (rule P4)


TONES = {
    Standing.NOT_YET: "neutral",
    Standing.DUE: "warn",
    Standing.LATE: "bad",
    Standing.HANDED_IN: "good",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the assessment of one interview is: a name, a state, two moments, no content."""

    interview: Interview
    person: Person
    state: Standing
    due: datetime | None
    handed_in_at: datetime | None
    assessment_id: int | None

    @property
    def name(self) -> str:
        """Who writes it."""
        return self.person.name

    @property
    def tone(self) -> str:
        """The badge's tone."""
        return TONES[self.state]


@dataclass(frozen=True, slots=True)
class OnTime:
    """How many of somebody's assessments came in time, of how many that came or are late (rule F5)."""

    in_time: int
    of: int

    @property
    def enough(self) -> bool:
        """Whether there are enough to say anything (rule P4)."""
        return self.of >= FEWEST


def due_of(interview: Interview, hours: int | None = None) -> datetime | None:
    """When its assessment is due: some hours after the interview ends (rule F5)."""
    if interview.ends_at is None:
        return None
    return interview.ends_at + timedelta(hours=setting("assessments.due_hours") if hours is None else hours)


@holds
def handed_in(interview: Interview) -> bool:
    """Tell whether an assessment of it is in: then the interview stays as it was (rule F4)."""
    return interview.assessments.filter(state=State.HANDED_IN).exists()


def decided(interview: Interview) -> bool:
    """Tell whether a decision rests on it: its loop is closed, or a screen's is, planned after it (D13)."""
    if interview.loop is not None:
        return interview.loop.state == LoopState.CLOSED
    after = Loop.objects.filter(application=interview.application_id, planned_at__gte=interview.starts_at)
    return after.filter(state=LoopState.CLOSED).exists()


def progress(loop: Loop) -> list[Progress]:
    """How far each interview of the loop is, in their order; three queries."""
    return progress_of(Interview.objects.filter(loop=loop))


def progress_of(interviews: QuerySet[Interview]) -> list[Progress]:
    """The same for any interviews; those cancelled or without an interviewer have no line."""
    rows = interviews.filter(cancelled_at=None, interviewer__isnull=False).select_related("interviewer")
    handed_in = Assessment.objects.filter(state=State.HANDED_IN).defer("remark", "vote", "passed")
    hours = setting("assessments.due_hours")
    return [
        _line(row, hours) for row in rows.prefetch_related(Prefetch("assessments", handed_in, to_attr="done"))
    ]


def _line(interview: Interview, hours: int) -> Progress:
    done: Iterable[Assessment] = getattr(interview, "done", ())
    own = next((one for one in done if one.author_id == interview.interviewer_id), None)
    handed_in_at = own.handed_in_at if own else None
    due = (own.due_at if own else None) or due_of(interview, hours)
    state = Standing.HANDED_IN if own else standing(now(), interview.starts_at, due, None)
    assert interview.interviewer is not None  # noqa: S101 - the query asked for it
    return Progress(interview, interview.interviewer, state, due, handed_in_at, own.pk if own else None)


def owed_by(loop: Loop) -> list[Progress]:
    """The interviews of the loop whose assessment is not in (rule D1)."""
    return [one for one in progress(loop) if one.state is not Standing.HANDED_IN]


def open_debts() -> Q:
    """Interviews that have begun and whose assessment can still be handed in."""
    running = Q(loop__state__in=(LoopState.INVITED, LoopState.DEBRIEF))
    screens = Q(loop=None, application__stage=Stage.SCREEN)
    counts = Q(cancelled_at=None, interviewer__isnull=False) & ~Q(loop__historical=True)
    return counts & Q(starts_at__lte=now()) & (running | screens)


def on_time(person: Person) -> OnTime:
    """Count somebody's assessments that came in time, of all that came or are overdue (rule F5)."""
    came = Assessment.objects.filter(
        ~Q(interview__loop__historical=True), author=person, state=State.HANDED_IN
    ).aggregate(all=Count("pk"), in_time=Count("pk", filter=Q(handed_in_at__lte=F("due_at"))))
    before = now() - timedelta(hours=setting("assessments.due_hours"))
    late = Interview.objects.filter(owing(person), open_debts(), ends_at__lt=before).count()
    return OnTime(came["in_time"], came["all"] + late)


def on_time_in(loops: QuerySet[Loop]) -> OnTime:
    """Count the assessments that came in time, of all that some finished loops asked for (rule F5)."""
    seats = Interview.objects.filter(loop__in=loops, cancelled_at=None, interviewer__isnull=False)
    in_time = Assessment.objects.filter(
        interview=OuterRef("pk"),
        author=OuterRef("interviewer"),
        state=State.HANDED_IN,
        handed_in_at__lte=F("due_at"),
    )
    found = seats.aggregate(all=Count("pk"), in_time=Count("pk", filter=Exists(in_time)))
    return OnTime(found["in_time"], found["all"])
