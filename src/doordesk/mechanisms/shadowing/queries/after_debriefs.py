"""Debriefs in which somebody learnt: what counts, what is next, and the talks that are owed (rule P1)."""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.foundation.ui.moments import in_words
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import State as DebriefState
from doordesk.mechanisms.loops.models import DebriefSeat
from doordesk.mechanisms.loops.states import RUNNING, Learning
from doordesk.mechanisms.shadowing.models import DebriefTalk
from doordesk.mechanisms.training.queries.counting import Done, Way, counts, leads
from doordesk.mechanisms.training.states import StepKind

MOST = 12


def is_over(seat: DebriefSeat) -> bool:
    """Tell whether the debrief of a seat was decided."""
    return Debrief.objects.filter(loop=seat.loop_id, state=DebriefState.CLOSED).exists()


def debrief_seats() -> QuerySet[DebriefSeat]:
    """Seats with everybody whom a line of them names."""
    related = ("person", "talk", "loop__bar_raiser", "loop__debrief__leader", "loop__application__candidate")
    return DebriefSeat.objects.select_related(*related)


@counts(StepKind.DEBRIEF_SHADOW)
def watched(people: Collection[int], detail: str) -> Iterator[Done]:
    """Debriefs that somebody watched and that count."""
    return _done(people, Learning.WATCH)


@counts(StepKind.DEBRIEF_LED)
def led(people: Collection[int], detail: str) -> Iterator[Done]:
    """Debriefs that somebody led under a mentor and that count."""
    return _done(people, Learning.LEAD)


@leads(StepKind.DEBRIEF_SHADOW)
def to_watch(person: int, detail: str) -> Way | None:
    """Watch the debrief in which there is a seat; until then others have to give one."""
    return _way(person, Learning.WATCH)


@leads(StepKind.DEBRIEF_LED)
def to_lead(person: int, detail: str) -> Way | None:
    """Lead the debrief in which there is a seat."""
    return _way(person, Learning.LEAD)


def _done(people: Collection[int], kind: Learning) -> Iterator[Done]:
    rows = DebriefTalk.objects.filter(counts=True, seat__kind=kind, seat__person__in=people)
    for one in rows.select_related("seat", "by"):
        what = f"A debrief led by {one.by}, talked over on {in_words(one.held_at, 'day')}"
        url = reverse("shadowing:debrief", args=[one.seat_id])
        yield Done(one.seat.person_id, f"debrief-seat:{one.seat_id}", one.held_at, what, url)


def _way(person: int, kind: Learning) -> Way | None:
    seat = debrief_seats().filter(person=person, kind=kind, loop__state__in=RUNNING).first()
    if seat is None:
        return None
    verb = "Watch" if kind is Learning.WATCH else "Lead"
    sentence = f"{verb} the debrief of {seat.loop.application.candidate.short_name}"
    called = getattr(seat.loop, "debrief", None) is not None  # then it is a duty of its own
    return Way(sentence, reverse("loops:loop", args=[seat.loop_id]), owed=called)


@duties
def debrief_talks_owed(question: Question) -> Iterator[Duty]:
    """Talks that the Bar Raiser of a debrief owes who learnt there, and those to read and confirm."""
    if question.application_ids is not None:  # never a step of the application
        return
    rows = (
        debrief_seats()
        .filter(loop__debrief__state=DebriefState.CLOSED)
        .filter(Q(talk=None) | Q(talk__confirmed_at=None))
    )
    if question.owner_id is not None:
        rows = rows.filter(Q(person=question.owner_id) | Q(loop__debrief__leader=question.owner_id))
    for seat in rows:
        owner, sentence = _owed(seat)
        if question.owner_id in (None, owner.pk):
            url = reverse("shadowing:debrief", args=[seat.pk])
            yield Duty(owner.pk, sentence, url, f"{owner.name}: talk after a debrief", rule="P1")


def _owed(seat: DebriefSeat) -> tuple[Person, str]:
    who, leader = seat.loop.application.candidate.short_name, seat.loop.debrief.leader
    if getattr(seat, "talk", None) is None:
        return leader, f"Talk with {seat.person.get_short_name()} about the debrief of {who}"
    return seat.person, f"Read what {leader.get_short_name()} noted after the debrief of {who}, and confirm"


@panel("growth")
def debrief_talks_panel(actor: Actor, person: Person) -> Iterator[Panel]:
    """What somebody took from debriefs in which they learnt; to those who may read it."""
    rows = visible(actor, DebriefTalk, DebriefTalk.objects.filter(seat__person=person))
    talks = list(rows[:MOST])
    if talks:
        yield Panel("Talks after debriefs", tuple(map(_line, talks)), order=35)


def _line(talk: DebriefTalk) -> PanelLine:
    state, tone = ("Counts", "good") if talk.counts else ("Not yet", "neutral")
    url = reverse("shadowing:debrief", args=[talk.seat_id])
    return PanelLine(f"Worked: {talk.worked} To try: {talk.to_try}", url, state, tone, talk.held_at)
