"""The page in one reading: the programme of the company, or of one team (rules P1, P6, L7, L10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.rulebook.queries import settings_now
from doordesk.mechanisms.loops.models import Override
from doordesk.mechanisms.loops.queries.load import weeks_around
from doordesk.mechanisms.programme.queries.demand import demand
from doordesk.mechanisms.programme.queries.journeys import Queue, Walking, journeys, queues, walking
from doordesk.mechanisms.programme.queries.lapsing import Lapse, lapses
from doordesk.mechanisms.programme.queries.load import Loaded, loaded, overrides, times
from doordesk.mechanisms.programme.queries.places import Able, Outlook, by_person, calendar, outlook
from doordesk.mechanisms.programme.queries.roster import (
    Certified,
    Member,
    Standing,
    by_level,
    by_team,
    members,
)
from doordesk.mechanisms.training.models import Path
from doordesk.mechanisms.training.queries.holding import Held, Holders, held
from doordesk.mechanisms.training.queries.waiting import led_since
from doordesk.mechanisms.training.states import Scope, StepKind

BEFORE = 8  # weeks that the mean of somebody's load rests on


@dataclass(frozen=True)
class Programme:
    """How the programme stands."""

    teams: list[Certified]
    levels: list[Certified]
    weeks: list[Outlook]
    timeless: int
    queues: list[Queue]
    load: list[Loaded]
    overrides: list[Override]
    lapses: list[Lapse]
    walking: list[Walking]
    settings: Mapping[str, int]

    @property
    def interviewers(self) -> int:
        """How many may interview."""
        return sum(one.interviewers for one in self.teams)

    @property
    def bar_raisers(self) -> int:
        """How many may lead a debrief."""
        return sum(one.bar_raisers for one in self.teams)


def programme(team: int | None = None) -> Programme:
    """Read it for a team or for all; a fixed number of queries."""
    numbers, people, rows, walks = settings_now(), members(team), held(exactly=True), journeys()
    known = Holders(tuple(rows))
    who = Standing(
        _among(people, known.of(Scope.INTERVIEW)),
        _among(people, known.of(Scope.DEBRIEF)),
        frozenset(row.person_id for row, _ in walks),
    )
    today = timezone.localtime(now()).date()
    before, after = calendar(today, -BEFORE, 2), calendar(today, 0, numbers["programme.weeks_ahead"])
    given, led = by_person(weeks_around([_at(before[0]), _at(after[-1] + timedelta(days=6))]))
    asked = demand(who.interviewers, team)
    able = Able(
        who.interviewers, who.bar_raisers, numbers["load.interviews_per_week"], numbers["load.led_per_week"]
    )
    weeks = outlook(after, given, led, able, asked.still, people)
    let_go = overrides(people, _at(before[0]))
    certified = [one for one in people.values() if one.pk in {*who.interviewers, *who.bar_raisers}]
    return Programme(
        teams=by_team(people, who),
        levels=by_level(people, who),
        weeks=weeks,
        timeless=asked.timeless,
        queues=queues(walks, people, _returning(rows, people), _seats(weeks, asked.debrief_seats)),
        load=loaded(certified, before, given, led, times(let_go), able),
        overrides=let_go,
        lapses=lapses(
            rows, people, dict(Path.objects.values_list("pk", "name")), numbers["programme.days_ahead"]
        ),
        walking=walking(walks, people),
        settings=numbers,
    )


def _among(people: Mapping[int, Member], keys: frozenset[int]) -> frozenset[int]:
    return frozenset(one for one in keys if one in people)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _seats(weeks: Sequence[Outlook], debriefs: int) -> dict[StepKind, int]:
    interviews = sum(one.seats for one in weeks)
    return {
        StepKind.SHADOW: interviews,
        StepKind.REVERSE_SHADOW: interviews,
        StepKind.DEBRIEF_SHADOW: debriefs,
        StepKind.DEBRIEF_LED: debriefs,
    }


def _returning(rows: Sequence[Held], people: Mapping[int, Member]) -> list[int]:
    """Whose certificate to interview lapsed, and who has not led an interview beside a mentor since (P6)."""
    lapsed = [one for one in rows if one.lapsed and Scope.INTERVIEW in one.scopes and one.person_id in people]
    back = led_since(lapsed) if lapsed else frozenset()
    return [one.person_id for one in lapsed if one.pk not in back]
