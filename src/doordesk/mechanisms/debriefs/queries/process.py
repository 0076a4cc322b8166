"""What closed debriefs say about the process; no candidate, no text, nobody's name (D1-D4, D7, D10-D14, F5).

It reads across the whole company, so whoever asks has `process:read`. It counts closed debriefs alone;
imported loops had no debrief here. What is made of votes and ratings is told for the whole company only (a
team's figure could be taken from it), and of whole bunches alone: `measures.bunches` (rules F3, D3).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Model, Q, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Team
from doordesk.foundation.rulebook.queries import settings_now
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import OnTime, on_time_in
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.debriefs.models import Absence, Ballot, Gap, Handover, Packet, Prompt, Step
from doordesk.mechanisms.debriefs.queries.measures import (
    Helped,
    Moves,
    Share,
    bunches,
    helped_by,
    lengths,
    moves_of,
)
from doordesk.mechanisms.debriefs.queries.periods import Period, period_of
from doordesk.mechanisms.debriefs.states import Outcome, State
from doordesk.mechanisms.loops.models import Loop

# In a packet's canonical text a quotation mark within somebody's words has a backslash before it: this is the
# summary's own answer and never part of a sentence (rules D13, D14).
DIFFERS = '"differs_from_outcome":true'


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed debrief as the figures know it: when, how long, how often."""

    closed_at: datetime
    hours: float | None  # from the end of the last interview to the beginning of the reading (rule D2)
    minutes: Mapping[State, float]  # spent in each station (rule D3)
    exceptions: int  # called without an assessment (rule D1): 0 or 1, like `vetoes` (rule D10)
    absences: int
    handovers: int
    vetoes: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is made of votes and ratings, of `of` debriefs (rules D4, D7, D12, D14)."""

    of: int
    moves: Moves
    differing: Share
    gaps: tuple[tuple[str, int], ...]
    helped: tuple[Helped, ...]


@dataclass(frozen=True)
class Process:
    """The figures of a period and a team; `told` is None where they would point at somebody.

    `everywhere` counts the company's closed debriefs of all time, `waiting` those whose votes wait.
    """

    period: Period
    closed: tuple[Closed, ...]
    on_time: OnTime
    told: Told | None
    everywhere: int
    waiting: int
    settings: Mapping[str, int]

    @property
    def fewest(self) -> int:
        """From how many debriefs on a share is told."""
        return self.settings["debriefs.fewest_told"]

    @property
    def enough(self) -> bool:
        """Whether the period holds as many."""
        return len(self.closed) >= self.fewest


def process(months: int = 0, team: int | None = None) -> Process:
    """The figures of so many months, 0 for all time, and of one team or all; twelve queries at most."""
    settings, period = settings_now(), period_of(months, now())
    rows = list(_packets().values_list("debrief", "debrief__loop__application__opening__team", "closed_at"))
    chosen = [pk for pk, of, closed_at in rows if period.holds(closed_at) and team in (None, of)]
    whole = bunches([(pk, closed_at) for pk, _, closed_at in rows], settings["debriefs.fewest_told"])
    told = [] if team else [pk for bunch in whole if period.holds(bunch[-1][1]) for pk, _ in bunch]
    return Process(
        period,
        tuple(_closed(chosen)),
        on_time_in(Loop.objects.filter(debrief__in=chosen)),
        _told(told) if told else None,
        len(rows),
        len(rows) - sum(map(len, whole)),
        settings,
    )


def teams_with_debriefs() -> QuerySet[Team]:
    """The teams that have a closed debrief."""
    return Team.objects.filter(pk__in=_packets().values("debrief__loop__application__opening__team"))


def _packets() -> QuerySet[Packet]:
    return Packet.objects.filter(debrief__loop__historical=False).order_by("closed_at", "pk")


def _closed(keys: list[int]) -> list[Closed]:
    loop = "debrief__loop__interviews__"
    last_end = Max(f"{loop}ends_at", filter=Q(**{f"{loop}cancelled_at": None}))
    rows = _packets().filter(debrief__in=keys).values("debrief", "closed_at", "outcome", "debrief__exception")
    steps, absences, handovers = _steps(keys), _times(Absence, keys), _times(Handover, keys)
    return [
        Closed(
            row["closed_at"],
            _hours(row["last_end"], steps.get(row["debrief"], [])),
            lengths(steps.get(row["debrief"], [])),
            int(bool(row["debrief__exception"])),
            absences[row["debrief"]],
            handovers[row["debrief"]],
            int(row["outcome"] == Outcome.VETO),
        )
        for row in rows.annotate(last_end=last_end)
    ]


def _steps(keys: list[int]) -> dict[int, list[tuple[State, datetime]]]:
    found: dict[int, list[tuple[State, datetime]]] = {}
    for debrief, state, at in Step.objects.filter(debrief__in=keys).values_list("debrief", "state", "at"):
        found.setdefault(debrief, []).append((State(state), at))
    return found


def _times(model: type[Model], keys: list[int]) -> Counter[int]:
    return Counter(model._default_manager.filter(debrief__in=keys).values_list("debrief", flat=True))


def _hours(last_end: datetime | None, steps: Sequence[tuple[State, datetime]]) -> float | None:
    """Hours from the last interview to the reading; nothing when either is not on record."""
    began = next((at for state, at in steps if state is State.READING), None)
    return max((began - last_end) / timedelta(hours=1), 0.0) if began and last_end else None


def _told(keys: list[int]) -> Told:
    differing = Packet.objects.filter(debrief__in=keys, content__contains=DIFFERS).count()
    shown = Prompt.objects.filter(debrief__in=keys).values_list("kind", "useful")
    return Told(
        len(keys),
        moves_of(votes(keys)),
        Share(differing, len(keys)),
        tuple(_gaps(keys)),
        helped_by(shown),
    )


def votes(keys: list[int]) -> list[tuple[int, int]]:
    """First and second votes of these debriefs, a pair for each ballot, of nobody by name (rule D4).

    Whoever had two interviews in a loop counts with the later one's vote, as in the room. Two plain queries:
    asked at once, SQLite walks through everything that a voter ever wrote.
    """
    handed_in = Assessment.objects.filter(
        interview__loop__debrief__in=keys,
        interview__cancelled_at=None,
        state=AssessmentState.HANDED_IN,
        vote__isnull=False,
    ).order_by("interview__starts_at", "pk")
    rows = handed_in.values_list("interview__loop__debrief", "author", "vote")
    first = {(debrief, author): vote for debrief, author, vote in rows if vote is not None}
    cast = Ballot.objects.filter(debrief__in=keys).values_list("debrief", "person", "vote")
    return [(first[at, who], vote) for at, who, vote in cast if (at, who) in first]


def _gaps(keys: list[int]) -> list[tuple[str, int]]:
    """How often a principle was left without enough data, in the principles' own order (rule D12)."""
    rows = Gap.objects.filter(debrief__in=keys).order_by("version__principle__position", "version__number")
    found = list(rows.values_list("version__principle", "version__name"))
    counts = Counter(principle for principle, _ in found)
    return [(latest, counts[principle]) for principle, latest in dict(found).items()]
