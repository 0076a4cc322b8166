"""Quality reviews on the programme's page: how many came, and the mean of each line (rule P5)."""

from collections.abc import Iterator

from django.urls import reverse

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.mechanisms.quality.queries.figures import figures

MONTHS = 6


@panel("programme")
def on_the_programmes_page(actor: Actor, _subject: object) -> Iterator[Panel]:
    """How things stand now, and the lines of the last half-year; agreement stands on the page of figures."""
    if not can(actor, P.QUALITY_READ):
        return
    found, url = figures(MONTHS), reverse("quality:figures")
    said = (
        f"{found.reviewed} of {found.sampled} drawn assessments are reviewed; {found.open} reviews are open"
    )
    lines = tuple(
        PanelLine(f"{one.line.label}: {one.mean:.1f} of 4, {one.of} assessments", url) for one in found.lines
    )
    deeds = (PanelDeed("See the figures", url),)
    empty = "No assessment was drawn for a quality review yet."
    yield Panel("Quality reviews", (PanelLine(said), *lines) if found.sampled else (), deeds, empty, order=30)
