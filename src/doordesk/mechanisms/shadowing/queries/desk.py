"""What a sitting asks of the two: the talk of the mentor, the reading of the trainee (rule F8)."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.loops.models import Interview, Trainee
from doordesk.mechanisms.shadowing.queries.sittings import Sitting, sitting, staged
from doordesk.mechanisms.shadowing.states import Stage


@duties
def talks_owed(question: Question) -> Iterator[Duty]:
    """Talks to hold, within some days of the trainee's hand-in, and talks to read and confirm."""
    if question.application_ids is not None:  # never a step of the application
        return
    found = [sitting(row) for row in _waiting(question.owner_id)]
    days = setting("shadowing.talk_days") if found else 0
    for one in found:
        if one.stage == Stage.HELD and question.owner_id in (None, one.trainee.pk):
            yield _to_read(one)
        elif one.stage == Stage.TALK and one.mentor and question.owner_id in (None, one.mentor.pk):
            yield _to_hold(one, days)


def _waiting(owner: int | None) -> QuerySet[Trainee]:
    concerned = Q() if owner is None else Q(person=owner) | Q(interview__interviewer=owner)
    return staged(Trainee.objects.filter(concerned), Stage.TALK, Stage.HELD)


def _to_hold(one: Sitting, days: int) -> Duty:
    trainee, mentor = one.names
    return Duty(
        owner_id=one.mentor.pk if one.mentor else 0,
        sentence=f"Talk with {trainee} about the interview of {one.candidate.short_name}",
        url=reverse("shadowing:sitting", args=[one.seat.pk]),
        step=f"{mentor}: talk with {trainee}",
        due=one.talk_due(days),
        rule="F8",
    )


def _to_read(one: Sitting) -> Duty:
    trainee, mentor = one.names
    return Duty(
        owner_id=one.trainee.pk,
        sentence=f"Read what {mentor} noted after the interview of {one.candidate.short_name}, and confirm",
        url=reverse("shadowing:sitting", args=[one.seat.pk]),
        step=f"{trainee}: read the talk",
        rule="F8",
    )


@panel("interview")
def sittings_panel(actor: Actor, interview: Interview) -> Iterator[Panel]:
    """The way from a brief to the comparison, for the trainee and the interviewer of record."""
    seats = [
        seat for seat in interview.trainees.all() if actor.pk in (seat.person_id, interview.interviewer_id)
    ]
    lines = tuple(
        PanelLine(
            f"{seat.person.name}, {seat.get_kind_display().lower()}",
            reverse("shadowing:sitting", args=[seat.pk]),
        )
        for seat in seats
    )
    if lines:
        yield Panel("Compared and talked over afterwards", lines, order=70)


@panel("seats")
def talks_panel(actor: Actor, reader: Person) -> Iterator[Panel]:
    """The way from the page of seats to the sittings that came of them."""
    deeds = (PanelDeed("Sittings and their talks", reverse("shadowing:list")),)
    yield Panel(
        "What came of seats", deeds=deeds, empty="Two assessments side by side, and the talk about them."
    )
