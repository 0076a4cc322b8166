"""Practice on the programme's page: how many people rated how many cases (rule P2); of nobody by name."""

from collections import Counter
from collections.abc import Iterator
from statistics import median

from django.urls import reverse

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.states import Purpose


@panel("programme")
def on_the_programmes_page(actor: Actor, _subject: object) -> Iterator[Panel]:
    """First attempts that were handed in, of people who work here: one query."""
    if not can(actor, P.PROGRAMME_READ):
        return
    rows = Sheet.objects.filter(
        purpose=Purpose.ATTEMPT, number=1, handed_in_at__isnull=False, person__is_active=True
    )
    tried = Counter(rows.order_by().values_list("person", flat=True))
    lines = (
        (
            PanelLine(f"{len(tried)} people rated {tried.total()} cases"),
            PanelLine(f"Half of them rated {median(tried.values()):g} or more"),
        )
        if tried
        else ()
    )
    deeds = (PanelDeed("See the cases", reverse("practice:list")),)
    yield Panel("Practice cases", lines, deeds, "Nobody has handed a practice case in yet.", order=40)
