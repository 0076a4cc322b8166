"""A session's last use is noted every few minutes, not with every page."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from doordesk.config.activity import EVERY
from doordesk.foundation.kernel import clock
from tests.cast import MONDAY, person

pytestmark = pytest.mark.django_db


def test_pages_within_minutes_write_nothing(client: Client, django_assert_num_queries: object) -> None:
    client.force_login(person("Ana Ferreira"))
    address = reverse("rulebook:list")
    with clock.at(MONDAY):
        client.get(address)
    with clock.at(MONDAY + EVERY), django_assert_num_queries(3):  # type: ignore[operator]
        client.get(address)
    assert UserSession.objects.count() == 1


def test_a_page_after_some_minutes_is_noted(client: Client) -> None:
    client.force_login(person("Ana Ferreira"))
    address = reverse("rulebook:list")
    client.get(address)
    UserSession.objects.update(last_seen_at=MONDAY)
    with clock.at(clock.now() + EVERY + timedelta(seconds=1)):
        client.get(address)
    assert UserSession.objects.get().last_seen_at > MONDAY
