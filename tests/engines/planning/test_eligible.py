"""Who is free, and the reasons a page shows beside the others."""

from dataclasses import replace

from doordesk.engines.planning import Interview, Load, Reason, eligible_bar_raisers, eligible_interviewers
from tests.engines.planning.sound_loop import INTERVIEWS, SOUND, slot


def test_bar_raisers_are_listed_with_the_reasons_against_them() -> None:
    options = {person.id: reasons for person, reasons in eligible_bar_raisers(SOUND)}
    assert [it for it, reasons in options.items() if not reasons] == ["ana", "tom"]
    assert options["priya"] == (Reason("L4", "they report to Mona Ek, the hiring manager"),)
    assert options["gus"] == (
        Reason("L4", "they are not a certified Bar Raiser"),
        Reason("", "they are no longer active"),
    )


def test_who_holds_the_interview_counts_as_if_they_did_not() -> None:
    options = {person.id: reasons for person, reasons in eligible_interviewers(SOUND, INTERVIEWS[4])}
    assert options["cy"] == ()
    assert options["li"] == (Reason("L2", "they interview in this loop already"),)


def test_a_trainee_of_the_interview_cannot_take_it() -> None:
    options = {person.id: reasons for person, reasons in eligible_interviewers(SOUND, INTERVIEWS[2])}
    assert options["dee"] == (
        Reason("L7", "they are not a certified interviewer"),
        Reason("L7", "they sit in this interview as a trainee"),
    )


def test_who_sits_elsewhere_at_that_time_is_busy() -> None:
    new = Interview("6", principles=("Frugality",), **slot(3))
    options = {person.id: reasons for person, reasons in eligible_interviewers(SOUND, new)}
    assert Reason("", "they sit in another interview at that time") in options["bo"]
    assert options["tom"] == ()


def test_load_speaks_against_somebody_until_it_is_set_aside() -> None:
    new = Interview("6", principles=("Frugality",), **slot(5))
    tired = replace(SOUND, load={"tom": Load(interviews_in_week=4)})
    over = Reason("L10", "they would give 5 interviews that week, and the limit is 4")
    assert dict(eligible_interviewers(tired, new))[SOUND.people["tom"]] == (over,)
    waived = replace(tired, overrides=frozenset({("L10", "tom")}))
    assert dict(eligible_interviewers(waived, new))[SOUND.people["tom"]] == ()
