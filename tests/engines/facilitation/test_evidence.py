"""What is asked about ratings and what stands under them. Rules D5, D7, D12, L6, F6."""

from dataclasses import replace

from doordesk.engines.facilitation import Kind, Line, Meeting, Principle
from tests.engines.facilitation.meetings import (
    ANA,
    CALM,
    JO,
    MO,
    OWNERSHIP,
    STORIES,
    TOM,
    TRUST,
    found,
    only,
    rating,
)

GATE, LEEDS, INVOICE, AUGUST = STORIES


def test_two_who_saw_it_differently_are_named_with_their_passages() -> None:
    one = only(rating((JO, OWNERSHIP, 4, GATE), (TOM, OWNERSHIP, 2, LEEDS)), Kind.CONTRADICTION)
    assert (one.people, one.passages, one.principle) == ((JO, TOM), (1, 2), OWNERSHIP)
    assert one.signal.startswith("Ownership: Jo rated ++ (“She mended the gate")
    assert "Tom − (“When the printer" in one.signal


def test_one_step_apart_is_no_contradiction() -> None:
    assert not found(rating((JO, OWNERSHIP, 3, GATE), (TOM, OWNERSHIP, 2, LEEDS)), Kind.CONTRADICTION)


def test_contradiction_is_done_with_when_both_stand_in_the_list() -> None:
    apart = rating((JO, OWNERSHIP, 4, GATE), (TOM, OWNERSHIP, 2, LEEDS))
    lines = (Line(OWNERSHIP, "met", JO, "…", 1), Line(OWNERSHIP, "not_met", TOM, "…", 2))
    assert found(replace(apart, lines=lines[:1]), Kind.CONTRADICTION)
    assert not found(replace(apart, lines=lines), Kind.CONTRADICTION)


def test_principle_without_evidence_asks_its_owners() -> None:
    one = only(rating((JO, OWNERSHIP, 3, GATE), (TOM, OWNERSHIP, 3, LEEDS)), Kind.NO_SOURCE)
    assert (one.principle, one.people) == (TRUST, (MO, ANA))
    assert one.signal == "Nobody wrote evidence for Earn trust; it was Ana and Mo who owned it."


def test_principle_without_evidence_is_left_alone_once_on_record() -> None:
    bare = rating((JO, OWNERSHIP, 3, GATE), (TOM, OWNERSHIP, 3, LEEDS))
    assert not found(replace(bare, gaps=((TRUST, MO),)), Kind.NO_SOURCE)


def test_not_enough_data_is_no_source() -> None:
    bare = rating((JO, OWNERSHIP, 3, GATE), (TOM, OWNERSHIP, 3, LEEDS), (MO, TRUST, 0, INVOICE))
    assert only(bare, Kind.NO_SOURCE).principle == TRUST


def test_principle_that_one_of_two_owners_looked_at() -> None:
    one = only(
        rating((JO, OWNERSHIP, 3, GATE), (MO, TRUST, 3, INVOICE), (ANA, TRUST, 3, AUGUST)), Kind.ONE_SOURCE
    )
    assert one.signal == "Ownership rests on Jo alone: Tom also owned it and brought nothing."
    assert one.people == (JO, TOM)


def _alone(value: int) -> Meeting:
    lone = rating((JO, OWNERSHIP, value, GATE), (MO, TRUST, 3, INVOICE), (ANA, TRUST, 3, AUGUST))
    owned = (Principle(OWNERSHIP, "Ownership", (JO,)), CALM.principles[1])
    return replace(lone, principles=owned)


def test_lone_no_is_asked_about_and_a_lone_yes_is_not() -> None:
    assert "rated −, and nobody else looked" in only(_alone(2), Kind.ONE_SOURCE).signal
    assert not found(_alone(3), Kind.ONE_SOURCE)


def test_rating_over_nothing_is_asked_about_once() -> None:
    empty = rating(
        (JO, OWNERSHIP, 4, " "),
        (TOM, OWNERSHIP, 3, LEEDS),
        (MO, TRUST, 3, "Very solid."),
        (ANA, TRUST, 3, AUGUST),
    )
    signals = {one.signal for one in found(empty, Kind.RATING_WITHOUT_EVIDENCE)}
    assert signals == {
        "Jo rated Ownership ++, with no word.",
        "Mo rated Earn trust +, with 2 words: “Very solid.”",
    }
    assert not found(empty, Kind.ONE_SOURCE)


def test_glow_on_three_principles_is_asked_about_where_others_differ() -> None:
    third = Principle(3, "Dig deep", (JO,))
    glow = rating(
        (JO, OWNERSHIP, 4, GATE), (JO, TRUST, 4, INVOICE), (JO, 3, 4, AUGUST), (TOM, OWNERSHIP, 3, LEEDS)
    )
    one = only(replace(glow, principles=(*CALM.principles, third)), Kind.HALO)
    assert one.people == (JO,)
    assert one.signal == "Jo rated Ownership, Earn trust and Dig deep all ++; Tom saw it differently."
    alike = rating(
        (JO, OWNERSHIP, 4, GATE), (JO, TRUST, 4, INVOICE), (JO, 3, 4, AUGUST), (TOM, OWNERSHIP, 4, LEEDS)
    )
    assert not found(replace(alike, principles=(*CALM.principles, third)), Kind.HALO)
    assert not found(glow, Kind.HALO)


FERRY = "The Bergen ferry: lorry drivers' cards were refused below zero, and she froze a reader to prove it."
AGAIN = "Cards that the reader on the Bergen ferry refused below zero. She borrowed a freezer and froze it."
THIRD = (
    "The frozen card reader of the Bergen ferry, which refused lorry drivers; she never went back to look."
)


def test_one_story_for_one_principle_is_one_source() -> None:
    one = only(rating((JO, OWNERSHIP, 3, FERRY), (TOM, OWNERSHIP, 3, AGAIN)), Kind.SAME_STORY)
    assert (one.people, one.passages, one.principle) == ((JO, TOM), (1, 2), OWNERSHIP)
    assert "“Bergen”" in one.signal


def test_one_project_for_two_principles_is_left_alone_until_a_third_tells_it() -> None:
    two = ((JO, OWNERSHIP, 3, FERRY), (MO, TRUST, 3, AGAIN))
    assert not found(rating(*two), Kind.SAME_STORY)
    one = only(rating(*two, (TOM, OWNERSHIP, 3, THIRD)), Kind.SAME_STORY)
    assert (one.people, one.principle) == ((MO, JO, TOM), None)


def test_the_same_writer_may_tell_it_twice() -> None:
    assert not found(rating((JO, OWNERSHIP, 3, FERRY), (JO, TRUST, 3, AGAIN)), Kind.SAME_STORY)


def test_vocabulary_of_a_principle_is_no_story() -> None:
    first = "Asked how she took ownership of a problem: the customer, the deadline, the team, the mail."
    other = (
        "She owned a problem of another team: the manager, the deadline, the customer, and she sent the mail."
    )
    assert not found(rating((JO, OWNERSHIP, 3, first), (TOM, OWNERSHIP, 3, other)), Kind.SAME_STORY)
