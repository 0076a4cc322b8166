"""One letter on a working morning, when something presses or is new; none for nothing, none twice."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Duty
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.foundation.reminders import actions, queries
from doordesk.foundation.reminders.models import Morning
from tests import cast as story
from tests.cast import HOUR, MONDAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TUESDAY = MONDAY + DAY  # 09:00 in London, 12:00 in Nairobi


@pytest.fixture
def people() -> Cast:
    """Five interviewed on Monday and owe their assessments; the others owe nothing."""
    people, versions = story.cast(), story.principles()
    story.loop(people, story.application(story.opening(people, versions)), versions)
    return people


def sent_to(person: Person) -> list[Letter]:
    return list(Letter.objects.filter(to=person.email))


def test_who_owes_something_gets_one_letter_that_says_what_and_by_when(
    people: Cast, django_capture_on_commit_callbacks: OnCommit
) -> None:
    with clock.at(TUESDAY), django_capture_on_commit_callbacks(execute=True):
        assert actions.send_mornings() > 0
        assert actions.send_mornings() == 0, "nobody is looked at twice in a morning"
    (letter,) = sent_to(people.wanjiru)
    assert "Good morning Wanjiru" in letter.body
    assert re.search(r"- .*A\. Okafor.*, due today 17:00", letter.body), "told by her own clock, in Nairobi"
    assert f"http://127.0.0.1:8000{reverse('reminders:choice')}" in letter.body
    assert not sent_to(people.omar), "nothing waits for him"
    assert len({one.to[0] for one in mail.outbox}) == len(mail.outbox)


def test_weekends_and_nights_are_quiet_and_a_late_server_catches_up_the_same_day(people: Cast) -> None:
    saturday = MONDAY + 5 * DAY
    for quiet in (TUESDAY - 2 * HOUR, TUESDAY + 10 * HOUR, saturday):
        with clock.at(quiet):
            actions.send_mornings()
        assert not sent_to(people.priya)
    with clock.at(TUESDAY + 6 * HOUR):
        actions.send_mornings()
    assert len(sent_to(people.priya)) == 1


def test_what_presses_is_said_again_and_what_has_no_date_is_said_once(people: Cast) -> None:
    undated = Duty(people.omar.pk, "Read Ana's note", "/coaching/1", "read a note")
    known = frozenset({queries.print_of(undated)})
    shelves = [("When you get to it", [undated])]
    assert queries.Digest(shelves, known).worth_sending, "it is new"
    assert not queries.Digest(shelves, frozenset()).worth_sending
    with clock.at(TUESDAY + DAY):
        late = queries.digest_of(people.wanjiru)
        assert late.overdue == 1
        assert queries.digest_of(people.wanjiru, late.prints).worth_sending


def test_a_letter_that_fails_is_tried_again_and_costs_nobody_else_theirs(
    people: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    whole = queries.digest_of

    def broken(person: Person, told: list[str]) -> queries.Digest:
        if person == people.ana:
            raise ValueError
        return whole(person, told)

    with clock.at(TUESDAY):
        monkeypatch.setattr(actions, "digest_of", broken)
        assert actions.send_mornings()
        assert (len(sent_to(people.ana)), len(sent_to(people.priya))) == (0, 1)
        monkeypatch.setattr(actions, "digest_of", whole)
        assert actions.send_mornings() == 1
    assert len(sent_to(people.ana)) == 1
    assert "Ana" not in caplog.text


def test_people_choose_and_see_what_the_letter_would_say(people: Cast, client: Client) -> None:
    client.force_login(people.priya)
    url = reverse("reminders:choice")
    with clock.at(TUESDAY):
        assert "A. Okafor" in client.get(url).text
        client.post(url, {"wanted": "0"})
        actions.send_mornings()
        assert not sent_to(people.priya)
        assert "You get none" in client.get(url).text
        client.post(url, {"wanted": "1"})
        actions.send_mornings()
    assert len(sent_to(people.priya)) == 1


def test_who_has_left_or_not_joined_gets_none_and_the_row_names_no_candidate(people: Cast) -> None:
    Person.objects.filter(pk=people.priya.pk).update(is_active=False)
    Person.objects.filter(pk=people.mateo.pk).update(joined_at=None)
    with clock.at(TUESDAY):
        actions.send_mornings()
    assert not sent_to(people.priya)
    assert not sent_to(people.mateo)
    assert "Okafor" not in str(list(Morning.objects.values()))
