"""Ways around two keys, one packet and the seal that people might try (rules D9, D13, F3)."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Packet
from doordesk.mechanisms.debriefs.states import State, Turn
from doordesk.mechanisms.openings.models import Opening
from tests.builders.debriefs import REASON, TUESDAY, Stage, called

pytestmark = pytest.mark.django_db


def hires(made: Stage, who: Person) -> None:
    """Somebody else answers for the post from now on."""
    Opening.objects.update(hiring_manager=who)


def client_of(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_one_person_never_decides_with_a_key_of_each_office() -> None:
    made = called(at=State.DECIDING)
    with clock.at(TUESDAY):
        hires(made, made.people.ben)
        actions.turn_key(made.room, Turn.HIRE, REASON, actor=made.people.ben)
        hires(made, made.people.marta)
        actions.take_over(made.room, made.people.ben, "Ana is ill.", actor=made.people.nadia)
        actions.turn_key(
            made.room, Turn.HIRE, REASON, actor=made.people.ben, better_than_half=True, raises_bar=REASON
        )
        hires(made, made.people.ben)
        with pytest.raises(Refused, match="both keys"):
            actions.close_debrief(made.room, actor=made.people.ben)
    assert not Packet.objects.exists()


def test_closed_room_shows_the_keys_that_closed_it_whoever_hires_later() -> None:
    made = called(at=State.CLOSED)
    hires(made, made.people.david)
    page = client_of(made.people.priya).get(reverse("debriefs:room", args=[made.room.pk])).content.decode()
    outcome = page[page.index('id="outcome"') :]
    assert outcome.count(REASON) == 2
    assert "Marta Kowalczyk" in outcome[: outcome.index('id="votes"')]


@pytest.mark.parametrize("name", ["live", "packet", "export"])
def test_no_browser_keeps_what_was_read_for_whoever_comes_after(name: str) -> None:
    made = called(at=State.CLOSED)
    answer = client_of(made.people.ana).get(reverse(f"debriefs:{name}", args=[made.room.pk]))
    assert answer.status_code == 200
    assert "no-store" in answer.headers.get("Cache-Control", "")
