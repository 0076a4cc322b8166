"""What a reader may read: a record of each assessment the seal lets through, and why it holds the rest (F3).

Views, the debrief and exports read assessments through `packet` and `record_of` only. Votes and remarks of
others are left out of a record until the debrief has revealed them (rule D3).
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Amendment, Assessment, OpenedSeal, Section
from doordesk.mechanisms.assessments.policy import concerned, not_private, open_loops, owing, sealed_for_all
from doordesk.mechanisms.assessments.queries.standing import Progress, progress
from doordesk.mechanisms.assessments.states import Part, Standing, State
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.principles.models import Version


@dataclass(frozen=True, slots=True)
class Judgement:
    """Evidence and rating for one principle; an imported one may have a label instead of a principle."""

    section_id: int
    version: Version | None
    label: str
    part: str
    text: str
    rating: int | None

    @property
    def name(self) -> str:
        """The principle in its wording of that day, or what the import called it."""
        return str(self.version) if self.version else self.label


@dataclass(frozen=True, slots=True)
class Record:
    """One assessment as this reader may see it; `vote` and `remark` are empty while `vote_hidden`."""

    assessment_id: int
    interview: Interview
    author: Person
    own: bool
    practice: bool
    handed_in_at: datetime | None
    notes: str
    notes_id: int | None
    judgements: tuple[Judgement, ...]
    vote: int | None
    vote_hidden: bool
    remark: str
    passed: bool | None
    amendments: tuple[Amendment, ...]

    @property
    def is_screen(self) -> bool:
        """Whether it ends in yes or no (rule L8)."""
        return self.interview.loop_id is None


@dataclass(frozen=True, slots=True)
class Seal:
    """Why a packet is closed to somebody, and what they still owe.

    `kind` is owes, for_all, reading (it waits for the debrief's reading), cancelled or not_yours.
    """

    kind: str
    owes: tuple[Interview, ...] = ()


@dataclass(frozen=True, slots=True)
class Opens:
    """What handing in opens: nothing yet while there are other debts, or while all is sealed for all."""

    debts: int
    for_all: bool


@dataclass(frozen=True, slots=True)
class Packet:
    """A loop's assessments for one reader: what they may read, how far all are, and what the seal holds."""

    loop: Loop
    progress: tuple[Progress, ...]
    records: tuple[Record, ...] = field(default=())
    votes_shown: bool = False
    seal: Seal | None = None

    @property
    def missing(self) -> int:
        """How many assessments of the loop are not in."""
        return sum(one.state is not Standing.HANDED_IN for one in self.progress)


def packet(actor: Actor, loop: Loop) -> Packet:
    """A loop for one reader: how far all are, what the seal lets them read now, why it holds the rest.

    A trainee compares with their mentor's assessment on a page of its own: the packet is not theirs (F8).
    """
    shown, seal = votes_shown(loop), seal_on(actor, loop)
    records = records_of(actor, loop, shown=shown)
    if seal is not None and seal.kind == "not_yours":
        records = tuple(one for one in records if one.own)
    return Packet(loop, tuple(progress(loop)), records, shown, seal)


def records_of(actor: Actor, loop: Loop, *, shown: bool) -> tuple[Record, ...]:
    """What the actor may read now: a loop's interviews, and the screens before it."""
    return records_among(actor, _counted(loop), shown=shown)


def records_among(actor: Actor, rows: QuerySet[Assessment], *, shown: bool) -> tuple[Record, ...]:
    """What the seal lets the actor read of some rows; votes of others only when they are `shown`."""
    return tuple(_record(actor, row, shown=shown) for row in readable_rows(actor, rows))


def authors_of(actor: Actor, loop: Loop) -> dict[int, int]:
    """Whose assessments those are, {assessment: author}, without a word of them. One query."""
    return dict(visible(actor, Assessment, _counted(loop)).values_list("pk", "author"))


def _counted(loop: Loop) -> QuerySet[Assessment]:
    before = Q(interview__loop=None, interview__starts_at__lte=loop.planned_at)
    screens = before & Q(interview__application=loop.application_id)
    of_it = Q(interview__loop=loop) | screens
    return Assessment.objects.filter(of_it, state=State.HANDED_IN, interview__cancelled_at=None)


def readable_rows(actor: Actor, queryset: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """The rows that the seal lets through, with everything a record needs.

    What stands in such a row needs no second look at the seal: to ask again is half the work of a room.
    """
    sections = Section.everything.select_related("version__principle").filter(not_private(actor))
    return (
        visible(actor, Assessment, queryset)
        .select_related("author", "interview__loop", "interview__interviewer")
        .select_related("interview__application__candidate")
        .select_related("interview__application__opening")
        .prefetch_related(Prefetch("sections", sections), "amendments")
        .order_by("interview__starts_at", "pk")
    )


def record_of(actor: Actor, assessment_id: int) -> Record | None:
    """One assessment as the actor may see it; None when the seal holds it or there is none."""
    row = readable_rows(actor, Assessment.everything.filter(pk=assessment_id)).first()
    if row is None:
        return None
    shown = row.interview.loop is not None and votes_shown(row.interview.loop)
    return _record(actor, row, shown=shown)


def _record(actor: Actor, row: Assessment, *, shown: bool) -> Record:
    sections = list(row.sections.all())
    notes = next((one for one in sections if one.part == Part.NOTES), None)
    own = row.author_id == actor.pk
    hidden = not (own or shown or row.practice)
    return Record(
        assessment_id=row.pk,
        interview=row.interview,
        author=row.author,
        own=own,
        practice=row.practice,
        handed_in_at=row.handed_in_at,
        notes=notes.text if notes else "",
        notes_id=notes.pk if notes else None,
        judgements=tuple(_judgement(one) for one in sections if one is not notes),
        vote=None if hidden else row.vote,
        vote_hidden=hidden and row.interview.loop_id is not None,
        remark="" if hidden else row.remark,
        passed=row.passed,
        amendments=tuple(row.amendments.all()),
    )


def _judgement(one: Section) -> Judgement:
    return Judgement(one.pk, one.version, one.label, one.part, one.text, one.rating)


def votes_shown(loop: Loop) -> bool:
    """Whether the debrief has revealed the votes (rule D3)."""
    return OpenedSeal.objects.filter(loop=loop, votes_revealed_at__isnull=False).exists()


def seal_on(actor: Actor, loop: Loop) -> Seal | None:
    """Why this loop's packet is closed to the actor; None when it is open to them."""
    if Loop.objects.filter(open_loops(actor, for_all=sealed_for_all()), pk=loop.pk).exists():
        return None
    if loop.state == LoopState.CANCELLED:
        return Seal("cancelled")
    debts = tuple(Interview.objects.filter(owing(actor), application=loop.application_id))
    if debts:
        return Seal("owes", debts)
    wrote = Assessment.objects.filter(interview__loop=loop, interview__cancelled_at=None, author_id=actor.pk)
    if wrote.exists():
        return Seal("for_all")
    waits = Loop.objects.filter(concerned(actor), pk=loop.pk).exists()
    return Seal("reading" if waits else "not_yours")


def opens_what(actor: Actor, assessment: Assessment) -> Opens:
    """What handing this one in opens to its author."""
    same = Interview.objects.filter(owing(actor), application=assessment.interview.application_id)
    debts = same.exclude(pk=assessment.interview_id).count()
    return Opens(debts, sealed_for_all())
