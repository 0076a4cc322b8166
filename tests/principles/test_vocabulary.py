"""Which principles are in use, and in which order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.principles.actions import (
    add_question,
    change_question,
    move,
    restore,
    restore_question,
    retire,
    retire_question,
)
from doordesk.mechanisms.principles.models import Asked
from doordesk.mechanisms.principles.queries import matching, questions, retired, vocabulary
from tests.builders.principles import ASKED, question
from tests.builders.principles import vocabulary as build
from tests.cast import cast

pytestmark = pytest.mark.django_db


def names(words: str = "") -> list[str]:
    return [version.name for version in matching(vocabulary(cast().omar), words)]


def test_a_retired_principle_leaves_the_vocabulary_and_comes_back() -> None:
    first, second = build("Act as an owner", "Deliver")
    retire(first.principle, actor=OPERATOR)
    omar = cast().omar
    assert list(vocabulary(omar)) == [second]
    assert list(retired(omar)) == [first]
    with pytest.raises(Refused, match="retired already"):
        retire(first.principle, actor=OPERATOR)
    restore(first.principle, actor=OPERATOR)
    assert list(vocabulary(omar)) == [first, second]
    with pytest.raises(Refused, match="in use"):
        restore(first.principle, actor=OPERATOR)


def test_a_name_taken_meanwhile_keeps_a_principle_retired() -> None:
    (first,) = build("Act as an owner")
    retire(first.principle, actor=OPERATOR)
    build("Act as an owner")
    with pytest.raises(Refused, match="already"):
        restore(first.principle, actor=OPERATOR)


class Order(TestCase):
    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=6))
    def test_any_moves_keep_every_principle_once(self, moves: list[tuple[int, bool]]) -> None:
        versions = build("Act as an owner", "Deliver", "Deserve trust", "Go to the detail")
        row = [version.principle_id for version in versions]
        for which, up in moves:
            move(versions[which].principle, up=up, actor=OPERATOR)
            here = row.index(versions[which].principle_id)
            there = max(0, here - 1) if up else min(3, here + 1)
            row[here], row[there] = row[there], row[here]
        assert [version.principle_id for version in vocabulary(cast().omar)] == row


def test_the_search_reads_wordings_and_questions() -> None:
    first, second = build("Act as an owner", "Deliver")
    question(first.principle)
    kept = question(second.principle, "Describe a target that you missed.")
    omar = cast().omar
    assert list(matching(vocabulary(omar), "TARGET missed")) == [second]
    assert list(matching(vocabulary(omar), "deliver")) == [second]
    retire_question(kept, actor=OPERATOR)
    assert not matching(vocabulary(omar), "target missed")


def test_a_question_is_tidied_changed_and_taken_out() -> None:
    (first,) = build("Act as an owner")
    made = add_question(
        first.principle, Asked(" What did\nyou do? ", "Why?\n\n  Who else?  \n"), actor=OPERATOR
    )
    assert (made.text, made.follow_ups) == ("What did you do?", "Why?\nWho else?")
    with pytest.raises(Refused, match="Nothing was changed"):
        change_question(made, Asked("What did you do?", "Why?\nWho else?"), actor=OPERATOR)
    change_question(made, ASKED, actor=OPERATOR)
    retire_question(made, actor=OPERATOR)
    omar = cast().omar
    assert not questions(omar, first.principle)
    restore_question(made, actor=OPERATOR)
    assert [one.text for one in questions(omar, first.principle)] == [ASKED.text]


def test_the_same_question_twice_is_refused() -> None:
    (first,) = build("Act as an owner")
    question(first.principle)
    with pytest.raises(Refused, match="in the bank already"):
        question(first.principle, ASKED.text.upper())
