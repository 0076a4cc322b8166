"""What somebody took from their talks: for their growth page (rule F8)."""

from collections.abc import Iterator

from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.shadowing.models import Talk
from doordesk.mechanisms.shadowing.states import OPEN

MOST = 12


@panel("growth")
def talks_panel(actor: Actor, person: Person) -> Iterator[Panel]:
    """What worked and what to try, the latest talks first; to those who may read them."""
    rows = visible(actor, Talk, Talk.objects.filter(seat__person=person, state__in=OPEN))
    talks = list(rows.select_related("seat")[:MOST])
    if talks:
        yield Panel("Talks after interviews", tuple(map(_line, talks)), order=30)


def _line(talk: Talk) -> PanelLine:
    said = f"Worked: {_ended(talk.worked)} To try: {_ended(talk.to_try)}"
    state, tone = ("Counts", "good") if talk.counts else ("Not yet", "neutral")
    return PanelLine(said, reverse("shadowing:sitting", args=[talk.seat_id]), state, tone, talk.held_at)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
