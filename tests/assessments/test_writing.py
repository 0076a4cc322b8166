"""Notes, then evidence and ratings, then the vote; saved as typed, never overwritten (F1, F2, F7, L8)."""

from datetime import datetime, timedelta

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Conflict, Forbidden, Refused
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Rating, State
from doordesk.mechanisms.loops.models import Interview, OwnedPrinciple
from tests.builders.assessments import (
    begun,
    handed_in,
    interview_of,
    noted,
    notes_of,
    rated,
    screen,
    sections_of,
)
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def hers(people: Cast) -> Interview:
    """Priya's interview of Amara, Monday 11:00."""
    versions = principles()
    return interview_of(loop(people, application(opening(people, versions)), versions), people.priya)


def during(interview: Interview) -> datetime:
    assert interview.starts_at is not None
    return interview.starts_at + timedelta(minutes=20)


def test_open_assessment_gives_notes_and_a_section_for_each_owned_principle(hers: Interview) -> None:
    made = begun(hers)
    assert [section.part for section in made.sections.all()] == ["notes", "principle"]
    assert [section.version for section in sections_of(made)] == [hers.owned.get().version]


def test_open_assessment_twice_is_the_same_assessment(hers: Interview) -> None:
    assert begun(hers) == begun(hers)
    assert Assessment.objects.count() == 1
    assert Entry.objects.filter(kind="assessment.opened").count() == 1


def test_open_assessment_is_refused_before_the_day_ahead(hers: Interview, people: Cast) -> None:
    with clock.at(MONDAY - timedelta(days=3)), pytest.raises(Refused, match="opens") as refusal:
        actions.open_assessment(hers, actor=people.priya)
    assert "brief" in refusal.value.way_out


def test_open_assessment_is_the_interviewers_alone(hers: Interview, people: Cast) -> None:
    for other in (people.ana, people.marta, people.nadia, people.rosa, people.erik, people.omar):
        with clock.at(during(hers)), pytest.raises(Forbidden):
            actions.open_assessment(hers, actor=other)


def test_open_assessment_of_a_cancelled_interview_is_refused(hers: Interview, people: Cast) -> None:
    hers.cancelled_at = MONDAY
    hers.save()
    with clock.at(during(hers)), pytest.raises(Refused, match="cancelled"):
        actions.open_assessment(hers, actor=people.priya)


def test_open_assessment_follows_a_change_of_principles(hers: Interview) -> None:
    made = rated(hers)
    kept = sections_of(made)[0]
    other = next(v for v in type(kept.version).objects.all() if v != kept.version)  # type: ignore[union-attr]
    hers.owned.all().delete()
    OwnedPrinciple.objects.create(interview=hers, version=other)
    assert begun(hers) == made
    assert [section.version for section in sections_of(made)] == [other]
    assert Section.objects.filter(pk=kept.pk).exists(), "what was written is not thrown away"


def test_save_section_counts_revisions(hers: Interview, people: Cast) -> None:
    notes = notes_of(begun(hers))
    with clock.at(during(hers)):
        first = actions.save_section(notes, text="She", revision=0, actor=people.priya)
        second = actions.save_section(notes, text="She said", revision=first, actor=people.priya)
    notes.refresh_from_db()
    assert (first, second, notes.text, notes.saved_at) == (1, 2, "She said", during(hers))


def test_save_section_of_the_same_text_again_is_no_change(hers: Interview, people: Cast) -> None:
    notes = notes_of(begun(hers))
    with clock.at(during(hers)):
        actions.save_section(notes, text="She said", revision=0, actor=people.priya)
        assert actions.save_section(notes, text="She said", revision=0, actor=people.priya) == 1


def test_save_section_from_an_older_revision_is_a_conflict_with_both_texts(
    hers: Interview, people: Cast
) -> None:
    notes = notes_of(begun(hers))
    with clock.at(during(hers)):
        actions.save_section(notes, text="tab one", revision=0, actor=people.priya)
        with pytest.raises(Conflict) as conflict:
            actions.save_section(notes, text="tab two", revision=0, actor=people.priya)
    notes.refresh_from_db()
    assert (conflict.value.theirs, conflict.value.revision, notes.text) == ("tab one", 1, "tab one")


def test_save_section_makes_line_ends_alike_and_drops_nul(hers: Interview, people: Cast) -> None:
    notes = notes_of(begun(hers))
    with clock.at(during(hers)):
        actions.save_section(notes, text="one\r\ntwo\x00", revision=0, actor=people.priya)
        assert actions.save_section(notes, text="one\ntwo", revision=0, actor=people.priya) == 1


def test_save_section_refuses_what_is_far_too_long(hers: Interview, people: Cast) -> None:
    with clock.at(during(hers)), pytest.raises(Refused, match="longer than"):
        actions.save_section(notes_of(begun(hers)), text="a" * 60_001, revision=0, actor=people.priya)


def test_save_section_keeps_notes_prepared_the_day_before(hers: Interview, people: Cast) -> None:
    with clock.at(MONDAY - timedelta(hours=12)):
        made = actions.open_assessment(hers, actor=people.priya)
        assert actions.save_section(
            notes_of(made), text="Ask about the queue.", revision=0, actor=people.priya
        )


def test_nothing_is_judged_before_the_interview_begins(hers: Interview, people: Cast) -> None:
    made = noted(hers)
    section = sections_of(made)[0]
    with clock.at(MONDAY):
        for deed in (
            lambda: actions.save_section(section, text="early", revision=0, actor=people.priya),
            lambda: actions.rate(section, Rating.GOOD, actor=people.priya),
            lambda: actions.vote(made, 3, "", revision=0, actor=people.priya),
            lambda: actions.hand_in(made, actor=people.priya),
        ):
            with pytest.raises(Refused, match="has begun") as refusal:
                deed()
            assert refusal.value.rule == "F1"


def test_rate_waits_for_notes(hers: Interview, people: Cast) -> None:
    section = sections_of(begun(hers))[0]
    with clock.at(during(hers)):
        actions.save_section(section, text="evidence", revision=0, actor=people.priya)
        with pytest.raises(Refused, match="no notes yet") as refusal:
            actions.rate(section, Rating.GOOD, actor=people.priya)
    assert (refusal.value.rule, refusal.value.place) == ("F1", "notes")


def test_rate_waits_for_evidence(hers: Interview, people: Cast) -> None:
    section = sections_of(noted(hers))[0]
    with clock.at(during(hers)), pytest.raises(Refused, match="no evidence yet") as refusal:
        actions.rate(section, Rating.GOOD, actor=people.priya)
    assert refusal.value.place == f"section-{section.pk}"


def test_rate_takes_not_enough_data_as_an_answer(hers: Interview) -> None:
    section = sections_of(rated(hers, Rating.NO_DATA))[0]
    assert section.rating == 0


@pytest.mark.parametrize("rating", [-1, 5, 2.5])
def test_rate_knows_no_other_rating(hers: Interview, people: Cast, rating: int) -> None:
    section = sections_of(rated(hers))[0]
    with clock.at(during(hers)), pytest.raises(Refused, match="four ratings"):
        actions.rate(section, rating, actor=people.priya)


def test_vote_waits_for_every_rating(hers: Interview, people: Cast) -> None:
    made = noted(hers)
    section = sections_of(made)[0]
    with clock.at(during(hers)):
        actions.save_section(section, text="evidence", revision=0, actor=people.priya)
        with pytest.raises(Refused, match="not rated yet") as refusal:
            actions.vote(made, 3, "", revision=0, actor=people.priya)
    assert (refusal.value.rule, refusal.value.place) == ("F1", f"section-{section.pk}")


@pytest.mark.parametrize("fifth", [0, 5, -1, 2.5])
def test_vote_has_no_fifth(hers: Interview, people: Cast, fifth: int) -> None:
    made = rated(hers)
    with clock.at(during(hers)), pytest.raises(Refused, match="no fifth") as refusal:
        actions.vote(made, fifth, "", revision=0, actor=people.priya)
    assert refusal.value.rule == "F2"


def test_vote_counts_revisions_and_conflicts_like_a_text(hers: Interview, people: Cast) -> None:
    made = rated(hers)
    with clock.at(during(hers)):
        assert actions.vote(made, 3, "", revision=0, actor=people.priya) == 1
        assert actions.vote(made, 3, "", revision=0, actor=people.priya) == 1
        with pytest.raises(Conflict):
            actions.vote(made, 2, "for another team", revision=0, actor=people.priya)


def test_screen_ends_in_yes_or_no_and_takes_no_vote(people: Cast) -> None:
    talk = screen(application(opening(people, principles())), people.tom)
    made = noted(talk)
    with clock.at(during(talk)):
        with pytest.raises(Refused, match="yes or no"):
            actions.vote(made, 3, "", revision=0, actor=people.tom)
        actions.decide_screen(made, passed=False, actor=people.tom)
    made.refresh_from_db()
    assert made.passed is False


def test_screen_outcome_waits_for_notes(people: Cast) -> None:
    talk = screen(application(opening(people, principles())), people.tom)
    made = begun(talk)
    with clock.at(during(talk)), pytest.raises(Refused, match="no notes yet"):
        actions.decide_screen(made, passed=True, actor=people.tom)


def test_loop_interview_takes_no_yes_or_no(hers: Interview, people: Cast) -> None:
    with clock.at(during(hers)), pytest.raises(Refused, match="ends in a vote"):
        actions.decide_screen(rated(hers), passed=True, actor=people.priya)


def test_nobody_else_writes_into_a_draft(hers: Interview, people: Cast) -> None:
    made = rated(hers)
    notes, section = notes_of(made), sections_of(made)[0]
    for other in (people.ana, people.marta, people.nadia, people.rosa, people.erik, people.mateo):
        for deed in (
            lambda other=other: actions.save_section(notes, text="x", revision=1, actor=other),
            lambda other=other: actions.rate(section, 1, actor=other),
            lambda other=other: actions.vote(made, 1, "", revision=0, actor=other),
            lambda other=other: actions.hand_in(made, actor=other),
        ):
            with clock.at(during(hers)), pytest.raises(Forbidden):
                deed()


def test_replaced_interviewer_keeps_their_draft_and_the_new_one_writes_their_own(
    hers: Interview, people: Cast
) -> None:
    old = noted(hers)
    hers.interviewer = people.omar
    hers.save()
    new = begun(hers)
    with clock.at(during(hers)), pytest.raises(Forbidden):
        actions.save_section(notes_of(old), text="more", revision=1, actor=people.priya)
    assert (old.author, new.author, notes_of(new).text) == (people.priya, people.omar, "")


def test_nothing_is_written_once_handed_in(hers: Interview, people: Cast) -> None:
    made = handed_in(hers)
    section = sections_of(made)[0]
    for deed in (
        lambda: actions.save_section(notes_of(made), text="x", revision=1, actor=people.priya),
        lambda: actions.rate(section, 1, actor=people.priya),
        lambda: actions.vote(made, 1, "", revision=1, actor=people.priya),
    ):
        with clock.at(during(hers)), pytest.raises(Refused, match="handed in") as refusal:
            deed()
        assert refusal.value.rule == "F4"
    assert made.state == State.HANDED_IN
    assert during(hers) < MONDAY + 5 * HOUR
