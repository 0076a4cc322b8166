"""Times the pages that everyone can reach from the navigation."""

import os
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doordesk.config.settings")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.config.context import PLACES
from doordesk.foundation.people.models import Person

RUNS = 20
HOST = "127.0.0.1"


def reader(person: Person) -> Client:
    """Return a browser that this person is signed in to."""
    client = Client(headers={"host": HOST})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def measure(client: Client, address: str) -> tuple[list[float], int]:
    """Return the milliseconds of each run and the number of queries; the first run only warms up."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - start) * 1000)
    return times, len(queries)


def main(say: Callable[[str, list[float]], None]) -> None:
    """Measure every place of the navigation as an administrator of the demo's company."""
    client = reader(Person.objects.filter(is_administrator=True)[0])
    for place in PLACES:
        address = reverse(place[1])
        times, queries = measure(client, address)
        say(f"{address}  ({queries} queries)", times)
