"""L4, L5, L7 and L10, each with its exact sentence."""

from dataclasses import replace

import pytest

from doordesk.engines.planning import Load, Seat
from tests.engines.planning.sound_loop import SOUND, changed, found, said, with_opening, with_person

FREE = "Free Bar Raisers at this level: Ana Silva, Tom Beck."
FREE_AT_FIVE = "Free to take it: Cy Dunn, Paul Orr, Priya Rao, Tom Beck, Uma Das."


@pytest.mark.parametrize(
    ("leader", "reasons"),
    [
        ("priya", "they report to Mona Ek, the hiring manager"),
        (
            "paul",
            (
                "they report, through others, to Mona Ek, the hiring manager;"
                " they are not a certified Bar Raiser"
            ),
        ),
        ("mona", "they are the hiring manager; they are not a certified Bar Raiser"),
        (
            "rolf",
            (
                "they are the recruiter of this opening; they are not a certified Bar Raiser;"
                " their level, 4, is below the opening's, 5"
            ),
        ),
        ("vera", "Mona Ek, the hiring manager, reports to them; they are not a certified Bar Raiser"),
        ("uma", "their level, 4, is below the opening's, 5"),
        ("li", "they are not a certified Bar Raiser"),
    ],
)
def test_l4_names_every_reason_and_who_is_free(leader: str, reasons: str) -> None:
    plan = replace(SOUND, bar_raiser=leader)
    (finding,) = (it for it in found(plan) if it.rule == "L4")
    name = SOUND.people[leader].name
    assert finding.sentence == f"{name} cannot lead this debrief: {reasons} (rule L4). {FREE}"
    assert (finding.severity, finding.place, finding.people) == ("refuse", "bar_raiser", (leader,))


def test_l4_says_whom_to_ask_when_nobody_is_free() -> None:
    plan = with_person("tom", with_person("ana", level=4), level=4)
    (finding,) = found(plan)
    assert finding.way_out == "No Bar Raiser is free: ask the Core."


def test_l5_refuses_somebody_two_levels_below() -> None:
    assert said(changed(5, interviewer="eve")) == [
        (
            "refuse",
            "interview:5",
            (
                "Eve Moor cannot sit on this loop: their level, 3, is more than 1 level below"
                f" the opening's, 5 (rule L5). {FREE_AT_FIVE}"
            ),
        )
    ]


def test_l5_allows_one_level_below_but_no_future_report() -> None:
    assert found(changed(5, interviewer="uma")) == ()
    assert said(with_opening(changed(5, interviewer="uma"), future_reports=frozenset({"uma"}))) == [
        (
            "refuse",
            "interview:5",
            (
                "Uma Das cannot sit on this loop: they would report to the new person (rule L5)."
                " Free to take it: Cy Dunn, Paul Orr, Priya Rao, Tom Beck."
            ),
        )
    ]


def test_l5_holds_for_trainees() -> None:
    assert said(with_opening(future_reports=frozenset({"dee"}))) == [
        (
            "refuse",
            "interview:3",
            (
                "Dee Falk cannot sit on this loop: they would report to the new person (rule L5)."
                " Leave the seat empty, or choose another trainee."
            ),
        )
    ]


@pytest.mark.parametrize(("seat", "refused"), [(Seat.SHADOW, 0), (Seat.REVERSE_SHADOW, 1)])
def test_l5_lets_somebody_new_watch_but_not_lead_from_below(seat: Seat, refused: int) -> None:
    plan = with_person("dee", changed(3, trainees=(("dee", seat),)), level=1)
    assert sum(finding.rule == "L5" for finding in found(plan)) == refused


def test_l5_holds_for_a_bar_raiser_who_does_not_interview() -> None:
    plan = with_opening(replace(SOUND, bar_raiser="tom"), future_reports=frozenset({"tom"}))
    assert (
        "refuse",
        "bar_raiser",
        (
            "Tom Beck cannot lead this debrief: they would report to the new person (rule L5)."
            " Free Bar Raisers at this level: Ana Silva."
        ),
    ) in said(plan)


def test_l7_seats_the_uncertified_as_trainees() -> None:
    plan = changed(5, changed(3, trainees=()), interviewer="dee")
    assert said(plan) == [
        (
            "refuse",
            "interview:5",
            (
                "Dee Falk cannot lead this interview: they are not a certified interviewer (rule L7)."
                f" Seat Dee Falk as a shadow or reverse shadow. {FREE_AT_FIVE}"
            ),
        )
    ]


def test_l7_wants_somebody_certified_beside_a_trainee() -> None:
    rules = [(it.rule, it.what) for it in found(changed(3, interviewer=None)) if it.rule == "L7"]
    assert rules == [("L7", "Nobody certified sits beside Dee Falk in this interview.")]


def test_l7_gives_nobody_two_seats_in_an_interview() -> None:
    both = changed(3, trainees=(("li", Seat.SHADOW), ("dee", Seat.SHADOW), ("dee", Seat.REVERSE_SHADOW)))
    assert [what for _, _, what in said(both)] == [
        "Dee Falk has 2 trainee's seats in this interview (rule L7). Keep one of them.",
        "Li Wei is both interviewer and trainee of this interview (rule L7). Take one of the two seats away.",
    ]


def test_l7_points_out_a_certified_trainee() -> None:
    assert said(changed(3, trainees=(("paul", Seat.REVERSE_SHADOW),))) == [
        (
            "warn",
            "interview:3",
            (
                "Paul Orr is certified already and sits here as a reverse shadow (rule L7)."
                " Offer the seat to a trainee, or go on."
            ),
        )
    ]


def test_l10_refuses_a_fifth_interview_and_an_override_turns_it_into_a_warning() -> None:
    tired = replace(SOUND, load={"cy": Load(interviews_in_week=4)})
    assert said(tired) == [
        (
            "refuse",
            "interview:5",
            (
                "Cy Dunn cannot take this interview: they would give 5 interviews that week, and the"
                " limit is 4 (rule L10). Free to take it: Paul Orr, Priya Rao, Tom Beck, Uma Das."
                " Or give a reason for going over."
            ),
        )
    ]
    assert said(replace(tired, overrides=frozenset({("L10", "cy")}))) == [
        (
            "warn",
            "interview:5",
            (
                "Cy Dunn goes over the limit: they would give 5 interviews that week, and the limit is 4"
                " (rule L10). The reason is on record."
            ),
        )
    ]


def test_l10_refuses_a_third_loop_led() -> None:
    plan = replace(SOUND, load={"ana": Load(led_in_week=2)})
    assert said(plan) == [
        (
            "refuse",
            "bar_raiser",
            (
                "Ana Silva cannot lead this debrief: they would lead 3 loops that week, and the limit is 2"
                " (rule L10). Free Bar Raisers at this level: Tom Beck. Or give a reason for going over."
            ),
        )
    ]
    assert [it.severity for it in found(replace(plan, overrides=frozenset({("L10", "ana")})))] == ["warn"]


def test_no_other_rule_can_be_set_aside() -> None:
    plan = replace(SOUND, bar_raiser="priya", overrides=frozenset({("L4", "priya")}))
    assert "refuse" in [it.severity for it in found(plan) if it.rule == "L4"]
