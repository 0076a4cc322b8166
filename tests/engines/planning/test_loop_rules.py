"""L1, L2, L3 and L6, each with its exact sentence."""

from dataclasses import replace

from doordesk.engines.planning import Interview, Limits
from tests.engines.planning.sound_loop import (
    INTERVIEWS,
    LIMITS,
    SOUND,
    changed,
    found,
    said,
    slot,
    with_opening,
)


def test_a_sound_loop_has_no_findings() -> None:
    assert found(SOUND) == ()


def test_l1_wants_an_approved_description() -> None:
    assert said(with_opening(approved=False)) == [
        (
            "refuse",
            "loop",
            "The opening's description is not approved yet (rule L1). Ask a Bar Raiser to approve it.",
        )
    ]


def test_l1_wants_principles() -> None:
    first, *others = said(with_opening(principles={}))
    assert first == (
        "refuse",
        "loop",
        "The opening has no principles yet (rule L1). Choose them in the opening.",
    )
    assert {severity for severity, _, _ in others} == {"warn"}


def test_l2_refuses_three_interviewers() -> None:
    three = replace(
        SOUND, interviews=(*INTERVIEWS[:2], replace(INTERVIEWS[3], principles=("Dig deep", "Frugality")))
    )
    assert said(three) == [
        (
            "refuse",
            "loop",
            (
                "This loop has 3 interviewers; fewer than 4 is refused (rule L2)."
                " Add 1 at least; 5 to 7 is usual."
            ),
        )
    ]


def test_l2_warns_of_four() -> None:
    assert said(replace(SOUND, interviews=INTERVIEWS[:4])) == [
        (
            "warn",
            "loop",
            "This loop has 4 interviewers; 5 to 7 is usual (rule L2). Add 1, or go on with fewer opinions.",
        )
    ]


def test_l2_warns_of_more_than_usual() -> None:
    assert said(SOUND, replace(LIMITS, interviewers_low=2, interviewers_high=3)) == [
        (
            "warn",
            "loop",
            (
                "This loop has 5 interviewers; 2 to 3 is usual (rule L2)."
                " Leave out 2: past the fourth, each adds little."
            ),
        )
    ]


def test_l2_counts_no_cancelled_interview() -> None:
    assert [it.rule for it in found(changed(5, cancelled=True))] == ["L2"]


def test_l2_wants_an_interviewer_for_each_interview_and_names_the_free() -> None:
    plan = replace(SOUND, interviews=(*INTERVIEWS, Interview("6", principles=("Frugality",), **slot(5))))
    assert said(plan) == [
        (
            "refuse",
            "interview:6",
            (
                "Nobody leads this interview yet (rule L2)."
                " Free to take it: Paul Orr, Priya Rao, Tom Beck, Uma Das."
            ),
        )
    ]


def test_l2_lets_everyone_interview_once() -> None:
    plan = replace(SOUND, interviews=(*INTERVIEWS, Interview("6", "li", ("Frugality",), **slot(5))))
    assert said(plan) == [
        (
            "refuse",
            "person:li",
            (
                "Li Wei leads 2 interviews of this loop; each interviewer leads one (rule L2)."
                " Give the others to somebody else."
            ),
        )
    ]


def test_l3_wants_a_bar_raiser_and_names_the_free() -> None:
    assert said(replace(SOUND, bar_raiser=None)) == [
        (
            "refuse",
            "bar_raiser",
            "This loop has no Bar Raiser (rule L3). Free Bar Raisers at this level: Ana Silva, Tom Beck.",
        )
    ]


def test_l3_wants_hiring_manager_and_recruiter() -> None:
    plan = with_opening(hiring_manager=None, recruiter="nobody")
    assert [what for _, _, what in said(plan)] == [
        "This loop has no hiring manager (rule L3). Name one in the opening.",
        "This loop has no recruiter (rule L3). Name one in the opening.",
    ]


def test_l3_points_out_a_bar_raiser_who_does_not_interview() -> None:
    assert said(replace(SOUND, bar_raiser="tom")) == [
        (
            "warn",
            "bar_raiser",
            (
                "Tom Beck leads the debrief but interviews nobody in this loop (rule L3)."
                " Give Tom Beck an interview, or go on."
            ),
        )
    ]


def test_l6_wants_an_owner_for_each_principle() -> None:
    plan = with_opening(principles={**SOUND.opening.principles, "Earn trust": 1})
    assert said(plan) == [
        (
            "refuse",
            "principle:Earn trust",
            (
                "Nobody owns Earn trust yet (rule L6)."
                " Room for it: Ana Silva, Bo Holm, Cy Dunn, Li Wei, Mona Ek."
            ),
        )
    ]


def test_l6_points_out_a_principle_with_fewer_owners_than_the_opening_wants() -> None:
    assert said(changed(1, principles=("Frugality",))) == [
        (
            "warn",
            "principle:Ownership",
            (
                "Ownership has 1 owner; this opening wants 2 (rule L6)."
                " Room for it: Ana Silva, Bo Holm, Cy Dunn, Li Wei."
            ),
        )
    ]


def test_l6_takes_the_company_s_number_of_owners() -> None:
    plan = changed(1, principles=("Frugality",))
    assert said(plan, Limits(owners_per_principle=2))[0][2].startswith(
        "Ownership has 1 owner; at least 2 are needed (rule L6)."
    )


def test_l6_wants_a_principle_for_each_interviewer() -> None:
    assert said(changed(5, principles=())) == [
        (
            "refuse",
            "interview:5",
            "Cy Dunn owns no principle yet (rule L6). Choose from Ownership, Frugality and Dig deep.",
        )
    ]


def test_l6_refuses_a_fourth_principle_and_points_out_a_strange_one() -> None:
    plan = changed(5, principles=("Ownership", "Frugality", "Dig deep", "Charm"))
    assert said(plan) == [
        (
            "refuse",
            "interview:5",
            "Cy Dunn owns 4 principles; 3 is the most (rule L6). Take away 1.",
        ),
        (
            "warn",
            "interview:5",
            (
                "Cy Dunn owns Charm, which this opening does not ask for (rule L6)."
                " Take it away, or add it to the opening."
            ),
        ),
    ]
