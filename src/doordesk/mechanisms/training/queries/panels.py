"""What training adds to a person's page: their certificates, and for a few how far they are on a path."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.queries.page import Along, Paper, certificates_of, journeys_of


@panel("person")
def on_a_persons_page(actor: Actor, person: Person) -> Iterable[Panel]:
    """Show somebody's certificates on their page, and what this reader can do."""
    lines = [_journey_line(one) for one in journeys_of(actor, person, ended=False)]
    lines += [_line(paper) for paper in certificates_of(actor, person)]
    empty = f"{person.get_short_name()} is not certified, and interviews beside somebody who is (rule L7)."
    yield Panel("Certificates", tuple(lines), tuple(_deeds(actor, person)), empty=empty, order=20)


def _deeds(actor: Actor, person: Person) -> Iterator[PanelDeed]:
    if person.is_active and (can(actor, P.JOURNEY_BEGIN, person) or can(actor, P.JOURNEY_NOMINATE, person)):
        yield PanelDeed("Put on a path", reverse("training:begin", args=[person.pk]))
    yield PanelDeed("Training", reverse("training:person", args=[person.pk]))


def _journey_line(one: Along) -> PanelLine:
    """A path under way in a line."""
    url, row = reverse("training:journey", args=[one.journey.pk]), one.journey
    return PanelLine(f"On the path: {row.path}", url, one.step.lower(), one.tone, row.begun_at)


def _line(paper: Paper) -> PanelLine:
    """One certificate in a line: until when it is valid, or since when not."""
    state = {"valid": "valid until"}.get(paper.state, paper.state)
    url = reverse("training:certificate", args=[paper.row.pk])
    return PanelLine(str(paper.row.path), url, state, paper.tone, paper.at)
