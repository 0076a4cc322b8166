"""A person's growth: notes, what was tried, tags by quarter, time kept (rules P3, P4, F5, D8)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from doordesk.foundation.access.doors import require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.panels import Panel, panels_for
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import OnTime, on_time
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.states import WRITTEN, State, Tag
from doordesk.mechanisms.debriefs.models import Nudge
from doordesk.mechanisms.debriefs.states import State as DebriefState

QUARTERS = 6  # a year and a half: long enough to see a habit change
Quarter = tuple[int, int]


@dataclass(frozen=True)
class Growth:
    """What somebody's page shows one reader; a mentor finds only notes that they wrote themself."""

    person: Person
    notes: tuple[Note, ...]
    quarters: tuple[str, ...]
    tags: tuple[tuple[str, tuple[int, ...]], ...]
    on_time: OnTime
    kept: tuple[Nudge, ...]
    written: tuple[Note, ...]
    panels: tuple[Panel, ...]

    @property
    def to_try(self) -> tuple[Note, ...]:
        """What was proposed and not tried yet."""
        return tuple(one for one in self.notes if one.state != State.TRIED)

    @property
    def tried(self) -> tuple[Note, ...]:
        """What was tried."""
        return tuple(one for one in self.notes if one.state == State.TRIED)


def growth_of(actor: Person, person: Person) -> Growth:
    """Somebody's page, for whoever may read it."""
    require(actor, P.GROWTH_READ, person)
    notes = tuple(notes_to(actor, person))
    last = quarters_until(now())
    kept = Nudge.objects.filter(to=person, kept=True, debrief__state=DebriefState.CLOSED)
    own = (
        visible(actor, Note, Note.objects.filter(author=person, state__in=WRITTEN))
        if actor == person
        else None
    )
    return Growth(
        person,
        notes,
        tuple(label_of(one) for one in last),
        counted(notes, last),
        on_time(person),
        tuple(visible(actor, Nudge, kept).select_related("by").order_by("-sent_at")),
        tuple(own.select_related("to")[:50]) if own is not None else (),
        tuple(panels_for("growth", actor, person)),
    )


def notes_to(
    actor: Person, person: Person, *, words: str = "", tag: str = "", state: str = ""
) -> QuerySet[Note]:
    """The notes somebody got that the reader may read, narrowed by a search, a tag, and how far they are."""
    rows = visible(actor, Note, Note.objects.filter(to=person, state__in=WRITTEN))
    rows = rows.select_related("author", "debrief__loop__application__candidate").prefetch_related("replies")
    for word in words.split():
        rows = rows.filter(
            Q(worked__icontains=word) | Q(to_try__icontains=word) | Q(author__name__icontains=word)
        )
    if tag:
        rows = rows.filter(tags__contains=tag)
    return rows.filter(state__in=[State.TRIED] if state == "tried" else WRITTEN[:2]) if state else rows


def quarter(moment: datetime) -> Quarter:
    """The quarter of a moment, by UTC."""
    return moment.year, (moment.month - 1) // 3 + 1


def label_of(one: Quarter) -> str:
    """How a quarter is written.

    >>> label_of((2026, 4))
    '2026 Q4'
    """
    return f"{one[0]} Q{one[1]}"


def quarters_until(moment: datetime) -> list[Quarter]:
    """The last quarters, this one at the end.

    >>> quarters_until(datetime(2026, 2, 1))[-2:]
    [(2025, 4), (2026, 1)]
    """
    year, number = quarter(moment)
    count = year * 4 + number - 1
    return [((one // 4), one % 4 + 1) for one in range(count - QUARTERS + 1, count + 1)]


def counted(notes: Iterable[Note], last: list[Quarter]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """How many notes bore each tag in each quarter; tags that never occur are left out."""
    found = Counter((tag, quarter(one.sent_at)) for one in notes if one.sent_at for tag in one.words)
    rows = ((str(tag.label), tuple(found[tag.value, one] for one in last)) for tag in Tag)
    return tuple((label, counts) for label, counts in rows if any(counts))
