"""Interviews given, as training counts them (rules P1, P6)."""

from datetime import timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.actions import plan_screen
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.findings import findings_of
from doordesk.mechanisms.openings.queries.reviewers import why_not_review
from doordesk.mechanisms.training.models import Certificate, Renewal
from doordesk.mechanisms.training.queries import done, last_interviews
from doordesk.mechanisms.training.states import StepKind
from tests import cast as story
from tests.builders.assessments import screen
from tests.cast import HOUR, MONDAY

pytestmark = pytest.mark.django_db


def test_interviews_count_once_they_are_over_and_screens_only_keep_a_certificate() -> None:
    people, versions = story.cast(), story.principles()
    post = story.opening(people, versions)
    loop = story.loop(people, story.application(post), versions)  # Priya's hour begins at eleven
    screen(story.application(post, "Bo Lind", stage=Stage.SCREEN), people.omar)
    keys = [people.priya.pk, people.omar.pk, people.leila.pk]
    with clock.at(MONDAY + 2 * HOUR):
        assert done(StepKind.INTERVIEWS, [people.priya.pk]) == {}
    with clock.at(MONDAY + timedelta(days=62)):
        given = done(StepKind.INTERVIEWS, keys)
        assert {key: [one.url for one in rows] for key, rows in given.items()} == {
            people.priya.pk: [f"/loops/{loop.pk}/"]
        }
        months = done(StepKind.MONTHS, keys)
        assert [one.at.date().isoformat() for one in months[people.priya.pk]] == ["2026-04-02", "2026-05-02"]
        assert set(last_interviews(keys)) == {people.priya.pk, people.omar.pk}
    Interview.objects.filter(interviewer=people.priya).update(cancelled_at=MONDAY)
    assert people.priya.pk not in last_interviews(keys)


def test_an_imported_interview_counts_on_its_day_or_its_loops() -> None:
    people, versions = story.cast(), story.principles()
    loop = story.loop(people, story.application(story.opening(people, versions)), versions)
    loop.historical, loop.planned_at = True, MONDAY - timedelta(days=400)
    loop.save()
    loop.interviews.update(starts_at=None, ends_at=None)
    with clock.at(MONDAY):
        assert last_interviews([people.priya.pk]) == {people.priya.pk: loop.planned_at}
        assert len(done(StepKind.MONTHS, [people.priya.pk])[people.priya.pk]) == 13


def test_whoever_lapsed_is_refused_with_the_day_and_why() -> None:
    people, versions = story.cast(), story.principles()
    post = story.opening(people, versions)
    loop = story.loop(people, story.application(post), versions)
    Renewal.objects.filter(certificate__person__in=[people.priya, people.ana]).delete()
    long_ago = MONDAY - timedelta(days=500)
    Certificate.objects.filter(person__in=[people.priya, people.ana]).update(granted_at=long_ago)
    lapsed = "their certificate lapsed on 18 October 2025: no interview for 12 months"
    with clock.at(MONDAY - HOUR):
        said = {finding.what for finding in findings_of(loop)}
        assert f"Priya Raman cannot lead this interview: {lapsed}." in said
        assert f"Ana Ferreira cannot lead this debrief: {lapsed}." in said
        details = {"starts_at": MONDAY, "ends_at": MONDAY + HOUR, "place": ""}
        other = story.application(post, "Cy Moss", stage=Stage.APPLIED)
        with pytest.raises(Refused, match=lapsed):
            plan_screen(other, actor=people.nadia, interviewer=people.priya, **details)  # type: ignore[arg-type]
    assert why_not_review(post, people.ana).startswith("their certificate lapsed")
