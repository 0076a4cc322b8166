"""What is asked about votes, and that nothing is before they are known. Rules D3, D4, D6, D7."""

from dataclasses import replace

import pytest

from doordesk.engines.facilitation import Kind, Step, Vote
from tests.engines.facilitation.meetings import ANA, CALM, JO, MO, TOM, found, only, passage, voting

LOUD = voting(jo=(1, 1), tom=(2, 4), mo=(4, 4), ana=(2, 3))


def test_calm_meeting_has_nothing_to_say() -> None:
    assert not [one for kind in Kind for one in found(CALM, kind)]


@pytest.mark.parametrize("step", [Step.READING, Step.REVOTING])
def test_votes_say_nothing_before_they_are_known(step: Step) -> None:
    assert {one.kind for kind in Kind for one in found(LOUD, kind)} >= {Kind.SPLIT_VOTE, Kind.THIN_VOTE}
    assert not [one for kind in Kind for one in found(replace(LOUD, step=step, days_open=400), kind)]


def test_votes_say_nothing_without_a_second_vote() -> None:
    once = replace(LOUD, votes=tuple(Vote(vote.person, vote.first) for vote in LOUD.votes))
    assert not [one for kind in Kind for one in found(once, kind)]


def test_first_vote_stands_for_who_was_absent() -> None:
    one = only(voting(jo=(2, None)), Kind.SPLIT_VOTE)
    assert one.people == (JO,)


def test_split_asks_the_newest_of_the_few_first() -> None:
    one = only(voting(jo=(2, 2), tom=(2, 2)), Kind.SPLIT_VOTE)
    assert one.people == (JO,)
    assert one.signal == "2 votes to hire (Ana and Mo), 2 not to (Jo and Tom)."
    assert one.question.startswith("Jo, which of the things you wrote weighs most for you")


def test_split_points_at_what_speaks_for_the_vote() -> None:
    split = voting(tom=(2, 2))
    weak = tuple(replace(one, rating=2) if one.author == TOM else one for one in split.passages)
    one = only(replace(split, passages=weak), Kind.SPLIT_VOTE)
    assert one.passages == (2,)
    assert "what you saw of Ownership" in one.question


def test_split_asks_the_next_when_one_has_spoken_and_nobody_when_all_have() -> None:
    split = voting(jo=(2, 2), tom=(2, 2))
    assert only(replace(split, spoken=(JO, MO, ANA)), Kind.SPLIT_VOTE).people == (TOM,)
    assert not found(replace(split, spoken=(JO, TOM, MO, ANA)), Kind.SPLIT_VOTE)


def test_herding_names_who_crossed_and_who_stood() -> None:
    one = only(voting(jo=(2, 3), tom=(1, 3)), Kind.HERDING)
    assert one.people == (ANA, JO, TOM)
    assert "Ana, the most senior here" in one.signal
    assert "Jo from not inclined to inclined; Tom from strongly not inclined to inclined" in one.signal
    assert one.question.startswith("Jo and Tom, ")


def test_herding_looks_to_the_hiring_manager_where_nobody_is_most_senior() -> None:
    level = tuple(replace(member, level=7) for member in CALM.members)
    one = only(replace(voting(jo=(2, 3), tom=(2, 3)), members=level), Kind.HERDING)
    assert "Mo, the hiring manager" in one.signal


def test_herding_looks_to_the_first_speaker_where_the_others_moved() -> None:
    moved = replace(voting(ana=(3, 2), mo=(3, 2), jo=(2, 2)), spoken=(JO,))
    assert "Jo, the first to speak" in only(moved, Kind.HERDING).signal


@pytest.mark.parametrize(
    "votes",
    [
        {"jo": (2, 3)},
        {"jo": (2, 3), "tom": (3, 2)},
        {"jo": (3, 4), "tom": (3, 4)},
        {"jo": (2, 3), "tom": (2, 3), "ana": (2, 2), "mo": (2, 2)},
    ],
    ids=["one alone", "against each other", "within a side", "towards nobody who stood there"],
)
def test_herding_is_more_than_changing_ones_mind(votes: dict[str, tuple[int, int]]) -> None:
    assert not found(voting(**votes), Kind.HERDING)


def test_hiring_manager_who_speaks_early_is_noticed() -> None:
    one = only(replace(CALM, spoken=(MO,)), Kind.HIRING_MANAGER_FIRST)
    assert one.signal == "Mo, the hiring manager, spoke first; Jo, Tom and Ana have yet to speak."
    assert one.question.startswith("Jo, before we take up what Mo said")
    later = only(replace(CALM, spoken=(TOM, MO)), Kind.HIRING_MANAGER_FIRST)
    assert "after 1 of 3 others" in later.signal


@pytest.mark.parametrize("spoken", [(), (JO, TOM, MO), (MO, JO, TOM, ANA)])
def test_hiring_manager_in_turn_or_past_mending_is_left_alone(spoken: tuple[int, ...]) -> None:
    assert not found(replace(CALM, spoken=spoken), Kind.HIRING_MANAGER_FIRST)


def test_hiring_manager_is_left_alone_once_the_discussion_is_over() -> None:
    assert not found(replace(CALM, spoken=(MO,), step=Step.DECIDING), Kind.HIRING_MANAGER_FIRST)


def test_strong_vote_on_few_words_is_asked_about() -> None:
    one = only(voting(jo=(4, 4)), Kind.THIN_VOTE)
    assert one.signal == "Jo is strongly inclined, on 18 words of notes and evidence."
    assert one.passages == (1,)
    assert not found(voting(jo=(4, 3)), Kind.THIN_VOTE)


def _long(vote: int, text: str, rating: int) -> list[str]:
    told = passage(1, JO, text, rating=rating)
    meeting = replace(voting(jo=(vote, vote)), passages=(told, *CALM.passages[1:]))
    return [one.signal for one in found(meeting, Kind.CONFIRMATION)]


def test_one_sided_text_under_a_strong_vote_is_asked_about() -> None:
    assert _long(4, "He carried the boxes home and wrote to everybody who had waited. " * 7, 4) == [
        "Jo is strongly inclined, and wrote nothing that speaks against."
    ]
    assert _long(1, "He left the boxes and went home before the others came. " * 7, 1) == [
        "Jo is strongly not inclined, and wrote nothing that speaks in favour."
    ]


def test_one_honest_sentence_is_enough() -> None:
    long = "He carried the boxes home and wrote to everybody who had waited. " * 7
    assert not _long(4, long + "However, his letters were long.", 4)
    assert not _long(1, "He left the boxes and went home. " * 11 + "He was polite.", 1)
    assert not _long(4, long, 2)


def test_old_opening_matters_when_a_vote_went_to_yes() -> None:
    moved = replace(voting(jo=(2, 3)), days_open=112)
    assert (
        only(moved, Kind.URGENCY).signal
        == "The opening is 112 days old, and Jo went from no to yes in the re-vote."
    )
    assert not found(replace(moved, days_open=60), Kind.URGENCY)
    assert not found(replace(voting(jo=(3, 2)), days_open=112), Kind.URGENCY)
