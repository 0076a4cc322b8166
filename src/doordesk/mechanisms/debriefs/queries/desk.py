"""What debriefs add to the desk and to an application's page (rules D1, D2, D3, D9; F3 first)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.urls import reverse

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import RUNNING, Holder, Outcome, State
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import Learning
from doordesk.mechanisms.loops.states import State as LoopState


@duties
def to_call(question: Question) -> Iterator[Duty]:
    """Debriefs that can be called: every assessment is in; due some hours after the last interview (D2)."""
    done = Assessment.objects.filter(
        interview=OuterRef("pk"), author=OuterRef("interviewer"), state=AssessmentState.HANDED_IN
    )
    seats = Interview.objects.filter(loop=OuterRef("pk"), cancelled_at=None)
    ready = Exists(seats) & ~Exists(seats.filter(~Exists(done)))
    loops = Loop.objects.filter(ready, state=LoopState.INVITED, historical=False, bar_raiser__isnull=False)
    if question.owner_id is not None:
        loops = loops.filter(bar_raiser=question.owner_id)
    if question.application_ids is not None:
        loops = loops.filter(application__in=question.application_ids)
    last = Max("interviews__ends_at", filter=Q(interviews__cancelled_at=None))
    hours = timedelta(hours=setting("debriefs.target_hours"))
    for loop in loops.annotate(last_end=last).select_related("application__candidate", "bar_raiser"):
        assert loop.bar_raiser is not None  # noqa: S101 - filtered above
        yield Duty(
            owner_id=loop.bar_raiser.pk,
            sentence=f"Call the debrief of {loop.application.candidate.short_name}",
            url=reverse("debriefs:call", args=[loop.pk]),
            step=f"{loop.bar_raiser.name}: call the debrief",
            due=loop.last_end + hours if loop.last_end else None,
            application_id=loop.application_id,
            rule="D2",
        )


@duties
def in_debrief(question: Question) -> Iterator[Duty]:
    """What members owe at the present step of running debriefs; seven queries for any number of them."""
    rows = running().prefetch_related("marks", "ballots", "absences", "keys")
    if question.application_ids is not None:
        rows = rows.filter(loop__application__in=question.application_ids)
    if question.owner_id is not None:
        rows = rows.filter(_touches(question.owner_id))
    debriefs = list(rows)
    authors = _authors(debriefs)
    debtors = _debtors(debriefs)
    for debrief in debriefs:
        for duty in _duties(debrief, authors.get(debrief.loop_id, {})):
            owes = (debrief.loop.application_id, duty.owner_id) in debtors
            if question.owner_id in (None, duty.owner_id) and not owes:
                yield duty


@duties
def to_learn(question: Question) -> Iterator[Duty]:
    """Debriefs that somebody watches or leads to learn, from the call to the close (rule P1)."""
    if question.application_ids is not None:
        return  # nobody waits for who learns: it is no step of the application's
    rows = running().filter(loop__debrief_seat__isnull=False).select_related("loop__debrief_seat__person")
    if question.owner_id is not None:
        rows = rows.filter(loop__debrief_seat__person=question.owner_id)
    for debrief in rows:
        seat = debrief.loop.debrief_seat
        who, leads = debrief.loop.application.candidate.short_name, seat.kind == Learning.LEAD
        deed = f"Lead the debrief of {who}, with {debrief.leader.get_short_name()} beside you"
        yield Duty(
            owner_id=seat.person_id,
            sentence=deed if leads else f"Watch the debrief of {who}",
            url=reverse("debriefs:room", args=[debrief.pk]),
            step=f"{seat.person.name}: learns in the debrief",
            due=debrief.meets_at,
            rule="P1",
        )


def running() -> QuerySet[Debrief]:
    """Debriefs under way."""
    return Debrief.objects.filter(state__in=RUNNING, loop__state=LoopState.DEBRIEF).select_related(
        "leader", "loop__application__candidate", "loop__application__opening__hiring_manager"
    )


def _touches(person_id: int) -> Q:
    seats = Interview.objects.filter(interviewer=person_id, cancelled_at=None, loop__isnull=False)
    hires = Q(loop__application__opening__hiring_manager=person_id)
    return hires | Q(leader=person_id) | Q(loop__in=seats.values("loop"))


def _authors(debriefs: list[Debrief]) -> dict[int, dict[int, tuple[int, str]]]:
    """Handed-in assessments by loop: {loop: {assessment: (author, name)}}."""
    rows = Assessment.objects.filter(
        interview__loop__in=[one.loop_id for one in debriefs],
        interview__cancelled_at=None,
        state=AssessmentState.HANDED_IN,
    )
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for loop, pk, author, name in rows.values_list("interview__loop", "pk", "author", "author__name"):
        if loop is not None:
            found.setdefault(loop, {})[pk] = (author, name)
    return found


def _debtors(debriefs: list[Debrief]) -> set[tuple[int, int | None]]:
    """(application, person) for whoever owes an assessment there: the room is closed to them (rule F3)."""
    applications = [one.loop.application_id for one in debriefs]
    done = Assessment.objects.filter(state=AssessmentState.HANDED_IN, author=F("interview__interviewer"))
    rows = Interview.objects.filter(application__in=applications, cancelled_at=None)
    owed = rows.exclude(pk__in=done.values("interview")).exclude(loop__state=LoopState.CANCELLED)
    return set(owed.values_list("application_id", "interviewer_id"))


def _duties(debrief: Debrief, authors: dict[int, tuple[int, str]]) -> Iterator[Duty]:
    match State(debrief.state):
        case State.CALLED:
            yield _duty(debrief, debrief.leader_id, "Begin the debrief of", "begin the debrief")
        case State.READING:
            yield from _to_read(debrief, authors)
        case State.REVOTING:
            yield from _to_vote(debrief, authors)
        case State.DISCUSSING:
            yield _duty(debrief, debrief.leader_id, "Lead the discussion of", "discussion")
        case _:
            yield from _to_decide(debrief)


def _to_read(debrief: Debrief, authors: dict[int, tuple[int, str]]) -> Iterator[Duty]:
    marks = {(one.person_id, one.assessment_id) for one in debrief.marks.all()}
    manager = debrief.loop.application.opening.hiring_manager_id
    readers = {author for author, _ in authors.values()} | {debrief.leader_id, manager}
    for person in sorted(readers):
        left = [pk for pk, (author, _) in authors.items() if author != person and (person, pk) not in marks]
        if left:
            yield _duty(debrief, person, "Read the packet of", "reading", debrief.reading_ends_at)
    if not any(
        True for one in readers for pk, (by, _) in authors.items() if by != one and (one, pk) not in marks
    ):
        yield _duty(debrief, debrief.leader_id, "Go on to the re-vote on", "go on to the re-vote")


def _to_vote(debrief: Debrief, authors: dict[int, tuple[int, str]]) -> Iterator[Duty]:
    there = {one.person_id for one in debrief.ballots.all()} | {
        one.person_id for one in debrief.absences.all()
    }
    waiting = {author for author, _ in authors.values()} - there
    for person in sorted(waiting):
        yield _duty(debrief, person, "Vote again on", "second vote")
    if not waiting:
        yield _duty(debrief, debrief.leader_id, "Reveal the votes on", "reveal the votes")


def _to_decide(debrief: Debrief) -> Iterator[Duty]:
    holders = {
        Holder.HIRING_MANAGER: debrief.loop.application.opening.hiring_manager_id,
        Holder.BAR_RAISER: debrief.leader_id,
    }
    turned = {(one.holder, one.person_id) for one in debrief.keys.all()}
    open_keys = [person for holder, person in holders.items() if (holder.value, person) not in turned]
    for person in open_keys:
        yield _duty(debrief, person, "Turn your key on", "key of the decision")
    if not open_keys:
        yield _duty(debrief, debrief.leader_id, "Close the debrief of", "close the debrief")


def _duty(debrief: Debrief, person_id: int, verb: str, step: str, due: datetime | None = None) -> Duty:
    application = debrief.loop.application
    return Duty(
        owner_id=person_id,
        sentence=f"{verb} {application.candidate.short_name}",
        url=reverse("debriefs:room", args=[debrief.pk]),
        step=f"Debrief: {step}",
        due=due or debrief.meets_at,
        application_id=application.pk,
        rule="D3",
    )


@panel("application")
def debrief_panel(actor: Actor, application: Application) -> Iterator[Panel]:
    """The debrief of an application, for whoever may see it; to its Bar Raiser, that it can be called."""
    rows = visible(actor, Debrief, Debrief.objects.filter(loop__application=application))
    debriefs = list(rows.select_related("leader", "loop", "packet"))
    lines = tuple(line for one in debriefs for line in _lines(one))
    loop = application.loops.filter(state=LoopState.INVITED, historical=False).first()
    deeds: tuple[PanelDeed, ...] = ()
    if loop is not None and can(actor, P.DEBRIEF_CALL, loop):
        deeds = (PanelDeed("Call the debrief", reverse("debriefs:call", args=[loop.pk])),)
    if lines or deeds:
        yield Panel("Debrief", lines, deeds, empty="It can be called when every assessment is in.", order=70)


def _lines(debrief: Debrief) -> Iterator[PanelLine]:
    state = debrief.standing
    tone = "info" if state in RUNNING else "neutral"
    room = reverse("debriefs:room", args=[debrief.pk])
    yield PanelLine(f"Led by {debrief.leader.name}", room, str(state.label), tone, debrief.meets_at)
    packet = getattr(debrief, "packet", None)
    if packet is not None:
        url = reverse("debriefs:packet", args=[debrief.pk])
        yield PanelLine("Packet", url, str(Outcome(packet.outcome).label), "neutral", packet.closed_at)
