"""Random people do random things to one loop: whatever happens, the rules of L hold (promise 2, L3, L7)."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.queries import verify
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.mail.models import Letter
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.findings import findings_of, refusals
from doordesk.mechanisms.loops.states import RUNNING, TRANSITIONS, Deed, State, Trainees
from doordesk.mechanisms.training.queries import certified
from doordesk.mechanisms.training.states import Scope
from tests.builders.loops import TUESDAY, World, sound, world_of
from tests.cast import HOUR, MONDAY

NAMES = ("marta", "nadia", "ana", "ben", "priya", "tom", "mateo", "wanjiru", "leila", "rosa", "erik", "omar")
people = st.sampled_from(NAMES)
numbers = st.integers(0, 6)


class LoopMachine(RuleBasedStateMachine):
    """One application; its loops come and go."""

    world: World
    loop: Loop
    state: State

    def __init__(self) -> None:
        """Each run has the database to itself."""
        super().__init__()
        self.ground = transaction.atomic()
        self.ground.__enter__()

    def teardown(self) -> None:
        """The trail of the run is whole, and nothing of it stays."""
        assert verify().sound
        transaction.set_rollback(True)
        self.ground.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        """A sound plan to spoil."""
        self.moment = MONDAY
        self.world = world_of()
        self.loop = sound(self.world)
        self.state = State.PLANNING

    def attempt(self, deed: Callable[[], object], *allowed: Deed) -> bool:
        """Do something that may be refused; the state moves by the table, and only with these deeds."""
        with clock.at(self.moment):
            try:
                deed()
            except Refused:
                pass
            else:
                self._follow(allowed)
                return True
        self.loop.refresh_from_db()
        assert self.loop.state == self.state, "a refusal changes nothing"
        return False

    def _follow(self, allowed: tuple[Deed, ...]) -> None:
        self.loop.refresh_from_db()
        after = [TRANSITIONS.after(self.state, one) for one in allowed if TRANSITIONS.allows(self.state, one)]
        assert self.loop.state in (self.state, *after)
        self.state = State(self.loop.state)

    def person(self, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- read where it is used
        """One of the cast."""
        return self.world.people.everybody[name]

    def live(self, number: int) -> Interview | None:
        """One of the interviews that stand."""
        rows = list(self.loop.interviews.filter(cancelled_at=None))
        return rows[number % len(rows)] if rows else None

    @rule(who=people, by=people, hour=st.integers(0, 9), number=numbers)
    def add(self, who: str, by: str, hour: int, number: int) -> None:
        """Somebody adds an interview of an hour."""
        starts = TUESDAY + hour * HOUR
        self.attempt(
            lambda: actions.add_interview(
                self.loop, actor=self.person(by), interviewer=self.person(who), starts_at=starts,
                ends_at=starts + HOUR, principles=self.world.versions[: number % 4],
            )
        )  # fmt: skip

    @rule(who=people, by=people, number=numbers)
    def hand_to(self, who: str, by: str, number: int) -> None:
        """Somebody gives an interview to somebody."""
        row = self.live(number)
        if row:
            self.attempt(
                lambda: actions.change_interview(row, actor=self.person(by), interviewer=self.person(who))
            )

    @rule(by=people, number=numbers, hour=st.integers(-30, 12))
    def move(self, by: str, number: int, hour: int) -> None:
        """Somebody moves an interview."""
        row, starts = self.live(number), TUESDAY + hour * HOUR
        if row:
            self.attempt(
                lambda: actions.change_interview(
                    row, actor=self.person(by), starts_at=starts, ends_at=starts + HOUR
                )
            )

    @rule(by=people, number=numbers, owned=st.integers(0, 4))
    def own(self, by: str, number: int, owned: int) -> None:
        """Somebody changes what an interview owns."""
        row = self.live(number)
        if row:
            versions = self.world.versions[:owned]
            self.attempt(lambda: actions.change_interview(row, actor=self.person(by), principles=versions))

    @rule(by=people, number=numbers)
    def drop(self, by: str, number: int) -> None:
        """Somebody drops an interview."""
        row = self.live(number)
        if row:
            self.attempt(lambda: actions.drop_interview(row, actor=self.person(by)))

    @rule(who=people, by=people, number=numbers, kind=st.sampled_from(Trainees))
    def seat(self, who: str, by: str, number: int, kind: Trainees) -> None:
        """Somebody seats a trainee."""
        row = self.live(number)
        if row:
            self.attempt(
                lambda: actions.seat_trainee(row, self.person(who), actor=self.person(by), kind=kind)
            )

    @rule(who=people, by=people)
    def lead(self, who: str, by: str) -> None:
        """Somebody names a Bar Raiser."""
        self.attempt(lambda: actions.name_bar_raiser(self.loop, self.person(who), actor=self.person(by)))

    @rule(by=people)
    def invite(self, by: str) -> None:
        """Somebody sends the invitations: only a sound plan leaves."""
        with clock.at(self.moment):
            refusing = refusals(findings_of(self.loop))
        before = Letter.objects.count()
        if self.attempt(lambda: actions.send_invitations(self.loop, actor=self.person(by)), Deed.INVITE):
            assert not refusing
            assert Letter.objects.count() > before

    @rule(by=people)
    def cancel(self, by: str) -> None:
        """Somebody calls the loop off; another is planned at once, so that the story goes on."""
        if self.attempt(
            lambda: actions.cancel_loop(self.loop, "Begin anew.", actor=self.person(by)), Deed.CANCEL
        ):
            self.world.application.refresh_from_db()
            assert self.world.application.stage == Stage.SCREENED
            assert not self.loop.interviews.filter(cancelled_at=None).exists()
            with clock.at(self.moment):
                self.loop = actions.plan_loop(self.world.application, actor=self.world.people.nadia)
            self.state = State.PLANNING

    @precondition(lambda self: self.state is State.INVITED)
    @rule()
    def debrief(self) -> None:
        """The debrief opens, and ends."""
        ana = self.world.people.ana
        self.attempt(lambda: actions.mark_in_debrief(self.loop, actor=ana), Deed.OPEN_DEBRIEF)
        self.attempt(lambda: actions.close_loop(self.loop, actor=ana), Deed.CLOSE)

    @precondition(lambda self: self.state in RUNNING)
    @rule(by=people)
    def end(self, by: str) -> None:
        """Somebody may end the application; a plain refusal for everybody else."""
        if not can(self.person(by), P.APPLICATION_MOVE, self.world.application):
            with pytest.raises(Forbidden):
                actions.end_application(
                    self.world.application, ApplicationDeed.WITHDRAW, actor=self.person(by), reason="No."
                )

    @rule(hours=st.integers(1, 8))
    def wait(self, hours: int) -> None:
        """Time passes."""
        self.moment += timedelta(hours=hours)

    @invariant()
    def trainees_sit_beside_certified_people(self) -> None:
        """L7, and nobody is both."""
        able = certified(Scope.INTERVIEW)
        for row in self.loop.interviews.filter(cancelled_at=None):
            seated = [one.person_id for one in row.trainees.all()]
            assert row.interviewer_id is None or row.interviewer_id in able
            assert row.interviewer_id not in seated
            assert not seated or row.interviewer_id or self.state is State.PLANNING

    @invariant()
    def one_bar_raiser_leads_once_people_are_invited(self) -> None:
        """L3, L4: there, certified, neither hiring manager nor recruiter."""
        opening = self.world.application.opening
        assert self.loop.bar_raiser_id not in (opening.hiring_manager_id, opening.recruiter_id)
        if self.state is State.INVITED:
            assert self.loop.bar_raiser_id in certified(Scope.DEBRIEF)

    @invariant()
    def an_invited_loop_stays_whole(self) -> None:
        """L2, L6: four interviewers at least, each once; every principle has an owner."""
        if self.state is State.INVITED:
            rows = self.loop.interviews.filter(cancelled_at=None)
            who = [row.interviewer_id for row in rows]
            assert len(who) == len(set(who)) >= 4
            owned = {one.version_id for row in rows for one in row.owned.all()}
            assert owned == {version.pk for version in self.world.versions}

    @invariant()
    def the_candidate_sits_in_one_interview_at_a_time(self) -> None:
        """Plain sense."""
        rows = self.loop.interviews.filter(cancelled_at=None, starts_at__isnull=False).order_by("starts_at")
        spans = [(row.starts_at, row.ends_at) for row in rows if row.starts_at and row.ends_at]
        assert all(first[1] <= later[0] for first, later in pairwise(spans))

    @invariant()
    def one_loop_runs(self) -> None:
        """An application has at most one running loop."""
        assert Loop.objects.filter(state__in=RUNNING).count() <= 1


@pytest.mark.django_db
def test_a_loop_keeps_the_rules_whatever_people_do() -> None:
    run_state_machine_as_test(
        LoopMachine,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
