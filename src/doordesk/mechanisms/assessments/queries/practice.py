"""What trainees owe, and where they write for practice beside the interviewer of record (rules F5, F8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelDeed, panel
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries.packets import Record, records_among, votes_shown
from doordesk.mechanisms.assessments.queries.standing import due_of, open_debts
from doordesk.mechanisms.assessments.states import State
from doordesk.mechanisms.loops.models import Interview, Trainee


@dataclass(frozen=True, slots=True)
class Pair:
    """A trainee's assessment and the one that counts, each as far as a reader may read it now."""

    practice: Record | None
    mentors: Record | None


def pair_of(actor: Actor, seat: Trainee) -> Pair:
    """What the seal lets somebody compare of one sitting: handed in, and open to them (rules F3, F8)."""
    handed_in = Assessment.everything.filter(interview=seat.interview_id, state=State.HANDED_IN)
    trainees = Q(practice=True, author=seat.person_id)
    rows = handed_in.filter(trainees | Q(practice=False, author=F("interview__interviewer")))
    loop = seat.interview.loop
    found = records_among(actor, rows, shown=loop is not None and votes_shown(loop))
    practice = next((one for one in found if one.practice), None)
    return Pair(practice, next((one for one in found if not one.practice), None))


def with_hand_ins(seats: QuerySet[Trainee]) -> QuerySet[Trainee]:
    """Say of each seat when the practice and the mentor's own came in: `practised_at`, `mentored_at`."""
    handed_in = Assessment.everything.filter(state=State.HANDED_IN, interview=OuterRef("interview"))
    practice = handed_in.filter(practice=True, author=OuterRef("person"))
    mentors = handed_in.filter(practice=False, author=OuterRef("interview__interviewer"))
    return seats.annotate(
        practised_at=Subquery(practice.values("handed_in_at")[:1]),
        mentored_at=Subquery(mentors.values("handed_in_at")[:1]),
    )


@duties
def practice_owed(question: Question) -> Iterator[Duty]:
    """Practice assessments of interviews that have begun, due like the others; no step of an application."""
    if question.application_ids is not None:
        return
    rows = unwritten(Trainee.objects.filter(interview__in=Interview.objects.filter(open_debts())))
    if question.owner_id is not None:
        rows = rows.filter(person=question.owner_id)
    seats = list(rows.select_related("interview__application__candidate", "person"))
    hours = setting("assessments.due_hours") if seats else 0
    yield from (_duty(seat, hours) for seat in seats)


def unwritten(seats: QuerySet[Trainee]) -> QuerySet[Trainee]:
    """Those seats whose practice assessment is not in."""
    written = Assessment.everything.filter(
        practice=True, state=State.HANDED_IN, interview=OuterRef("interview"), author=OuterRef("person")
    )
    return seats.filter(~Exists(written))


def _duty(seat: Trainee, hours: int) -> Duty:
    interview = seat.interview
    return Duty(
        owner_id=seat.person_id,
        sentence=f"Write your practice assessment of {interview.application.candidate.short_name}",
        url=reverse("assessments:write", args=[interview.pk]),
        step=f"{seat.person.name}: practice assessment",
        due=due_of(interview, hours),
        rule="F8",
    )


@panel("interview")
def practice_panel(actor: Actor, interview: Interview) -> Iterator[Panel]:
    """The way from a brief to the page to write on, for a trainee with a seat (prefetched)."""
    seated = {seat.person_id for seat in interview.trainees.all()}
    if actor.pk in seated and interview.cancelled_at is None:
        url = reverse("assessments:write", args=[interview.pk])
        deeds = (PanelDeed("Write for practice", url, primary=True),)
        yield Panel("Your practice assessment", deeds=deeds)
