"""The writing coach beside a description, and the few places to look at before a review (rule L1)."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.engines.prose import MOST, Kind
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.queries import advice
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.writing.actions import say_not_here
from doordesk.mechanisms.writing.queries import marks
from tests.builders.openings import DESCRIPTION, draft
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HERO = f"{DESCRIPTION}\n\nWe look for a rockstar with 12 years of experience.\n"


@pytest.fixture
def opening(people: Cast, versions: list[Version]) -> Opening:
    return draft(people, versions, description=HERO)


def test_the_description_has_the_coach_beside_it(client: Client, people: Cast, opening: Opening) -> None:
    client.force_login(people.marta)
    page = client.get(reverse("openings:edit", args=[opening.pk])).text
    assert f'data-place="openings.description:{opening.pk}"' in page
    assert 'data-kind="job-description"' in page
    assert "writing/js/marks" in page


def test_who_asks_for_a_review_sees_what_to_look_at_first(
    client: Client, people: Cast, opening: Opening
) -> None:
    client.force_login(people.marta)
    page = client.get(reverse("openings:submit", args=[opening.pk])).text
    found = advice(people.marta, opening)
    assert 0 < len(found.first) <= MOST
    assert "inflated-hero" in {one.rule for one in found.first}
    assert "“rockstar”" in page
    assert "nothing here stops you" in page


def test_what_the_writer_set_aside_is_not_told_again(people: Cast, opening: Opening) -> None:
    place = f"openings.description:{opening.pk}"
    found = marks(people.marta, place, HERO, Kind.JOB_DESCRIPTION)
    mark = next(one for one in found if one.finding.rule == "inflated-hero")
    say_not_here(place, "inflated-hero", mark.print, "It is a band.", actor=people.marta)
    assert "inflated-hero" not in {one.rule for one in advice(people.marta, opening).first}
    assert "inflated-hero" in {one.rule for one in advice(people.nadia, opening).first}
