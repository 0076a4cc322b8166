"""One click from the demo's door into a debrief that is played, in demo mode alone."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.demo.tasks import play_all
from tests.builders.sample_company import WEDNESDAY
from tests.demo.conftest import SCRIPT
from tests.demo.newcomers import somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("company")]
STANDS = {State.CALLED: "have interviewed", State.READING: "under way", State.CLOSED: "is over"}


@pytest.mark.parametrize("key", ["ana", "wanjiru"])
def test_one_click_leads_into_the_debrief_whoever_comes_first(client: Client, key: str) -> None:
    who = somebody(key)
    shown = client.get(reverse("demo:door")).content.decode()
    way = reverse("demo:sit", args=[SCRIPT.name, who.pk])
    assert way in shown
    with clock.at(WEDNESDAY):
        first, second = client.post(way), client.post(way)
    room = Debrief.objects.get(loop__application__candidate__name=SCRIPT.candidate)
    assert room.leader == somebody("ana")
    assert room.steps.get().by == somebody("ana")
    address_of_it = reverse("debriefs:room", args=[room.pk])
    assert first.headers["Location"] == second.headers["Location"] == address_of_it
    with clock.at(WEDNESDAY):
        assert f"Debrief: {SCRIPT.candidate}" in client.get(address_of_it).content.decode()


def test_no_other_way_leads_into_it(client: Client) -> None:
    ana, erik = somebody("ana"), somebody("erik")
    assert client.post(reverse("demo:sit", args=[SCRIPT.name, erik.pk])).status_code == 404
    assert client.post(reverse("demo:sit", args=["another", ana.pk])).status_code == 404
    assert client.get(reverse("demo:sit", args=[SCRIPT.name, ana.pk])).status_code == 405
    assert not Debrief.objects.filter(loop__application__candidate__name=SCRIPT.candidate).exists()


@pytest.mark.usefixtures("room")
def test_door_says_how_the_debrief_stands(client: Client) -> None:
    for state, says in (
        (State.CALLED, "have interviewed"),
        (State.READING, "under way"),
        (State.CLOSED, "is over"),
    ):
        Debrief.objects.filter(loop__application__candidate__name=SCRIPT.candidate).update(state=state)
        assert says in client.get(reverse("demo:door")).content.decode()


@override_settings(MODE="production")
def test_nobody_sits_down_or_is_played_in_production_even_if_it_were_installed(client: Client) -> None:
    way = reverse("demo:sit", args=[SCRIPT.name, somebody("ana").pk])
    assert client.post(way).status_code == 404
    with pytest.raises(RuntimeError):
        play_all()
