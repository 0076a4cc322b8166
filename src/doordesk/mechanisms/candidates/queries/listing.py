"""The list of applications as a table, a board and a file. It never sorts by a judgement (rule Y4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.duties import Duty, Question, next_steps, owed
from doordesk.foundation.people.models import Person
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.mechanisms.candidates import policy
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.queries.owed import since_when, untold
from doordesk.mechanisms.candidates.states import ENDED, RUNNING, Stage

COLUMN_LENGTH = 25
ORDERS = {"": ("-applied_at", "-pk"), "name": ("candidate__name", "pk"), "since": ("since", "pk")}
GROUPS: dict[str, tuple[Stage, ...]] = {"running": RUNNING, "ended": ENDED}


@dataclass(frozen=True, slots=True)
class Row:
    """An application as lists show it; source and words are empty for those who do not follow it."""

    application: Application
    since: datetime
    step: Duty | None
    owner: Person | None
    followed: bool
    source: str = ""
    heard: datetime | None = None
    told: datetime | None = None

    @property
    def next(self) -> str:
        """The next step in words; its owner stands beside."""
        if self.step is None:
            return ""
        return self.step.step.removeprefix(f"{self.owner}: ")

    @property
    def days(self) -> int:
        """Whole days in this stage."""
        return max((now() - self.since).days, 0)

    @property
    def tone(self) -> str:
        """The badge's tone: under way, to be hired, or at rest; an end is not a judgement."""
        if self.application.stage == Stage.HIRE:
            return "good"
        return "info" if self.application.stage in RUNNING[1:] else "neutral"


@dataclass(frozen=True, slots=True)
class Column:
    """A stage of the board: its first cards, how many there are in all, where to see them."""

    stage: Stage
    rows: list[Row]
    count: int

    @property
    def hidden(self) -> int:
        """How many cards did not fit."""
        return self.count - len(self.rows)


def filters(actor: Actor, query: Mapping[str, str], *, board: bool = False) -> Filters:
    """Read the filter row from the address, with the openings and sources that this actor sees."""
    rows = visible(actor, Application).order_by()
    openings = rows.values_list("opening", "opening__title").distinct().order_by("opening__title")
    told = rows.filter(policy.applications(actor)).exclude(source="").order_by("source")
    sources = tuple((one, one) for one in told.values_list("source", flat=True).distinct())
    stages = (("running", "Under way"), ("ended", "Ended"), *Stage.choices)
    return read(
        query,
        (
            choice("opening", "Opening", openings),
            *(() if board else (choice("stage", "Stage", stages),)),
            choice("turn", "Next step", (("mine", "Mine"), ("none", "Nobody's"))),
            *((choice("source", "Source", sources),) if sources else ()),
        ),
    )


def applications(actor: Actor, chosen: Filters, order: str = "") -> QuerySet[Any]:
    """Applications that this actor sees and the filters let through, in one of ORDERS."""
    rows = visible(actor, Application, Application.objects.select_related("candidate", "opening"))
    said = {one.name: one.value for one in chosen.choices if one.value}
    rows = since_when(rows).filter(_narrowed(actor, said))
    for word in chosen.q.split():
        rows = rows.filter(_says(actor, word))
    return _turn(actor, rows, said.get("turn", "")).order_by(*ORDERS.get(order, ORDERS[""]))


def _narrowed(actor: Actor, said: Mapping[str, str]) -> Q:
    wanted = Q()
    if "opening" in said:
        wanted &= Q(opening=said["opening"])
    if "stage" in said:
        wanted &= Q(stage__in=GROUPS.get(said["stage"], (said["stage"],)))
    if "source" in said:
        wanted &= Q(source=said["source"]) & policy.applications(actor)
    return wanted


def _says(actor: Actor, word: str) -> Q:
    """Search what the actor can read: address and source only of applications they follow (rule L9)."""
    known = Q(candidate__name__icontains=word) | Q(opening__title__icontains=word)
    followed = Q(candidate__email__icontains=word) | Q(source__icontains=word)
    return known | (followed & policy.applications(actor))


def _turn(actor: Actor, rows: QuerySet[Application], turn: str) -> QuerySet[Application]:
    """Narrow to applications whose next step is the actor's, or nobody's."""
    if turn == "mine":
        mine = {duty.application_id for duty in owed(Question(owner_id=actor.pk))} - {None}
        steps = next_steps(pk for pk in mine if pk)
        return rows.filter(pk__in=[pk for pk, step in steps.items() if step.owner_id == actor.pk])
    if turn == "none":
        steps = next_steps(rows.values_list("pk", flat=True))
        return rows.exclude(pk__in=list(steps))
    return rows


def rows_of(
    actor: Actor, applications: Iterable[Application], steps: Mapping[int, Duty] | None = None
) -> list[Row]:
    """Join applications (from `since_when`) with their next steps, in a fixed number of queries."""
    found = list(applications)
    keys = [one.pk for one in found]
    steps = next_steps(keys) if steps is None else steps
    owners = Person.objects.in_bulk({step.owner_id for step in steps.values()})
    own = set(
        Application.objects.filter(policy.applications(actor), pk__in=keys).values_list("pk", flat=True)
    )
    return [_row(one, steps.get(one.pk), owners, followed=one.pk in own) for one in found]


def _row(application: Any, step: Duty | None, owners: Mapping[int, Person], *, followed: bool) -> Row:
    owner = owners.get(step.owner_id) if step else None
    row = Row(application, application.since, step, owner, followed)
    if not followed:
        return row
    told = application.told_at if application.stage in ENDED and not untold(application) else None
    return replace(row, source=application.source, heard=application.last_word, told=told)


def board(actor: Actor, found: QuerySet[Any]) -> list[Column]:
    """Lay out running applications by stage, the longest waiting first, each column bounded."""
    counts = dict(found.order_by().values_list("stage").annotate(n=Count("pk", distinct=True)))
    firsts = {
        stage: list(found.filter(stage=stage).order_by("since", "pk")[:COLUMN_LENGTH]) for stage in RUNNING
    }
    ready = rows_of(actor, [one for column in firsts.values() for one in column])
    return [
        Column(stage, [row for row in ready if row.application.stage == stage], counts.get(stage, 0))
        for stage in RUNNING
    ]


CSV_HEADER = (
    *("Candidate", "Opening", "Stage", "Since", "Next step", "Owed by", "Due"),
    *("Applied", "Source", "Last word", "E-mail"),
)


def csv_rows(rows: Iterable[Row]) -> Iterable[tuple[object, ...]]:
    """Give the table as plain values; what the reader may not see stays empty."""
    for row in rows:
        one = row.application
        yield (
            *(one.candidate.name, one.opening.title, one.get_stage_display(), row.since),
            *(row.next, row.owner, row.step.due if row.step else None),
            *(one.applied_at, row.source, row.heard, one.candidate.email if row.followed else ""),
        )
