"""Accuracy over time: from the third case on, over the latest six, first attempts only, for those who may."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.panels import panels_for
from doordesk.mechanisms.practice import queries
from doordesk.mechanisms.practice.actions import practise
from doordesk.mechanisms.training.models import Journey, Path
from tests.builders.practice import answer
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cases")]
HIGHER = (
    ("first-page", 4, 3),
    ("cold-store", 4, 4),
    ("two-shifts", 3, 3),
)  # targets 10/3, 7/3; 4, 11/3; 4/3, 5/3


def rate(people: Cast, ratings: Iterable[tuple[str, int, int]] = HIGHER) -> None:
    for day, (slug, customer, owner) in enumerate(ratings):
        with clock.at(MONDAY + timedelta(days=day)):
            practise(slug, answer(customer, owner), actor=people.leila)


def test_the_third_case_brings_the_figures_in_plain_words(client: Client, people: Cast) -> None:
    rate(people, HIGHER[:2])
    client.force_login(people.leila)
    page = reverse("practice:accuracy", args=[people.leila.pk])
    assert "One case more." in client.get(page).text
    rate(people, HIGHER[2:])
    practise("first-page", answer(1, 1), actor=people.leila)  # a second attempt changes nothing
    growth = queries.growth_of(people.leila)
    assert growth.now is not None
    found = growth.now.found
    # differences: 2/3, 2/3; 0, 1/3; 5/3, 4/3: mean 7/9; by case 2/3, 1/6, 3/2
    assert found.elevation == pytest.approx(7 / 9)
    assert found.differential_elevation == pytest.approx(
        ((-1 / 9) ** 2 + (-11 / 18) ** 2 + (13 / 18) ** 2) ** 0.5 / 3**0.5
    )
    text = client.get(page).text
    assert "You rate 0.8 steps higher than the experts, whoever it is." in text
    assert "Over the 3 latest of 3 cases." in text
    lines = client.get(reverse("practice:accuracy_csv", args=[people.leila.pk])).text.splitlines()
    assert lines[1].split(",")[1:3] == ["3", "0.778"]


def test_no_data_leaves_a_gap_that_is_told(client: Client, people: Cast) -> None:
    rate(people, (*HIGHER, ("late-bus", 2, 0)))
    client.force_login(people.leila)
    text = client.get(reverse("practice:accuracy", args=[people.leila.pk])).text
    assert "Over the 4 latest of 4 cases, of which 3 could be compared" in text


def test_a_window_rests_on_the_latest(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doordesk.mechanisms.practice.queries.accuracy.WINDOW", 2)
    rate(people)
    latest = queries.growth_of(people.leila).moments[-1]
    assert latest.latest == 2
    assert latest.found.elevation == pytest.approx((0 + 1 / 3 + 5 / 3 + 4 / 3) / 4)


def test_the_person_their_mentor_and_the_core_follow_it(client: Client, people: Cast) -> None:
    rate(people)
    way = Path.objects.get(key="interviewer")
    Journey.objects.create(person=people.leila, path=way, mentor=people.ana, begun_at=MONDAY)
    page = reverse("practice:accuracy", args=[people.leila.pk])
    seen = set()
    for name, person in people.everybody.items():
        client.force_login(person)
        if client.get(page).status_code == 200:
            seen.add(name)
        assert bool(panels_for("growth", person, people.leila)) == (name in seen)
    assert seen == {"leila", "ana", "rosa"}
    client.force_login(people.ana)
    text = client.get(page).text
    assert "0.7" not in text.split("The cases it rests on")[1]  # a case's own difference would tell its key
    panel = panels_for("growth", people.ana, people.leila)[0]
    assert panel.lines[0].text == "Elevation: +0.8"
