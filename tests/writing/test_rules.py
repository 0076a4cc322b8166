"""A company's own rules: who may make them, what is refused, off and on, and back to the shipped one."""

import json
from typing import Any

import pytest
from msgspec import to_builtins

from doordesk.engines.prose import Kind as Text
from doordesk.engines.prose import check, shipped, standard
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.writing import actions, queries
from doordesk.mechanisms.writing.actions import Unsound
from doordesk.mechanisms.writing.models import Off, OwnRule, Step
from doordesk.mechanisms.writing.queries.company import OWN
from tests.builders.writing import table
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
SHIPPED = "long-sentence"


@pytest.fixture
def people() -> Cast:
    return cast()


def as_it_comes(**more: Any) -> dict[str, Any]:
    rule = standard().all[SHIPPED].rule
    return {**to_builtins(rule), **more}


def faults(people: Cast, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(Unsound) as found:
        actions.add_rule("Blue sky", OWN, table(**more), actor=people.rosa)
    assert not OwnRule.objects.exists()
    assert not Step.objects.exists()
    return found.value.faults


def test_an_own_rule_marks_from_now_on(people: Cast) -> None:
    row = actions.add_rule("Blue  sky, & thinking!", OWN, table(), actor=people.rosa)
    assert row.rule == "own-blue-sky-thinking"
    (mark,) = [
        one
        for one in queries.marks(people.omar, "", "We did some blue sky work.", Text.ASSESSMENT)
        if one.finding.rule == row.rule
    ]
    assert mark.finding.message == "“blue sky” says little."
    assert not check("We did some blue sky work.", Text.ASSESSMENT, standard())


def test_two_rules_of_one_title_get_two_ids(people: Cast) -> None:
    names = [actions.add_rule("Blue sky", OWN, table(), actor=people.erik).rule for _ in range(2)]
    assert names == ["own-blue-sky", "own-blue-sky-2"]


def test_a_shipped_rule_changes_and_goes_back(people: Cast) -> None:
    actions.change_rule(SHIPPED, as_it_comes(message="Long."), actor=people.rosa)
    assert queries.rules().held[SHIPPED].rule.message == "Long."
    assert queries.rules().held[SHIPPED].family.per_thousand == standard().held[SHIPPED].family.per_thousand
    actions.put_back(SHIPPED, actor=people.erik)
    assert queries.rules().held[SHIPPED].rule == standard().held[SHIPPED].rule
    assert not OwnRule.objects.exists()


def test_a_rule_switched_off_is_silent_until_it_is_on_again(people: Cast) -> None:
    actions.switch_off(SHIPPED, "Our lawyers write so.", actor=people.rosa)
    assert SHIPPED not in queries.rules().held
    assert Off.objects.get().by == people.rosa
    with pytest.raises(Refused, match="off already"):
        actions.switch_off(SHIPPED, "Again.", actor=people.rosa)
    actions.switch_on(SHIPPED, actor=people.rosa)
    assert SHIPPED in queries.rules().held
    with pytest.raises(Refused, match="on already"):
        actions.switch_on(SHIPPED, actor=people.rosa)


def test_the_history_says_who_and_the_trail_which_rule(people: Cast) -> None:
    actions.change_rule(SHIPPED, as_it_comes(message="Long."), reason="Shorter.", actor=people.rosa)
    actions.switch_off(SHIPPED, "Our lawyers write so.", actor=people.erik)
    actions.switch_on(SHIPPED, actor=people.erik)
    actions.put_back(SHIPPED, actor=people.rosa)
    steps = [(one.deed, one.by, one.reason) for one in queries.history(people.omar, SHIPPED)]
    assert steps == [
        ("put_back", people.rosa, ""),
        ("on", people.erik, ""),
        ("off", people.erik, "Our lawyers write so."),
        ("changed", people.rosa, "Shorter."),
    ]
    kinds = [one.kind for one in Entry.objects.order_by("number")]
    assert kinds == [f"writing.rule_{deed}" for deed in ("changed", "off", "on", "put_back")]
    assert all(one.facts == {"rule": SHIPPED} for one in Entry.objects.all())


@pytest.mark.parametrize("who", ["omar", "nadia", "marta", "ana", "helen"])
def test_only_the_core_and_administrators_change_rules(people: Cast, who: str) -> None:
    actor = people.everybody[who]
    for deed in (
        lambda: actions.add_rule("Blue sky", OWN, table(), actor=actor),
        lambda: actions.change_rule(SHIPPED, as_it_comes(message="Long."), actor=actor),
        lambda: actions.switch_off(SHIPPED, "So.", actor=actor),
        lambda: actions.switch_on(SHIPPED, actor=actor),
        lambda: actions.put_back(SHIPPED, actor=actor),
    ):
        with pytest.raises(Forbidden):
            deed()
    assert not Step.objects.exists()


def test_the_command_line_may_bring_rules_in() -> None:
    assert actions.add_rule("Blue sky", OWN, table(), actor=OPERATOR).by is None


def test_a_second_tab_overwrites_nothing_unread(people: Cast) -> None:
    actions.change_rule(SHIPPED, as_it_comes(message="One."), based_on=0, actor=people.rosa)
    with pytest.raises(Refused, match="while you were writing"):
        actions.change_rule(SHIPPED, as_it_comes(message="Two."), based_on=0, actor=people.erik)
    actions.put_back(SHIPPED, actor=people.rosa)
    actions.change_rule(SHIPPED, as_it_comes(message="Three."), based_on=2, actor=people.rosa)
    with pytest.raises(Refused, match="while you were writing"):
        actions.change_rule(SHIPPED, as_it_comes(message="Two."), based_on=1, actor=people.erik)
    assert queries.rules().held[SHIPPED].rule.message == "Three."


@pytest.mark.parametrize("message", [None, "Other."])
def test_saving_what_stands_is_refused(people: Cast, message: str | None) -> None:
    if message:
        actions.change_rule(SHIPPED, as_it_comes(message=message), actor=people.rosa)
    for wanted in (as_it_comes(**({"message": message} if message else {})), as_it_comes()):
        with pytest.raises(Refused, match=r"Nothing was changed|as it comes"):
            actions.change_rule(SHIPPED, wanted, actor=people.rosa)


def test_there_must_be_something_to_go_back_to(people: Cast) -> None:
    with pytest.raises(Refused, match="nothing to put back"):
        actions.put_back(SHIPPED, actor=people.rosa)
    own = actions.add_rule("Blue sky", OWN, table(), actor=people.rosa).rule
    with pytest.raises(Refused, match="company's own"):
        actions.put_back(own, actor=people.rosa)


def test_an_example_that_does_not_hold_is_named_with_what_was_marked(people: Cast) -> None:
    found = faults(people, flags=["We did nothing."], passes=["A blue sky over Ohio."], kinds=["narrative"])
    assert found == [
        ("flags", "“We did nothing.” is not marked, and must be."),
        ("passes", "“A blue sky over Ohio.” is marked at “blue sky”, and must not be."),
    ]


@pytest.mark.parametrize(
    ("more", "place", "said"),
    [
        ({"message": "x"}, "message", "3 characters at least"),
        ({"why": "x" * 601}, "why", "At most 600"),
        ({"flags": []}, "flags", "one at least"),
        ({"passes": []}, "passes", "one at least"),
        ({"kinds": []}, "kinds", "one at least"),
        ({"kinds": ["poem"]}, "kinds", "poem"),
        ({"phrases": []}, "phrases", "one phrase"),
        ({"phrases": ["..."]}, "phrases", "no word to look for"),
        ({"phrases": ["@nothing here"]}, "phrases", "@nothing"),
        ({"except": ["ab*"]}, "excepted", "too short"),
        ({"unless": ["_"]}, "unless", "no word to look for"),
        ({"with": ["... x"]}, "beside", "at an end"),
        ({"phrases": ["a|b|c|d|e|f|g|h|i|j x " * 3] * 21}, "phrases", "Make two rules"),
        ({"phrases": ["one"], "detector": "long-sentence"}, "", "either phrases or a detector"),
        ({"phrases": [], "detector": "crystal-ball"}, "", "no detector"),
        ({"colour": "red"}, "", "colour"),
        ({"flags": ["We did some blue sky work."] * 61}, "flags", "60 at most"),
    ],
)
def test_a_fault_is_told_at_its_field(people: Cast, more: dict[str, Any], place: str, said: str) -> None:
    (where, what), *_ = faults(people, **more)
    assert where == place
    assert said in what


@pytest.mark.parametrize("title", ["", "   ", "→", "__"])
def test_a_rule_needs_a_name(people: Cast, title: str) -> None:
    with pytest.raises(Unsound) as found:
        actions.add_rule(title, OWN, table(), actor=people.rosa)
    assert found.value.place == "title"


def test_a_rule_belongs_to_a_family_that_there_is(people: Cast) -> None:
    with pytest.raises(Unsound, match="no such family"):
        actions.add_rule("Blue sky", "poems", table(), actor=people.rosa)


def test_an_own_rule_uses_the_lists_of_its_family(people: Cast) -> None:
    listed = next(one for one in shipped() if one.words)
    name = min(listed.words)
    word = "zebra crossing"
    said = table(f"{word} @{name}", word, flags=[f"A {word}."])
    assert actions.add_rule("Zebra", listed.family, said, actor=people.rosa).family == listed.family


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_a_rule_is_switched_off_with_a_reason(people: Cast, reason: str) -> None:
    with pytest.raises(Refused) as found:
        actions.switch_off(SHIPPED, reason, actor=people.rosa)
    assert found.value.place == "reason"


def test_an_unknown_rule_is_refused(people: Cast) -> None:
    with pytest.raises(Refused, match="no rule"):
        actions.change_rule("nothing", table(), actor=people.rosa)
    with pytest.raises(Refused, match="no rule"):
        actions.switch_off("nothing", "So.", actor=people.rosa)


def test_a_rule_that_cannot_be_read_any_more_leaves_the_coach_at_work(people: Cast) -> None:
    more = {"by": people.rosa, "at": people.rosa.joined_at}
    gone = json.dumps({**as_it_comes(), "detector": "crystal-ball"})
    OwnRule.objects.create(rule=SHIPPED, family=SHIPPED, table=gone, **more)
    OwnRule.objects.create(rule="own-old", family="gone", table=json.dumps({"id": "own-old"}), **more)
    here = queries.company()
    assert here.broken == {SHIPPED, "own-old"}
    assert here.ruleset.held[SHIPPED].rule == standard().held[SHIPPED].rule
    actions.put_back(SHIPPED, actor=people.rosa)
    assert queries.company().broken == {"own-old"}
