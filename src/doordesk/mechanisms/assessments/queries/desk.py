"""What assessments add to the desk, to an application's page and to a person's (rules F3, F5, P4)."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries.standing import (
    FEWEST,
    Progress,
    due_of,
    on_time,
    open_debts,
    progress_of,
)
from doordesk.mechanisms.assessments.states import Standing, State
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State as LoopState


@duties
def owed(question: Question) -> Iterator[Duty]:
    """Assessments of interviews that have begun, due some hours after their end (rule F5); two queries."""
    handed_in = Assessment.objects.filter(state=State.HANDED_IN, author=F("interview__interviewer"))
    rows = Interview.objects.filter(open_debts()).exclude(pk__in=handed_in.values("interview"))
    if question.owner_id is not None:
        rows = rows.filter(interviewer=question.owner_id)
    if question.application_ids is not None:
        rows = rows.filter(application__in=question.application_ids)
    hours = setting("assessments.due_hours")
    for row in rows.select_related("application__candidate", "interviewer"):
        yield _duty(row, hours)


def _duty(interview: Interview, hours: int) -> Duty:
    assert interview.interviewer is not None  # noqa: S101 - open_debts asks for it
    what = "screen" if interview.loop_id is None else "interview"
    return Duty(
        owner_id=interview.interviewer.pk,
        sentence=f"Hand in your assessment of {interview.application.candidate.short_name}",
        url=reverse("assessments:write", args=[interview.pk]),
        step=f"{interview.interviewer.name}: assessment of the {what}",
        due=due_of(interview, hours),
        application_id=interview.application_id,
        rule="F5",
    )


@panel("interview")
def writing_panel(actor: Actor, interview: Interview) -> Iterator[Panel]:
    """The way from a brief to the page to write on, for the interviewer of record."""
    if actor.pk is not None and actor.pk == interview.interviewer_id and interview.cancelled_at is None:
        url = reverse("assessments:write", args=[interview.pk])
        yield Panel("Your assessment", deeds=(PanelDeed("Write the assessment", url, primary=True),))


@panel("application")
def progress_panel(actor: Actor, application: Application) -> Iterator[Panel]:
    """How far each assessment of the application is, for whoever sees its interviews."""
    running = ~Q(loop__state=LoopState.CANCELLED)
    rows = visible(actor, Interview, Interview.objects.filter(running, application=application))
    seen = Interview.objects.filter(pk__in=rows.values("pk"))
    lines = progress_of(seen)
    if not lines:
        return
    loop_id = next((one.interview.loop_id for one in reversed(lines) if one.interview.loop_id), None)
    deeds = (_packet_deed(loop_id),) if loop_id else ()
    yield Panel("Assessments", tuple(_line(actor, one) for one in lines), deeds, order=60)


def _packet_deed(loop_id: int) -> PanelDeed:
    return PanelDeed("Open the packet", reverse("assessments:packet", args=[loop_id]))


def _line(actor: Actor, one: Progress) -> PanelLine:
    own = one.person.pk == actor.pk and one.interview.starts_at is not None
    url = reverse("assessments:write", args=[one.interview.pk]) if own else ""
    at = one.handed_in_at or (one.due if one.state in (Standing.DUE, Standing.LATE) else None)
    state = str(one.state.label)
    return PanelLine(f"{one.name}, {one.interview}", url, state, one.tone, at)


@panel("person")
def share_panel(actor: Actor, person: Person) -> Iterator[Panel]:
    """How often somebody hands in on time: for themself and the Core, and only with enough to go by."""
    if actor.pk != person.pk and not actor.holds(Role.CORE):
        return
    share = on_time(person)
    if share.enough:
        says = f"{share.in_time} of {share.of} assessments handed in on time"
        yield Panel("Assessments on time", (PanelLine(says, state=f"{_percent(share.in_time, share.of)} %"),))
    elif share.of:
        says = f"Shown from {FEWEST} assessments on; fewer would say nothing (rule P4)."
        yield Panel("Assessments on time", empty=says)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)
