"""The deciders of the paths, for any facts there can be: a yes means that all of P1 holds."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doordesk.mechanisms.training.queries import Done
from doordesk.mechanisms.training.queries.deciding import (
    Case,
    completes,
    takes_up,
    why_not_certify,
    why_not_credit,
    why_not_review,
)
from doordesk.mechanisms.training.queries.lapsing import lapses_at, months_later
from doordesk.mechanisms.training.queries.progress import Progress, Station
from doordesk.mechanisms.training.states import About, Approver, State, StepKind

TRAINEE, MENTOR, CORE, OTHER = 1, 2, 3, 4
BUSY = [HealthCheck.too_slow]  # the machine, not the strategies
DAY = datetime(2026, 3, 2, tzinfo=UTC)
somebody = st.sampled_from((TRAINEE, MENTOR, CORE, OTHER))


def done(times: int) -> tuple[Done, ...]:
    return tuple(Done(TRAINEE, str(number), DAY, "Watched") for number in range(times))


# mostly through the path and under way: what is rarer still comes often enough
stations = st.builds(
    lambda kind, needed, did, credited: Station(kind, "", needed, done(did), credited),
    st.sampled_from(StepKind),
    st.integers(1, 2),
    st.integers(1, 3),
    st.integers(0, 1),
)
progresses = st.builds(
    Progress,
    journey_id=st.just(1),
    person_id=st.just(TRAINEE),
    state=st.sampled_from((*[State.UNDER_WAY] * 4, *State)),
    mentor_id=st.just(MENTOR),
    stations=st.lists(stations, max_size=3).map(tuple),
)
cases = st.builds(
    Case,
    name=st.just("Leila"),
    path=st.just("Interviewer"),
    approver=st.sampled_from(Approver),
    approvals=st.integers(1, 3),
    needs=st.sampled_from(("", "Interviewer")),
    holds_needed=st.booleans(),
    progress=progresses,
    here=st.sampled_from((True, True, False)),
    mentor_holds=st.booleans(),
    begun_by=somebody,
    credited_by=st.frozensets(somebody, max_size=1),
    said_yes=st.frozensets(st.tuples(st.sampled_from(About), somebody), max_size=1),
    peers=st.frozensets(st.sampled_from((CORE, OTHER))),
)


@settings(max_examples=400, suppress_health_check=BUSY)
@given(case=cases, by=somebody)
def test_a_yes_to_a_certificate_means_that_all_of_p1_holds(case: Case, by: int) -> None:
    if why_not_certify(case, by) is not None:
        return
    assert by != TRAINEE
    assert case.here
    assert case.progress.state is State.UNDER_WAY
    assert all(len(one.done) + one.credited >= one.needed for one in case.progress.stations)
    assert case.holds_needed or not case.needs
    assert case.mentor_holds or by in case.peers
    assert by not in case.credited_by or case.peers <= {by}
    assert (About.CERTIFICATE, by) not in case.said_yes
    wanted = case.approvals if case.approver is Approver.CORE else 1
    earlier = {who for about, who in case.said_yes if about is About.CERTIFICATE}
    assert completes(case, by) == (len(earlier) + 1 >= wanted)


@settings(max_examples=200, suppress_health_check=BUSY)
@given(case=cases, by=somebody, allowed=st.booleans())
def test_a_review_and_a_credit_come_from_somebody_else(case: Case, by: int, *, allowed: bool) -> None:
    if why_not_review(case, by) is None:
        assert by != TRAINEE
        assert case.progress.state in {State.NOMINATED, State.UNDER_WAY}
        assert by != case.begun_by or case.peers <= {by}
        assert all(one.finished for one in case.progress.before_review)
    if why_not_credit(case, by, allowed=allowed) is None:
        assert allowed
        assert by != TRAINEE
        assert (About.CERTIFICATE, by) not in case.said_yes or case.peers <= {by}


SHADOWED = Station(StepKind.SHADOW, "", 1, done(1))


def through(**more: object) -> Case:
    """Leila, through a path of one step."""
    facts: dict[str, object] = {
        "name": "Leila", "path": "Interviewer", "approver": Approver.MENTOR, "approvals": 1, "needs": "",
        "holds_needed": True, "mentor_holds": True,
        "progress": Progress(1, TRAINEE, State.UNDER_WAY, MENTOR, (SHADOWED,)),
    }  # fmt: skip
    return Case(**{**facts, **more})  # type: ignore[arg-type]


def test_a_sound_case_is_certified_and_what_is_missing_is_named() -> None:
    assert why_not_certify(through(), MENTOR) is None
    short = Station(StepKind.SHADOW, "", 3, done(1), credited=1)
    refusal = why_not_certify(
        through(progress=Progress(1, TRAINEE, State.UNDER_WAY, MENTOR, (short,))), MENTOR
    )
    assert refusal is not None
    assert "interviews watched (2 of 3)" in refusal.what
    assert refusal.rule == "P1"
    assert "credits" in refusal.way_out


def test_the_command_line_founds_a_programme_alone() -> None:
    case = through(approver=Approver.CORE, approvals=3, credited_by=frozenset({None}), mentor_holds=False)
    assert why_not_certify(case, None) is None
    assert completes(case, None)
    assert takes_up(case, None)
    assert why_not_credit(case, None, allowed=False) is None


def test_switched_off_nobody_credits() -> None:
    refusal = why_not_credit(through(), CORE, allowed=False)
    assert refusal is not None
    assert "credits no earlier experience" in refusal.what


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2026, 12, 5), 1, (2027, 1, 5)),
    ],
)
def test_months_are_the_calendars(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    assert months_later(datetime(*start, tzinfo=UTC), months) == datetime(*end, tzinfo=UTC)


moments = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=100, suppress_health_check=BUSY)
@given(
    granted=moments, renewed=st.none() | moments, interviewed=st.none() | moments, months=st.integers(3, 60)
)
def test_every_use_and_renewal_only_moves_the_day_on(
    granted: datetime, renewed: datetime | None, interviewed: datetime | None, months: int
) -> None:
    end = lapses_at(granted, months, renewed, interviewed)
    assert end >= lapses_at(granted, months)
    assert end == max(months_later(one, months) for one in (granted, renewed, interviewed) if one)
