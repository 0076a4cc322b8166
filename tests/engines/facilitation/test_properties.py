"""What holds for every meeting. Rules D3, D7, F3, Y4."""

from dataclasses import replace
from random import Random
from time import perf_counter
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from doordesk.engines.facilitation import Meeting, Step, prompts
from doordesk.engines.facilitation.prompt import RULES, WEIGHTS, Kind
from doordesk.engines.facilitation.prompts import MOST, everything
from doordesk.foundation.kernel.rules import RULES as BOOK
from tests.engines.facilitation.meetings import CALM, saying
from tests.engines.facilitation.strategies import meetings, texts

T = TypeVar("T")
calmly = settings(deadline=None)  # the first look reads the lists; a busy machine is no fault


@calmly
@given(meetings)
def test_never_more_than_three_and_the_weightiest_first(meeting: Meeting) -> None:
    said = prompts(meeting)
    assert len(said) <= MOST == 3
    assert said == everything(meeting)[:MOST]
    assert [one.weight for one in said] == sorted((one.weight for one in said), reverse=True)


@calmly
@given(meetings, st.randoms(use_true_random=False))
def test_order_of_what_goes_in_changes_nothing(meeting: Meeting, random: Random) -> None:
    mixed = replace(
        meeting,
        members=_mixed(meeting.members, random),
        passages=_mixed(meeting.passages, random),
        votes=_mixed(meeting.votes, random),
        lines=_mixed(meeting.lines, random),
        other_candidates=_mixed(meeting.other_candidates, random),
    )
    assert everything(mixed) == everything(meeting)


def _mixed(things: tuple[T, ...], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(things, len(things)))


@calmly
@given(meetings, st.sampled_from([Step.READING, Step.REVOTING]))
def test_before_the_reveal_votes_and_speakers_change_nothing(meeting: Meeting, step: Step) -> None:
    before = replace(meeting, step=step)
    assert everything(before) == everything(replace(before, votes=(), spoken=()))


@calmly
@given(meetings)
def test_votes_unrevealed_in_the_discussion_change_nothing(meeting: Meeting) -> None:
    sealed = replace(meeting, votes=tuple(replace(vote, second=None) for vote in meeting.votes))
    assert everything(sealed) == everything(replace(sealed, votes=()))


@calmly
@given(meetings)
def test_people_passages_and_principles_are_the_meetings(meeting: Meeting) -> None:
    people = {member.id for member in meeting.members}
    passages = {one.id for one in meeting.passages}
    principles = {None, *(one.id for one in meeting.principles)}
    for one in everything(meeting):
        assert set(one.people) <= people
        assert set(one.passages) <= passages
        assert one.principle in principles


@calmly
@given(meetings)
def test_keys_are_distinct_and_quote_nothing(meeting: Meeting) -> None:
    said = everything(meeting)
    assert len({one.key for one in said}) == len(said)
    for one in said:
        kind, principle, people = one.key.split(":")
        assert kind in set(Kind)
        assert set(principle + people) <= set("0123456789-,")


@calmly
@given(meetings)
def test_hushed_prompt_makes_room_for_the_next(meeting: Meeting) -> None:
    every = everything(meeting)
    hushed = {one.key for one in prompts(meeting)}
    assert prompts(meeting, hushed=hushed) == every[MOST : 2 * MOST]
    assert prompts(meeting, most=0) == ()


@calmly
@given(texts)
def test_any_text_can_be_read(text: str) -> None:
    for one in everything(saying(text)):
        assert one.signal
        assert one.question


@calmly
@given(st.sampled_from(Step))
def test_empty_meeting_is_silent(step: Step) -> None:
    assert prompts(Meeting(step, "")) == ()
    assert prompts(replace(CALM, step=step, passages=(), votes=(), members=())) == ()
    assert prompts(replace(CALM, step=step, passages=(), votes=())) == ()


def test_every_kind_has_a_weight_and_a_rule_of_the_book() -> None:
    assert set(RULES) == set(WEIGHTS) == set(Kind)
    assert set(RULES.values()) <= set(BOOK)
    assert len(set(WEIGHTS.values())) == len(Kind)


def test_endless_sentence_is_read_in_no_time() -> None:
    begun = perf_counter()
    everything(saying('we need he she had an accent, " same as I “ ' * 2000))
    assert perf_counter() - begun < 5
