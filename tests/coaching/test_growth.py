"""A person's page of growth, for themself, the Core and, without the notes, their mentor (P3, P4)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden
from doordesk.mechanisms.coaching import actions
from doordesk.mechanisms.coaching.queries import growth_of, notes_to
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.states import State as JourneyState
from tests.builders.debriefs import Stage
from tests.cast import MONDAY
from tests.coaching.conftest import EVENING
from tests.coaching.test_writing import send

pytestmark = pytest.mark.django_db
TRY = "Ask for one figure before you rate."
Shown = Callable[..., str]


def mentored(made: Stage, mentor: str, state: JourneyState = JourneyState.UNDER_WAY) -> None:
    path = Path.objects.get(key="bar_raiser")
    Journey.objects.create(
        person=made.people.priya, path=path, state=state, mentor=made.who(mentor), begun_at=MONDAY
    )


def test_ones_own_page_shows_notes_tags_by_quarter_and_what_was_tried(decided: Stage, page: Shown) -> None:
    priya = decided.people.priya
    assert "No note yet." in page(priya, reverse("coaching:growth"))
    note = send(decided)
    actions.say_tried(note, "One question more was enough.", actor=priya)
    found = growth_of(priya, priya)
    assert (found.quarters[-1], found.tags) == ("2026 Q1", (("Probing", (0, 0, 0, 0, 0, 1)),))
    with clock.at(EVENING + timedelta(days=60)):
        later = growth_of(priya, priya)
    assert (later.quarters[-1], later.tags) == ("2026 Q2", (("Probing", (0, 0, 0, 0, 1, 0)),))
    shown = page(priya, reverse("coaching:growth"))
    for words in (TRY, "One question more was enough.", "1 of 1", "Shown from 8 assessments on"):
        assert words in shown
    assert "To Priya Raman" in page(decided.people.ana, reverse("coaching:growth"))


def test_a_search_and_filters_narrow_the_notes_and_the_file(decided: Stage) -> None:
    priya = decided.people.priya
    send(decided)
    assert notes_to(priya, priya, words="figure", tag="probing", state="open").exists()
    for narrowed in ({"words": "nowhere"}, {"tag": "bias"}, {"state": "tried"}):
        assert not notes_to(priya, priya, **narrowed).exists()
    client = Client()
    client.force_login(priya)
    file = client.get(reverse("coaching:csv")).content.decode()
    assert TRY in file
    assert TRY not in client.get(reverse("coaching:csv") + "?tag=bias").content.decode()


def test_the_core_reads_it_and_a_mentor_without_the_notes(decided: Stage, page: Shown) -> None:
    send(decided)
    mentored(decided, "ben")
    address = reverse("coaching:growth_of", args=[decided.people.priya.pk])
    assert TRY in page(decided.people.rosa, address)
    shown = page(decided.people.ben, address)
    assert "as you know it as their mentor" in shown
    assert TRY not in shown
    assert "No note of yours." in shown


def test_a_mentor_finds_the_notes_that_they_wrote(decided: Stage, page: Shown) -> None:
    send(decided)
    mentored(decided, "ana")
    assert TRY in page(decided.people.ana, reverse("coaching:growth_of", args=[decided.people.priya.pk]))


@pytest.mark.parametrize("name", ["marta", "nadia", "erik", "mateo", "ana", "ben"])
def test_to_others_the_page_is_not_there(decided: Stage, name: str) -> None:
    who, priya = decided.who(name), decided.people.priya
    mentored(decided, "ben", JourneyState.REFUSED)  # a mentor once
    client = Client()
    client.force_login(who)
    assert client.get(reverse("coaching:growth_of", args=[priya.pk])).status_code == 404
    with pytest.raises(Forbidden):
        growth_of(who, priya)
    assert "How Priya grows" not in client.get(priya.get_absolute_url()).content.decode()


def test_the_way_there_stands_on_a_persons_page_and_in_the_menu(decided: Stage, page: Shown) -> None:
    people = decided.people
    assert "How Priya grows" in page(people.rosa, people.priya.get_absolute_url())
    assert "Your growth" in page(people.priya, "/")
