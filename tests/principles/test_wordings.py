"""A wording is never changed, only followed by another (rules L6, F1)."""

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.principles.actions import add_principle, load_example_set, reword
from doordesk.mechanisms.principles.models import BankQuestion, Principle, Version
from doordesk.mechanisms.principles.queries import current
from tests.builders.principles import OWNER, vocabulary, wording
from tests.cast import cast

pytestmark = pytest.mark.django_db


def test_reword_adds_a_version_and_leaves_the_old_one_alone() -> None:
    rosa = cast().rosa
    (first,) = vocabulary("Act as an owner")
    second = reword(first.principle, wording(summary="Look after the years ahead."), actor=rosa)
    first.refresh_from_db()
    assert (first.number, first.wording) == (1, OWNER)
    assert (second.number, second.written_by) == (2, rosa)
    assert list(current()) == [second]


def test_reword_without_a_change_is_refused() -> None:
    (first,) = vocabulary("Act as an owner")
    with pytest.raises(Refused, match="Nothing was changed"):
        reword(first.principle, wording(name=" Act as an owner "), actor=OPERATOR)
    assert Version.objects.count() == 1


def test_reword_on_top_of_an_unread_wording_is_refused() -> None:
    (first,) = vocabulary("Act as an owner")
    reword(first.principle, wording(summary="Mine."), actor=OPERATOR, based_on=1)
    with pytest.raises(Refused, match="while you were writing"):
        reword(first.principle, wording(summary="Mine, no."), actor=OPERATOR, based_on=1)


@pytest.mark.parametrize(
    ("part", "text"), [("name", " "), ("name", "n" * 81), ("summary", "s" * 201), ("anchor_poor", "")]
)
def test_a_part_that_is_missing_or_too_long_is_refused_at_its_place(part: str, text: str) -> None:
    with pytest.raises(Refused) as refused:
        add_principle(wording(**{part: text}), actor=OPERATOR)
    assert refused.value.place == part
    assert not Principle.objects.exists()


def test_two_principles_in_use_never_share_a_name() -> None:
    first, second = vocabulary("Act as an owner", "Deliver")
    with pytest.raises(Refused, match="already"):
        reword(second.principle, wording(name="ACT as an owner"), actor=OPERATOR)
    assert current().get(principle=second.principle) == second
    assert first.principle.key != second.principle.key


def test_only_core_and_administrators_write() -> None:
    people = cast()
    (first,) = vocabulary("Act as an owner")
    for name, person in people.everybody.items():
        if name in {"rosa", "erik"}:
            reword(first.principle, wording(summary=f"{name}'s"), actor=person)
            continue
        with pytest.raises(Forbidden, match="The Core or an administrator can"):
            reword(first.principle, wording(summary=f"{name}'s"), actor=person)
    assert Version.objects.count() == 3


def test_the_trail_names_the_wording_not_its_words() -> None:
    (first,) = vocabulary("Act as an owner")
    reword(first.principle, wording(summary="Look after the years ahead."), actor=OPERATOR)
    entry = Entry.objects.first()
    assert entry is not None
    assert entry.facts == {"deed": "reworded", "version": 2}


def test_the_example_set_fills_an_empty_vocabulary_once() -> None:
    loaded = load_example_set(actor=OPERATOR)
    assert len(loaded) == 14
    assert load_example_set(actor=OPERATOR) == loaded
    assert Version.objects.count() == 14
    assert all(principle.questions.count() >= 5 for principle in loaded)
    assert all(question.follow_up_lines for question in BankQuestion.objects.all())


def test_the_example_set_leaves_a_company_its_own_words() -> None:
    vocabulary("Act as an owner")
    with pytest.raises(Refused, match="principles of its own"):
        load_example_set(actor=OPERATOR)
    assert Principle.objects.count() == 1
