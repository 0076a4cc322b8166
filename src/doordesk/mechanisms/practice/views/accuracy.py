"""Accuracy over time: one's own page, for one's mentor and the Core too (rule P2)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.practice import queries
from doordesk.mechanisms.practice.queries.drawing import drawings

HEADER = (
    *("Handed in", "Cases", "Elevation", "Differential elevation", "Stereotype accuracy"),
    *("Differential accuracy",),
)
OWN_PLACES, OTHERS_PLACES = 3, 1
"""Others read no finer than in words: from finer steps between two points a single key could be told."""


def _growth(request: HttpRequest, pk: int) -> tuple[Person, queries.Growth]:
    actor = actor_of(request)
    person = fetch(actor, Person, pk)
    require(actor, P.PRACTICE_FOLLOW, person)
    return person, queries.growth_of(person)


@require_GET
def over_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Four figures in plain words, how they went, and the cases they rest on."""
    person, growth = _growth(request, pk)
    context = {
        "person": person,
        "own": person.pk == request.user.pk,
        "places": 2 if person.pk == request.user.pk else OTHERS_PLACES,
        "growth": growth,
        "meanings": queries.meanings(growth.now.found) if growth.now else [],
        "drawings": drawings(growth) if growth.moments else {},
        "fewest": growth.shown_from,
        "window": queries.WINDOW,
        "csv": reverse("practice:accuracy_csv", args=[person.pk]),
    }
    return render(request, "practice/accuracy.html", context)


@require_GET
def accuracy_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The same figures as a file."""
    person, growth = _growth(request, pk)
    places = OWN_PLACES if person.pk == request.user.pk else OTHERS_PLACES
    rows = (
        (
            one.at,
            one.cases,
            *(round(value, places) for value in (one.found.elevation, one.found.differential_elevation)),
            round(one.found.stereotype_accuracy, places),
            round(one.found.differential_accuracy, places),
        )
        for one in growth.moments
    )
    return csv_response("accuracy.csv", HEADER, rows)
