"""The demo's door lets anybody be anybody of the cast, in demo mode alone."""

import os
import subprocess
import sys

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.demo.queries import address
from tests.cast import person

pytestmark = pytest.mark.django_db


def ana() -> Person:
    made = person("Ana Ferreira")
    Person.objects.filter(pk=made.pk).update(email=address("ana"))
    return made


def test_door_says_what_each_of_the_cast_finds(client: Client) -> None:
    ana()
    page = client.get(reverse("demo:door")).content.decode()
    assert "Be Ana" in page
    assert "debrief is ready to begin" in page


def test_one_click_is_signing_in(client: Client) -> None:
    answer = client.post(reverse("demo:enter", args=[ana().pk]))
    assert answer.headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_nobody_outside_the_cast_can_be_played(client: Client) -> None:
    somebody = person("Zoe Quist")
    assert client.post(reverse("demo:enter", args=[somebody.pk])).status_code == 404


def test_a_look_signs_nobody_in(client: Client) -> None:
    assert client.get(reverse("demo:enter", args=[ana().pk])).status_code == 405


@override_settings(MODE="production")
def test_door_is_missing_in_production_even_if_it_were_installed(client: Client) -> None:
    made = ana()
    assert client.get(reverse("demo:door")).status_code == 404
    assert client.post(reverse("demo:enter", args=[made.pk])).status_code == 404


@pytest.mark.parametrize("mode", ["production", "development"])
def test_production_settings_do_not_know_the_door(mode: str, tmp_path: object) -> None:
    asked = "import django; django.setup(); from django.urls import reverse; reverse('demo:door')"
    told = {**os.environ, "DOORDESK_MODE": mode, "DOORDESK_HOME": str(tmp_path)}
    told["DJANGO_SETTINGS_MODULE"] = "doordesk.config.settings"
    done = subprocess.run(
        [sys.executable, "-c", asked], env=told, capture_output=True, text=True, check=False
    )
    assert "NoReverseMatch" in done.stderr
