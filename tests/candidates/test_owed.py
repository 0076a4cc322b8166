"""What the recruiter owes: a first step for whoever applied, a word for whoever was decided on."""

from datetime import timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question
from doordesk.foundation.kernel.panels import panels_for
from doordesk.mechanisms.candidates.actions import decline, reopen, tell_outcome, withdraw
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.queries.owed import of_recruiters
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State
from tests.cast import MONDAY, Cast, application

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def applied(post: Opening) -> Application:
    return application(post, stage=Stage.APPLIED)


def owed_by(people: Cast) -> list[tuple[str, str]]:
    return [(duty.sentence, duty.rule) for duty in of_recruiters(Question(owner_id=people.nadia.pk))]


def test_a_new_application_waits_for_a_screen_for_three_days(people: Cast, applied: Application) -> None:
    duty = next(iter(of_recruiters(Question(owner_id=people.nadia.pk))))
    assert duty.sentence == "Plan a screen for Amara Okafor, Senior engineer, Payments"
    assert (duty.due, duty.step, duty.application_id) == (MONDAY + 3 * DAY, "plan a screen", applied.pk)
    assert list(of_recruiters(Question(owner_id=people.marta.pk))) == []


def test_an_outcome_is_owed_until_it_is_told(people: Cast, applied: Application) -> None:
    with clock.at(MONDAY + DAY):
        decline(applied, reason="Too early.", actor=people.nadia)
    told = ("Tell Amara Okafor the outcome, Senior engineer, Payments", "A3")
    assert owed_by(people) == [told]
    with clock.at(MONDAY + 2 * DAY):
        tell_outcome(applied, actor=people.nadia)
    assert owed_by(people) == []
    with clock.at(MONDAY + 3 * DAY):
        reopen(applied, actor=people.nadia)
    with clock.at(MONDAY + 4 * DAY):
        decline(applied, reason="Still too early.", actor=people.nadia)
    assert owed_by(people) == [told]


def test_nobody_is_told_what_they_said_themselves(people: Cast, applied: Application) -> None:
    withdraw(applied, reason="Another offer.", actor=people.nadia)
    assert owed_by(people) == []


def test_the_past_owes_nothing(people: Cast, applied: Application) -> None:
    Application.objects.update(historical=True)
    assert owed_by(people) == []


def test_duties_can_be_asked_for_by_application(people: Cast, post: Opening, applied: Application) -> None:
    application(post, "Viktor Hale", Stage.APPLIED)
    duties = list(of_recruiters(Question(application_ids=frozenset({applied.pk}))))
    assert [duty.application_id for duty in duties] == [applied.pk]


def test_an_opening_counts_its_applications_by_stage(
    people: Cast, post: Opening, applied: Application
) -> None:
    application(post, "Viktor Hale", Stage.APPLIED)
    application(post, "Sunniva Dahl", Stage.DECLINED)
    panel = next(one for one in panels_for("opening", people.nadia, post) if one.title == "Applications")
    assert [(line.text, line.state) for line in panel.lines] == [("Applied", "2"), ("Not taken further", "1")]
    assert panel.lines[0].url == f"/candidates/?opening={post.pk}&stage=applied"
    assert [deed.label for deed in panel.deeds] == ["See all", "Add a candidate"]


def test_an_opening_says_nothing_of_candidates_to_others(
    people: Cast, post: Opening, applied: Application
) -> None:
    for who in (people.omar, people.erik, people.priya):
        assert "Applications" not in [one.title for one in panels_for("opening", who, post)]
    Opening.objects.update(state=State.CLOSED)
    panel = panels_for("opening", people.marta, Opening.objects.get())[0]
    assert [deed.label for deed in panel.deeds] == ["See all"]
