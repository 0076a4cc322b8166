"""A company's rules through any sequence of changes: the coach's rules are those that a plain list says."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec import to_builtins

from doordesk.engines.prose import standard
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.writing import actions, queries
from doordesk.mechanisms.writing.models import Step
from tests.builders.writing import table
from tests.cast import person

SHIPPED = ("long-sentence", "so-what", "passive-hidden")
words = st.sampled_from(["Short.", "Say who.", "How many?"])


class Rules(RuleBasedStateMachine):
    """`said` holds what each rule that is not as it comes says, `off` those that are silent."""

    def __init__(self) -> None:
        super().__init__()
        self.ground = transaction.atomic()
        self.ground.__enter__()
        self.rosa = person("Rosa Delgado", is_core=True)
        self.said: dict[str, str] = {}
        self.off: set[str] = set()
        self.steps = 0

    def teardown(self) -> None:
        """Nothing of it stays."""
        transaction.set_rollback(True)
        self.ground.__exit__(None, None, None)

    def _try(self, allowed: bool, deed: Any) -> bool:  # noqa: FBT001 - what the list says
        """Do it; it is refused exactly when the list says so."""
        try:
            deed()
        except Refused:
            assert not allowed
            return False
        assert allowed
        self.steps += 1
        return True

    def _known(self, number: int) -> str:
        names = [*SHIPPED, *sorted(set(self.said) - set(SHIPPED))]
        return names[number % len(names)]

    @precondition(lambda self: len(self.said) < 6)
    @rule(message=words)
    def add(self, message: str) -> None:
        name = actions.add_rule("Blue sky", "own", table(message=message), actor=self.rosa).rule
        assert name not in self.said
        self.said[name] = message
        self.steps += 1

    @rule(number=st.integers(0, 9), message=words)
    def change(self, number: int, message: str) -> None:
        name = self._known(number)
        now = queries.rules().all[name].rule
        wanted = {**to_builtins(now), "message": message}
        if self._try(now.message != message, lambda: actions.change_rule(name, wanted, actor=self.rosa)):
            self.said[name] = message

    @rule(number=st.integers(0, 9))
    def put_back(self, number: int) -> None:
        name = self._known(number)
        allowed = name in SHIPPED and name in self.said
        if self._try(allowed, lambda: actions.put_back(name, actor=self.rosa)):
            del self.said[name]

    @rule(number=st.integers(0, 9))
    def switch_off(self, number: int) -> None:
        name = self._known(number)
        if self._try(name not in self.off, lambda: actions.switch_off(name, "So.", actor=self.rosa)):
            self.off.add(name)

    @rule(number=st.integers(0, 9))
    def switch_on(self, number: int) -> None:
        name = self._known(number)
        if self._try(name in self.off, lambda: actions.switch_on(name, actor=self.rosa)):
            self.off.remove(name)

    @invariant()
    def the_coach_knows_what_the_list_says(self) -> None:
        here, shipped = queries.company(), {name: one.rule for name, one in standard().all.items()}
        all_said = {name: held.rule.message for name, held in here.ruleset.all.items()}
        assert all_said == {name: one.message for name, one in shipped.items()} | self.said
        assert set(here.ruleset.held) == set(all_said) - self.off
        untouched = set(shipped) - set(self.said)
        assert all(here.ruleset.all[name].rule == shipped[name] for name in untouched)
        assert not here.broken
        assert Step.objects.count() == self.steps


@pytest.mark.django_db
def test_the_coach_follows_every_change() -> None:
    run_state_machine_as_test(
        Rules, settings=settings(max_examples=15, stateful_step_count=15, deadline=None)
    )
