"""What pages say of rows that came from an earlier system: that they did, and under which number."""

from collections.abc import Iterator

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelLine, panel
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.imports.models import Kind, Reference, Told
from doordesk.mechanisms.openings.models import Opening

TITLE = "From an earlier system"


@panel("application")
def past_application(actor: Actor, application: Application) -> Iterator[Panel]:
    """Mark an application of the past."""
    if application.historical:
        yield _mark(Kind.APPLICATION, application.pk)


@panel("opening")
def past_opening(actor: Actor, opening: Opening) -> Iterator[Panel]:
    """Mark an opening of the past."""
    if opening.historical:
        yield _mark(Kind.OPENING, opening.pk)


def _mark(kind: Kind, row_id: int) -> Panel:
    known = Reference.objects.filter(kind=kind, row_id=row_id).order_by("pk").first()
    if known is None or known.told == Told.MENTIONED:
        return Panel(TITLE, empty="A stand-in: the export only referred to it.", order=90)
    line = PanelLine(f"Brought in from Greenhouse, number {known.external_id}")
    return Panel(TITLE, (line,), order=90)
