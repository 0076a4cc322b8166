"""The desk: what is owed, by when, on shelves; empty is a good day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import SHELVES, Duty, shelf
from tests import cast as story
from tests.cast import MONDAY


def duty(due: datetime | None) -> Duty:
    return Duty(owner_id=1, sentence="Hand in", url="/", step="assessment", due=due)


@pytest.mark.parametrize(
    ("due", "name"),
    [
        (MONDAY - timedelta(minutes=1), "Overdue"),
        (MONDAY + timedelta(hours=3), "Today"),
        (MONDAY + timedelta(hours=20), "This week"),
        (MONDAY + timedelta(days=6), "This week"),
        (MONDAY + timedelta(days=8), "Later"),
        (None, "When you get to it"),
    ],
)
def test_duty_lies_on_the_shelf_of_its_time(due: datetime | None, name: str) -> None:
    with clock.at(MONDAY):
        assert shelf(duty(due)) == name


def test_today_is_the_readers_day() -> None:
    """Nine in the evening in London is tomorrow in Tokyo."""
    late = MONDAY.replace(hour=21)
    with clock.at(MONDAY), timezone.override(ZoneInfo("Asia/Tokyo")):
        assert shelf(duty(late)) == "This week"


@pytest.mark.django_db
def test_an_empty_desk_says_so(client: Client) -> None:
    client.force_login(story.person("Zoe Quist"))
    assert "Nothing is waiting for you." in client.get("/").content.decode()


@pytest.mark.django_db
def test_loops_and_debriefs_are_one_click_away_from_every_page(client: Client) -> None:
    client.force_login(story.person("Zoe Quist"))
    places = client.get("/loops/").context["nav"]
    assert [one["label"] for one in places if one["roomy"]] == ["Loops", "Debriefs"]
    assert [one["label"] for one in places if one["current"]] == ["Loops"]
    desk = client.get("/").content.decode()
    assert desk.count('class="roomy"><a href="/debriefs/"') == 2, "in the bar, and on a tablet at the desk"


@pytest.mark.django_db
def test_strangers_are_led_to_the_door(client: Client) -> None:
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_desk_orders_shelves_and_asks_as_often_for_three_loops_as_for_one(
    client: Client, django_assert_num_queries: object
) -> None:
    people, versions = story.cast(), story.principles()
    post = story.opening(people, versions)
    client.force_login(people.priya)
    with clock.at(MONDAY + timedelta(hours=30)):
        client.get("/")
        for count in (1, 3):
            while post.applications.count() < count:
                name = f"Candidate {post.applications.count()} Somebody"
                story.loop(people, story.application(post, name), versions)
            with django_assert_num_queries(QUERIES):  # type: ignore[operator]
                page = client.get("/")
            assert len(page.context["duties"]) == count
    names = [name for name, _ in page.context["shelves"]]
    assert names == sorted(names, key=SHELVES.index)


QUERIES = 27
