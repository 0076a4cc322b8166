"""Drawing, giving, writing, handing in and back, settling: allowed and refused (rules P5, F7, F3)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from doordesk.foundation.access.doors import visible
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.policy import lent, near
from doordesk.mechanisms.assessments.queries import lent_text, those_near
from doordesk.mechanisms.debriefs.models import Handover
from doordesk.mechanisms.loops.models import DebriefSeat, Loop, Trainee
from doordesk.mechanisms.quality import actions
from doordesk.mechanisms.quality.actions import Said
from doordesk.mechanisms.quality.models import Closed, Mark, Piece, Review
from doordesk.mechanisms.quality.queries.marks import beside
from doordesk.mechanisms.quality.states import Line, State
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.states import Known
from tests import cast as story
from tests.builders.debriefs import VOTERS, canary
from tests.builders.quality import AFTER, FIRST, GOOD, LAST, POOR, Company, company, given, reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Iterator[Company]:
    """One decided loop, everything drawn, everything reviewed by two."""
    found = company(share=100, second_share=100)
    with clock.at(AFTER):
        yield found


def letters() -> list[Letter]:
    return list(Letter.objects.filter(subject__contains="reviewed"))


def test_a_draw_gives_each_piece_to_people_who_had_nothing_to_do_with_it(made: Company) -> None:
    look = actions.look_first(FIRST, LAST, actor=made.people.rosa)
    assert (look.of, look.before, len(look.drawn), look.twice, look.reviewers) == (5, 0, 5, 5, 4)
    assert not Piece.objects.exists(), "a look draws nothing"
    draw = made.draw()
    reviews = Review.objects.filter(piece__draw=draw).select_related("piece__assessment", "reviewer")
    assert len(reviews) == 10
    had = {made.people.rosa: 0, made.people.ben: 0, made.people.tom: 0}
    for one in reviews:
        had[one.reviewer] += 1
        assert one.due_at == AFTER + timedelta(days=10)
        assert Assessment.objects.filter(lent(one.reviewer), pk=one.piece.assessment_id).exists()
    assert max(had.values()) - min(had.values()) <= 1
    with pytest.raises(Refused, match="Nothing new"):
        made.draw()


def test_who_is_near_is_the_same_asked_by_row_and_by_person(made: Company) -> None:
    """Whoever sat, learnt, led, handed over, hires, recruits or wrote is never a reviewer."""
    stage = made.stages[0]
    people = made.people.everybody
    Trainee.objects.create(interview=stage.loop.interviews.all()[0], person=made.people.leila)
    by = {"seated_at": AFTER, "seated_by": made.people.nadia}
    DebriefSeat.objects.create(loop=stage.loop, person=made.people.omar, **by)
    keys = list(Assessment.objects.values_list("pk", flat=True))
    rows = those_near(keys)
    for who in people.values():
        asked = set(Assessment.objects.filter(near(who)).values_list("pk", flat=True))
        assert asked == {pk for pk, barred in rows.items() if who.pk in barred}
    assert {name for name, who in people.items() if who.pk in rows[keys[0]]} == {
        *VOTERS,
        "nadia",
        "leila",
        "omar",
    }
    handed = {"before": made.people.ben, "after": made.people.ana, "by": made.people.nadia}
    Handover.objects.create(debrief=stage.room, reason="Ill.", at=AFTER, **handed)
    made.draw()
    assert not Review.objects.filter(reviewer=made.people.ben).exists()


def test_only_decided_loops_of_here_are_drawn(made: Company) -> None:
    Loop.objects.update(historical=True)
    assert actions.look_first(FIRST, LAST, actor=made.people.rosa).of == 0
    Loop.objects.update(historical=False, state="debrief")
    assert actions.look_first(FIRST, LAST, actor=made.people.rosa).of == 0
    Loop.objects.update(state="closed")
    assert actions.look_first(FIRST, LAST, actor=made.people.rosa).of == 5
    made.stages[0].loop.interviews.filter(interviewer=made.people.priya).update(interviewer=made.people.omar)
    assert actions.look_first(FIRST, LAST, actor=made.people.rosa).of == 4, "a trainee's is not of record"


def test_only_the_core_draws_and_from_days_in_order(made: Company) -> None:
    for name in ("erik", "nadia", "ana", "ben", "priya"):
        with pytest.raises(Forbidden):
            actions.draw_sample(FIRST, LAST, actor=made.people.everybody[name])
    with pytest.raises(Refused, match="comes before"):
        actions.look_first(LAST, FIRST, actor=made.people.rosa)


def test_a_draft_is_kept_and_a_hand_in_asks_for_what_is_missing(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    ben = made.people.ben
    actions.save_review(review, {Line.NOTES: Said(2, "  Topics, \n no answers. ")}, actor=ben)
    assert Mark.objects.get().sentence == "Topics, no answers."
    with pytest.raises(Refused, match="“Coverage” is missing") as refused:
        actions.hand_in(review, {**GOOD, Line.COVERAGE: Said()}, actor=ben)
    assert refused.value.place == "coverage_level"
    with pytest.raises(Refused, match="has a sentence") as refused:
        actions.hand_in(review, {**GOOD, Line.FAIRNESS: Said(2)}, actor=ben)
    assert refused.value.place == "fairness_sentence"
    with pytest.raises(Refused, match="601 characters"):
        actions.save_review(review, {Line.NOTES: Said(3, "x" * 601)}, actor=ben)
    with pytest.raises(Forbidden):
        actions.save_review(review, GOOD, actor=made.people.tom)
    assert not letters()


def test_what_is_in_is_final_and_its_author_is_told_without_a_word_of_it(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    reviewed(review, POOR)
    (letter,) = letters()
    assert letter.to == made.people.priya.email
    assert "traits" not in letter.body
    assert "Ben" not in letter.body
    reviewed(review, GOOD)
    assert Mark.objects.get(line=Line.EVIDENCE).level == 1, "a second hand-in changes nothing"
    for deed in (
        lambda: actions.save_review(review, GOOD, actor=made.people.ben),
        lambda: actions.hand_back(review, "Late.", actor=made.people.ben),
        lambda: Mark.objects.get(line=Line.NOTES).save(),
    ):
        with pytest.raises((Closed, Refused)):
            deed()
    facts = [str(vars(one)) for one in Entry.objects.filter(kind__startswith="quality.")]
    assert facts
    assert not any("traits" in one for one in facts)


def test_two_reviewers_see_each_other_when_both_are_in(made: Company) -> None:
    first, second = given(made, "priya", "ben", "tom")
    piece, people = first.piece, made.people
    reviewed(first, POOR)
    for who in (people.tom, people.rosa, people.priya):
        assert not visible(who, Mark).exists(), "one of two is in"
        assert not visible(who, Piece).exists()
    assert not letters()
    reviewed(second)
    for who in (people.tom, people.ben, people.rosa, people.priya):
        lines = {one.line: one for one in beside(who, piece)}
        assert [given.level for given in lines[Line.EVIDENCE].given] == [1, 3]
        assert lines[Line.EVIDENCE].apart
        assert not lines[Line.NOTES].apart
    assert not visible(people.priya, Review).exists(), "a review names its reviewer"
    assert not visible(people.omar, Mark).exists()
    assert len(letters()) == 1


def test_the_core_settles_where_two_stand_far_apart(made: Company) -> None:
    first, second = given(made, "priya", "ben", "tom")
    reviewed(first, POOR)
    with pytest.raises(Forbidden):
        actions.settle(first.piece, Line.EVIDENCE, "Too early.", actor=made.people.rosa)
    reviewed(second)
    actions.settle(first.piece, Line.EVIDENCE, "Thin: one trait.", actor=made.people.rosa)
    actions.settle(first.piece, Line.EVIDENCE, "Thin: one trait, one act.", actor=made.people.rosa)
    (line,) = [one for one in beside(made.people.priya, first.piece) if one.settled]
    assert line.settled == "Thin: one trait, one act."
    with pytest.raises(Refused, match="do not differ"):
        actions.settle(first.piece, Line.NOTES, "Fine.", actor=made.people.rosa)
    with pytest.raises(Refused, match="nothing to settle"):
        actions.settle(first.piece, Line.EVIDENCE, " ", actor=made.people.rosa)
    Person.objects.filter(pk=made.people.priya.pk).update(is_core=True)
    with pytest.raises(Forbidden):
        actions.settle(first.piece, Line.EVIDENCE, "Mine.", actor=Person.objects.get(pk=made.people.priya.pk))


def test_a_piece_that_goes_back_is_given_to_somebody_else_until_nobody_is_left(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    actions.save_review(review, GOOD, actor=made.people.ben)
    with pytest.raises(Refused, match="with a reason"):
        actions.hand_back(review, " ", actor=made.people.ben)
    actions.hand_back(review, "I know whose it is.", actor=made.people.ben)
    assert not Mark.objects.exists()
    assert not Assessment.objects.filter(lent(made.people.ben)).exists()
    asked = review.piece.reviews.get(state=State.OPEN)
    assert asked.reviewer in (made.people.rosa, made.people.tom)
    with pytest.raises(Forbidden):
        actions.give_to_another(asked, "Away.", actor=made.people.tom)
    actions.give_to_another(asked, "Away.", actor=made.people.rosa)
    last = review.piece.reviews.get(state=State.OPEN)
    actions.hand_back(last, "Away.", actor=last.reviewer)
    assert not review.piece.reviews.filter(state=State.OPEN).exists()
    with pytest.raises(Refused, match="Nobody can review"):
        actions.find_reviewers(review.piece, actor=made.people.rosa)
    story.certify(made.people.omar, Known.BAR_RAISER)
    (found,) = actions.find_reviewers(review.piece, actor=made.people.rosa)
    assert found.reviewer == made.people.omar
    with pytest.raises(Refused, match="has its reviewer"):
        actions.find_reviewers(review.piece, actor=made.people.rosa)


def test_the_text_comes_without_names_and_the_vote_after_the_review(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    section = made.stages[0].section("priya")
    type(section).objects.filter(pk=section.pk).update(
        text=f"Amara told me, Priya, that Ana Ferreira knew. {canary('priya', 'evidence')}"
    )
    ben = made.people.ben
    text = lent_text(ben, review.piece.assessment_id, with_vote=False)
    assert text is not None
    (judged,) = text.judgements
    assert judged.text.startswith("The candidate told me, the interviewer, that an interviewer knew.")
    assert canary("priya", "notes") in text.notes
    assert (text.vote, text.remark, text.minutes) == (None, "", 60)
    told = lent_text(ben, review.piece.assessment_id, with_vote=True)
    assert told is not None
    assert told.vote == 4
    for name in ("tom", "erik", "omar"):
        assert lent_text(made.people.everybody[name], review.piece.assessment_id, with_vote=False) is None
    assert not visible(ben, Assessment).exists(), "nothing else opens by it"


def test_who_is_no_bar_raiser_any_more_reads_no_further(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    Certificate.objects.filter(person=made.people.ben).update(withdrawn_at=AFTER)
    assert lent_text(made.people.ben, review.piece.assessment_id, with_vote=False) is None


def test_whoever_comes_near_the_candidate_later_loses_the_text(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    again = Loop.objects.create(application=made.stages[0].loop.application, planned_at=AFTER)
    story.interview(again, made.people.ben, starts=AFTER)
    assert lent_text(made.people.ben, review.piece.assessment_id, with_vote=False) is None
    with pytest.raises(Refused, match="not yours to review"):
        actions.save_review(review, GOOD, actor=made.people.ben)
    actions.hand_back(review, "Not mine.", actor=made.people.ben)


def test_the_desk_and_the_growth_page_say_so(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    (duty,) = [one for one in owed(Question(owner_id=made.people.ben.pk)) if one.rule == "P5"]
    assert (duty.due, duty.application_id) == (review.due_at, None)
    assert "Amara" not in duty.sentence + duty.step
    applications = frozenset({made.stages[0].loop.application_id})
    assert not [one for one in owed(Question(application_ids=applications)) if one.rule == "P5"]
    priya = made.people.priya
    quality = [one for one in panels_for("growth", priya, priya) if one.title == "Quality reviews"]
    assert quality[0].empty
    assert not quality[0].lines
    reviewed(review, POOR)
    (panel,) = [one for one in panels_for("growth", priya, priya) if one.title == "Quality reviews"]
    assert [one.state for one in panel.lines] == ["3 of 4 sound or better"]
    assert not [
        one for one in panels_for("growth", made.people.rosa, priya) if one.title == "Quality reviews"
    ]
    assert not [one for one in owed(Question(owner_id=made.people.ben.pk)) if one.rule == "P5"]
