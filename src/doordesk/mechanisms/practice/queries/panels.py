"""Practice accuracy on a person's growth page."""

from collections.abc import Iterator

from django.urls import reverse

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.practice.queries.accuracy import growth_of
from doordesk.mechanisms.practice.queries.words import meanings


@panel("growth")
def accuracy_over_time(actor: Actor, person: Person) -> Iterator[Panel]:
    """The latest figures, for those who may follow this person."""
    if not can(actor, P.PRACTICE_FOLLOW, person):
        return
    growth = growth_of(person)
    url = reverse("practice:accuracy", args=[person.pk])
    lines = tuple(
        PanelLine(f"{one.name}: {one.figure}", url, one.asks)
        for one in (meanings(growth.now.found) if growth.now else ())
    )
    empty = f"Shown from {growth.shown_from} practice cases on; {len(growth.tried)} rated so far."
    deeds = (PanelDeed("Over time", url), PanelDeed("Practice cases", reverse("practice:list")))
    yield Panel("Practice: how near to the experts", lines, deeds, empty, order=40)
