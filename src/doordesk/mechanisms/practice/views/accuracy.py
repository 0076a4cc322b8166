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
    _, growth = _growth(request, pk)
    rows = (
        (
            one.at,
            one.cases,
            *(round(value, 3) for value in (one.found.elevation, one.found.differential_elevation)),
            *(round(value, 3) for value in (one.found.stereotype_accuracy, one.found.differential_accuracy)),
        )
        for one in growth.moments
    )
    return csv_response("accuracy.csv", HEADER, rows)
