"""Times that cannot be kept and people who are not there."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from doordesk.engines.planning import Interview, Limits, Seat, check
from tests.engines.planning.sound_loop import MONDAY, NOW, SOUND, changed, found, said, slot, with_person


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts": None}, "This interview has no time yet. Set its start and its end."),
        ({"ends": None}, "This interview has no time yet. Set its start and its end."),
        ({"ends": MONDAY}, "This interview ends before it starts. Set an end after the start."),
        (
            {"starts": NOW - timedelta(days=1), "ends": NOW - timedelta(hours=23)},
            "This interview would start in the past. Choose a time from now on.",
        ),
    ],
)
def test_a_time_that_cannot_be_is_refused(fields: dict[str, Any], sentence: str) -> None:
    assert said(changed(5, **fields)) == [("refuse", "interview:5", sentence)]


def test_a_long_interview_is_pointed_out() -> None:
    assert said(changed(5, ends=MONDAY + timedelta(hours=8, minutes=30))) == [
        (
            "warn",
            "interview:5",
            "This interview lasts 4 h 30 min, more than 3 h. Look at its times again, or split it.",
        )
    ]
    assert found(changed(5, ends=MONDAY + timedelta(hours=7))) == ()


def test_an_interview_that_was_held_may_lie_in_the_past() -> None:
    earlier: dict[str, Any] = {"starts": NOW - timedelta(days=1), "ends": NOW - timedelta(hours=23)}
    assert found(changed(1, **earlier, held=True)) == ()


def test_the_candidate_is_in_one_place_at_a_time() -> None:
    assert said(changed(5, **slot(3))) == [
        (
            "refuse",
            "interview:5",
            "This interview overlaps another: the candidate cannot sit in both. Move one of the two.",
        )
    ]


def test_one_interview_may_end_when_the_next_begins() -> None:
    assert found(changed(4, ends=slot(4)["starts"])) == ()


def test_times_are_compared_across_zones() -> None:
    tokyo = {name: time.astimezone(ZoneInfo("Asia/Tokyo")) for name, time in slot(3).items()}
    assert [it.place for it in found(changed(5, **tokyo))] == ["interview:5"]
    late = {name: time.replace(tzinfo=ZoneInfo("Asia/Tokyo")) for name, time in slot(3).items()}
    assert found(changed(5, **late)) == ()


def test_nobody_sits_in_two_interviews_at_once() -> None:
    plan = changed(5, **slot(2), trainees=(("dee", Seat.SHADOW),))
    assert [(place, what) for _, place, what in said(plan)] == [
        ("interview:5", "Dee Falk sits in two interviews at the same time. Move one, or seat somebody else."),
        (
            "interview:5",
            "This interview overlaps another: the candidate cannot sit in both. Move one of the two.",
        ),
    ]


def test_who_left_cannot_sit() -> None:
    assert said(changed(5, interviewer="gus")) == [
        (
            "refuse",
            "interview:5",
            "Gus Reed is no longer active. Free to take it: Cy Dunn, Paul Orr, Priya Rao, Tom Beck, Uma Das.",
        )
    ]


def test_who_left_cannot_lead_hire_or_recruit() -> None:
    assert [it.what for it in found(with_person("rolf", active=False))] == [
        "Rolf Ness, the recruiter, is no longer active."
    ]
    leading = found(with_person("tom", replace(SOUND, bar_raiser="tom"), active=False))
    assert [it.what for it in leading if not it.rule] == [
        "Tom Beck cannot lead this debrief: they are no longer active."
    ]


def test_an_unknown_person_is_a_finding() -> None:
    plan = changed(3, trainees=(("ghost", Seat.SHADOW),))
    assert said(plan) == [
        (
            "refuse",
            "interview:3",
            "Somebody here is not on record. Leave the seat empty, or choose another trainee.",
        )
    ]


def test_a_time_without_a_zone_is_a_mistake_of_the_caller() -> None:
    naive = datetime(2026, 3, 9, 9)  # noqa: DTZ001  # that is the mistake
    with pytest.raises(ValueError, match="interview 7 need a zone"):
        Interview("7", starts=naive)
    with pytest.raises(ValueError, match="needs a zone"):
        check(SOUND, Limits(), naive)


def test_findings_follow_the_book_and_then_the_place() -> None:
    plan = replace(changed(5, starts=None, principles=()), bar_raiser=None)
    assert [it.rule for it in found(plan)] == ["L3", "L6", ""]
