"""The page of a loop: what is missing, who owns what, each interview with what the rules say (L1-L10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from doordesk.engines.planning import Finding, Severity
from doordesk.foundation.access.doors import can, fetch
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.queries.findings import judged, limits, unfinished
from doordesk.mechanisms.loops.queries.load import starts, weeks_around
from doordesk.mechanisms.loops.queries.options import Board, load_words
from doordesk.mechanisms.loops.queries.plans import company, has_begun, plan_from, planned
from doordesk.mechanisms.loops.queries.words import known_zone
from doordesk.mechanisms.loops.states import PLANNABLE, TRANSITIONS, Deed, State


@dataclass(frozen=True)
class Said:
    """A finding beside the link to its spot; `where` is the start of the interview it is about."""

    what: str
    rule: str
    way_out: str
    refuses: bool
    tone: str
    url: str
    where: datetime | None = None


@dataclass(frozen=True)
class Row:
    """One interview of the page."""

    it: Interview
    load: str
    said: Sequence[Said]
    begun: bool
    trainees: Sequence[Trainee]
    principles: Sequence[str]
    mine: bool


@dataclass(frozen=True)
class Cell:
    """Whether an interview owns a principle, and the words of the button that changes it."""

    owned: bool
    words: str
    value: str
    fixed: bool


@dataclass(frozen=True)
class Line:
    """A principle of the opening with its owners across the interviews."""

    name: str
    weight: int
    owners: int
    cells: Sequence[Cell]
    said: Sequence[Said]

    @property
    def count(self) -> str:
        """Say how many own it: 'nobody yet', '1 of 2', '2'."""
        if not self.owners:
            return "nobody yet"
        return f"{self.owners} of {self.weight}" if self.owners < self.weight else str(self.owners)

    @property
    def tone(self) -> str:
        """The tone of that count."""
        if any(one.refuses for one in self.said):
            return "bad"
        return "warn" if self.owners < self.weight else "good"


@dataclass(frozen=True)
class LoopPage:
    """Everything the page shows, ready to be drawn."""

    board: Board
    loop: Loop
    rows: Sequence[Row]
    gone: Sequence[Interview]
    lines: Sequence[Line]
    missing: Sequence[Said]
    noted: Sequence[Said]
    leader: Sequence[Said]
    leader_load: str
    zone: str
    contact: bool
    plans: bool
    invites: bool
    cancels: bool

    @property
    def sendable(self) -> bool:
        """True when invitations can leave."""
        return self.invites and not self.missing


def board_of(pk: int) -> Board:
    """Load a loop that the actor came to through a door."""
    (loop,) = planned([pk])
    known, weeks = company(), weeks_around(starts([loop]))
    return Board(loop, plan_from(loop, known, weeks), known, weeks, limits())


def loop_page(actor: Actor, pk: int) -> LoopPage:
    """Read the page of a loop for somebody; 404 when they may not see it."""
    fetch(actor, Loop, pk)
    board = board_of(pk)
    loop = board.loop
    found = judged(loop, board.plan, board.limits, now()) if loop.state in PLANNABLE else ()
    said = [(one, _said(one, board)) for one in found]
    open_plan = loop.state in PLANNABLE and not loop.historical
    return LoopPage(
        board=board,
        loop=loop,
        rows=[_row(board, one, said, actor) for one in live(loop)],
        gone=[one for one in loop.interviews.all() if one.cancelled_at is not None],
        lines=_lines(board, said),
        missing=[words for one, words in said if one.severity is Severity.REFUSE],
        noted=[words for one, words in said if one.severity is Severity.WARN],
        leader=[words for one, words in said if one.place == "bar_raiser"],
        leader_load=load_words(board, loop.bar_raiser_id) if loop.bar_raiser_id else "",
        zone=known_zone(loop.application.candidate.zone),
        contact=can(actor, P.CANDIDATE_CONTACT, loop.application.candidate),
        plans=open_plan and can(actor, P.LOOP_PLAN, loop),
        invites=TRANSITIONS.allows(loop.state, Deed.INVITE) and can(actor, P.LOOP_INVITE, loop),
        cancels=open_plan and can(actor, P.LOOP_CANCEL, loop),
    )


def live(loop: Loop) -> list[Interview]:
    """The interviews that were not called off, in the order of their times (prefetched)."""
    rows = [one for one in loop.interviews.all() if one.cancelled_at is None]
    return sorted(rows, key=lambda one: (one.starts_at is None, one.starts_at or now(), one.pk))


def _row(board: Board, one: Interview, said: Iterable[tuple[Finding, Said]], actor: Actor) -> Row:
    places = {f"interview:{one.pk}", f"person:{one.interviewer_id}"}
    seats = list(one.trainees.all())
    return Row(
        it=one,
        load=load_words(board, one.interviewer_id) if one.interviewer_id else "",
        said=[words for finding, words in said if finding.place in places],
        begun=has_begun(one, board.loop),
        trainees=seats,
        principles=[owned.version.name for owned in one.owned.all()],
        mine=actor.pk in {one.interviewer_id, *(seat.person_id for seat in seats)},
    )


def _lines(board: Board, said: Sequence[tuple[Finding, Said]]) -> list[Line]:
    rows = live(board.loop)
    return [
        _line(board, weight.principle_id, weight.weight, rows, said)
        for weight in board.loop.application.opening.weights.all()
    ]


def _line(
    board: Board, principle: int, weight: int, rows: Sequence[Interview], said: Iterable[tuple[Finding, Said]]
) -> Line:
    name = board.known.names[principle]
    cells = [_cell(board, principle, name, one) for one in rows]
    owners = {one.interviewer_id for one, cell in zip(rows, cells, strict=True) if cell.owned}
    spot = f"principle:{name}"
    return Line(
        name, weight, len(owners - {None}), cells, [words for finding, words in said if finding.place == spot]
    )


def _cell(board: Board, principle: int, name: str, one: Interview) -> Cell:
    owned = any(each.version.principle_id == principle for each in one.owned.all())
    who = one.interviewer.name if one.interviewer else "This interview"
    words = f"{who} owns {name}" if owned else f"{who} does not own {name}"
    return Cell(owned, words, f"{one.pk}:{principle}", has_begun(one, board.loop))


def _said(finding: Finding, board: Board) -> Said:
    refuses = finding.severity is Severity.REFUSE
    wrong = refuses and not unfinished(board.plan, finding)
    spot, _, key = finding.place.partition(":")
    about = next((one for one in board.plan.live if spot == "interview" and str(one.id) == key), None)
    return Said(
        finding.what,
        finding.rule,
        finding.way_out,
        refuses,
        "bad" if wrong else "warn",
        _spot(finding, board.loop),
        about.starts if about else None,
    )


def _spot(finding: Finding, loop: Loop) -> str:
    """Where on the page, or on which other page, something can be done about it."""
    spot, _, key = finding.place.partition(":")
    if spot == "interview":
        return f"#interview-{key}"
    if spot == "person":
        row = next((one for one in live(loop) if str(one.interviewer_id) == key), None)
        return f"#interview-{row.pk}" if row else "#interviews"
    if spot == "candidate":
        return reverse("candidates:detail", args=[loop.application.candidate_id])
    if spot == "loop" and finding.rule != "L2":
        return reverse("openings:detail", args=[loop.application.opening_id])
    return {"bar_raiser": "#bar-raiser", "principle": "#principles"}.get(spot, "#interviews")


def state_words(loop: Loop) -> str:
    """One sentence on what is expected now."""
    if loop.historical:
        return "Brought in from an earlier system; it stays as it came."
    return {
        State.PLANNING: "Give each interview a person, a time and principles; then invitations can leave.",
        State.INVITED: "Invitations are out. Changes now go to the calendars of those concerned.",
        State.DEBRIEF: "The debrief is under way; the plan stays as it is.",
        State.CLOSED: "The decision is made; the plan stays as it was.",
        State.CANCELLED: "This loop was called off.",
    }[State(loop.state)]
