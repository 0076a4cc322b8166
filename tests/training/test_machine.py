"""People do whatever they can on the paths: nobody gets a certificate around them (rules P1, P6)."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from doordesk.foundation.audit.queries import verify
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.training import actions
from doordesk.mechanisms.training.models import Certificate, Journey, Path
from doordesk.mechanisms.training.queries import certified
from doordesk.mechanisms.training.queries.lapsing import months_later
from doordesk.mechanisms.training.queries.paths import Asked, plan_of
from doordesk.mechanisms.training.states import About, Approver, Known, Scope, State, StepKind
from tests import cast as story
from tests.cast import MONDAY
from tests.training.ledger import ledger

NAMES = ("rosa", "helen", "ana", "leila")  # two of the Core, one of them new; a Bar Raiser; one who learns
people = st.sampled_from(NAMES)
learners = st.sampled_from(("leila", "helen"))
keys = st.sampled_from((Known.INTERVIEWER, Known.BAR_RAISER))
kinds = st.sampled_from(StepKind)
numbers = st.integers(0, 2)


class TrainingMachine(RuleBasedStateMachine):
    """A company in which the deeds of P1 happen in any order, by anybody, allowed or not."""

    def __init__(self) -> None:
        """Each run has the database, and the counting, to itself."""
        super().__init__()
        self.stack = ExitStack()
        self.ground = transaction.atomic()
        self.ground.__enter__()
        self.book = self.stack.enter_context(ledger())

    def teardown(self) -> None:
        """The trail of the run is whole, and nothing of it stays."""
        assert verify().sound
        transaction.set_rollback(True)
        self.ground.__exit__(None, None, None)
        self.stack.close()

    @initialize()
    def begin(self) -> None:
        """Ana is a Bar Raiser from before; Leila learns to interview with her, and Helen to raise the bar."""
        self.moment = MONDAY
        team = Team.objects.create(name="Payments")
        self.people = {
            name: story.person(f"{name.title()} Of", team, is_core=name in {"rosa", "helen"})
            for name in NAMES
        }
        story.certify(self.people["ana"], Known.INTERVIEWER, Known.BAR_RAISER)
        story.certify(self.people["helen"], Known.INTERVIEWER)
        for key, steps in ((Known.INTERVIEWER, "shadow"), (Known.BAR_RAISER, "review")):
            path = Path.objects.get(key=key)
            path.steps.exclude(kind__in=("course", steps)).delete()
            path.steps.update(count=1)
        self.known = set(Certificate.objects.values_list("pk", flat=True))
        self.enrol("leila", "rosa", Known.INTERVIEWER)
        self.mentor("rosa", 0, "ana")
        self.enrol("helen", "ana", Known.BAR_RAISER)

    def attempt(self, deed: Callable[[], object]) -> None:
        """Do something that may be refused; look at every certificate that came of it."""
        with clock.at(self.moment):
            with suppress(Refused):
                deed()
            for made in Certificate.objects.exclude(pk__in=self.known):
                self.known.add(made.pk)
                self.earned(made)

    def earned(self, made: Certificate) -> None:
        """Judge a new certificate by the sentences of P1, without asking the code that granted it."""
        journey, path = made.journey, made.path
        assert (journey.person_id, journey.path_id) == (made.person_id, made.path_id)
        assert journey.state == State.CERTIFIED
        credited = list(journey.credits.all())
        for step in path.steps.all():
            given = [one for one in credited if (one.kind, one.detail) == (step.kind, step.detail)]
            done = len(self.book.things[made.person_id, StepKind(step.kind)])
            if step.kind == StepKind.REVIEW:
                done = journey.approvals.filter(about=About.REVIEW).count()
            assert done + sum(one.count for one in given) >= step.count
        assert all(one.grounds and one.by_id not in {None, made.person_id} for one in credited)
        self.approved(made, {one.by_id for one in credited})
        if path.needs:
            assert self.valid(Certificate.objects.get(person=made.person, path=path.needs, withdrawn_at=None))

    def approved(self, made: Certificate, creditors: set[int | None]) -> None:
        """By the right people, enough of them, and somebody else than whoever credited."""
        core = set(Person.objects.filter(is_core=True).values_list("pk", flat=True))
        yeses = made.journey.approvals.filter(about=About.CERTIFICATE)
        by = {one.by_id for one in yeses}
        assert made.person_id not in by
        if made.path.approver == Approver.CORE:
            assert len(by) >= made.path.approvals
            assert by <= core
        else:
            assert by
            assert by <= core | {one.mentor_id for one in made.journey.mentorings.all()}
        for who in by & creditors:
            assert core <= {who, made.person_id}

    def valid(self, row: Certificate) -> bool:
        """Neither withdrawn nor lapsed, as P6 says it."""
        moments = [row.granted_at, *row.renewals.values_list("at", flat=True)]
        moments += [self.book.interviews[row.person_id]] if row.person_id in self.book.interviews else []
        return row.withdrawn_at is None and self.moment < months_later(max(moments), 12)

    def journey(self, number: int) -> Journey | None:
        """One of the journeys there are or were."""
        rows = list(Journey.objects.filter(certificate=None).order_by("-state", "pk"))  # under way first
        return rows[number % len(rows)] if rows else None

    @rule(who=people, by=people, key=keys)
    def enrol(self, who: str, by: str, key: Known) -> None:
        """Somebody puts somebody on a path."""
        path = Path.objects.get(key=key)
        self.attempt(
            lambda: actions.begin(self.people[who], path, actor=self.people[by], words="I watched them.")
        )

    @rule(who=learners, kind=kinds)
    def learn(self, who: str, kind: StepKind) -> None:
        """Somebody does a step's thing."""
        with clock.at(self.moment):
            self.book.do(self.people[who].pk, kind)

    @rule(by=people, number=numbers, who=people)
    def mentor(self, by: str, number: int, who: str) -> None:
        """Somebody names a mentor."""
        row = self.journey(number)
        if row:
            self.attempt(lambda: actions.name_mentor(row, self.people[who], actor=self.people[by]))

    @rule(
        by=people, number=numbers, step=numbers, grounds=st.sampled_from(("", "Ten years of it elsewhere."))
    )
    def credit(self, by: str, number: int, step: int, grounds: str) -> None:
        """Somebody credits a step."""
        row = self.journey(number)
        if row:
            steps = list(row.path.steps.all())
            one = steps[step % len(steps)]
            self.attempt(
                lambda: actions.credit(
                    row, StepKind(one.kind), 1, grounds, actor=self.people[by], detail=one.detail
                )
            )

    @rule(by=people, number=numbers)
    def review(self, by: str, number: int) -> None:
        """Somebody takes a nomination up."""
        row = self.journey(number)
        if row:
            self.attempt(lambda: actions.review(row, actor=self.people[by]))

    @rule(by=people, number=numbers)
    def certify(self, by: str, number: int) -> None:
        """Somebody says yes."""
        row = self.journey(number)
        if row:
            self.attempt(lambda: actions.certify(row, actor=self.people[by]))

    @rule(who=people, by=people, key=keys, grounds=st.sampled_from(("", "I saw ten interviews.")))
    def grant(self, who: str, by: str, key: Known, grounds: str) -> None:
        """Somebody certifies in one deed."""
        self.attempt(lambda: actions.grant(self.people[who], key, actor=self.people[by], grounds=grounds))

    @rule(by=people, number=numbers, leaves=st.booleans())
    def end(self, by: str, number: int, *, leaves: bool) -> None:
        """Somebody refuses, or leaves."""
        row, actor = self.journey(number), self.people[by]
        if row and leaves:
            self.attempt(lambda: actions.leave(row, actor=actor))
        elif row:
            self.attempt(lambda: actions.refuse(row, "Listens too little yet.", actor=actor))

    @rule(by=people, number=numbers, renews=st.booleans())
    def end_certificate(self, by: str, number: int, *, renews: bool) -> None:
        """Somebody withdraws a certificate, or renews it."""
        rows = list(Certificate.objects.order_by("pk"))
        deed = actions.renew if renews else actions.withdraw
        self.attempt(lambda: deed(rows[number % len(rows)], "As we saw.", actor=self.people[by]))

    @rule(by=people, key=keys, approver=st.sampled_from(Approver), approvals=st.integers(1, 2), more=numbers)
    def write(self, by: str, key: Known, approver: Approver, approvals: int, more: int) -> None:
        """Somebody changes what a path asks for."""
        path = Path.objects.get(key=key)
        steps = (*plan_of(path).steps[:1], Asked(StepKind.SHADOW, 1 + more % 2), Asked(StepKind.REVIEW))
        plan = replace(plan_of(path), approver=approver, approvals=approvals, steps=steps[: 1 + more % 3])
        self.attempt(lambda: actions.change_path(path, plan, actor=self.people[by]))

    @rule(number=numbers)
    def all_say_yes(self, number: int) -> None:
        """Everybody takes it up and certifies, one after the other: who may not is refused."""
        for name in NAMES:
            self.review(name, number)
        for name in NAMES:
            self.certify(name, number)

    @rule(number=numbers, by=st.sampled_from((None, "rosa", "helen")))
    def go_through(self, number: int, by: str | None) -> None:
        """Somebody does all the steps of a path, or has them credited; then everybody says yes."""
        row = self.journey(number)
        if row is None:
            return
        for place, step in enumerate(row.path.steps.all()):
            if by:
                self.credit(by, number, place, "Ten years of it elsewhere.")
            else:
                with clock.at(self.moment):
                    self.book.do(row.person_id, StepKind(step.kind))
        self.all_say_yes(number)

    @rule(months=st.integers(1, 8), who=people, interviews=st.booleans())
    def time(self, months: int, who: str, *, interviews: bool) -> None:
        """Months go by; somebody may have interviewed."""
        self.moment += timedelta(days=30 * months)
        if interviews:
            self.book.interviews[self.people[who].pk] = self.moment

    @invariant()
    def only_valid_certificates_open_anything(self) -> None:
        """Withdrawn and lapsed ones open nothing; every valid one opens what it says."""
        if not hasattr(self, "people"):
            return
        with clock.at(self.moment):
            for scope in Scope:
                rows = Certificate.objects.filter(scopes__contains=scope)
                assert certified(scope) == {row.person_id for row in rows if self.valid(row)}

    @invariant()
    def a_refused_journey_has_none(self) -> None:
        """Only a certified journey has a certificate, and each has one."""
        rows = Journey.objects.exclude(certificate=None)
        assert set(rows.values_list("state", flat=True)) <= {State.CERTIFIED}
        assert not Journey.objects.filter(state=State.CERTIFIED, certificate=None).exists()


@pytest.mark.django_db
def test_no_certificate_comes_about_around_the_path() -> None:
    run_state_machine_as_test(
        TrainingMachine,
        settings=settings(
            max_examples=8, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
