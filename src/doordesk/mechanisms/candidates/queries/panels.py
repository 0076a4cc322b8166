"""What candidates add to the pages of lower floors: an opening's applications by stage."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State


def _list(**chosen: object) -> str:
    return f"{reverse('candidates:list')}?{urlencode(chosen)}"


@panel("opening")
def of_opening(actor: Actor, opening: Opening) -> Iterator[Panel]:
    """Count the applications that the reader sees by stage, and lead to them."""
    found = visible(actor, Application).filter(opening=opening).order_by()
    counts = dict(found.values_list("stage").annotate(n=Count("pk", distinct=True)))
    adds = can(actor, P.APPLICATION_ADD, opening)
    if not counts and not adds:
        return
    lines = (
        PanelLine(stage.label, _list(opening=opening.pk, stage=stage.value), str(counts[stage]))
        for stage in Stage
        if stage in counts
    )
    deeds = [PanelDeed("See all", _list(opening=opening.pk))] if counts else []
    if adds and opening.state == State.OPEN:
        deeds.append(PanelDeed("Add a candidate", f"{reverse('candidates:add')}?opening={opening.pk}"))
    yield Panel("Applications", tuple(lines), tuple(deeds), "Nobody has applied yet.", order=20)
