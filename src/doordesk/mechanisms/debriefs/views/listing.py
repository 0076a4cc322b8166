"""The two-column list and the gaps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from doordesk.foundation.kernel.refusals import Conflict
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.forms import ChangeLineForm, GapForm, LineForm
from doordesk.mechanisms.debriefs.queries.discussion import wordings
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.views.acting import Spot, acted, back, entered
from doordesk.mechanisms.debriefs.views.rooms import show
from doordesk.mechanisms.principles.models import Version


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a line on the list."""
    actor = actor_of(request)
    room = enter(actor, pk)
    form = LineForm(request.POST, versions=wordings(room), records=room.of_loop)

    def act(facts: dict[str, Any]) -> object:
        version = get_object_or_404(Version, pk=facts.pop("version"))
        evidence = Evidence(facts.pop("section"), facts.pop("quote"))
        return actions.add_line(room.debrief, version, evidence=evidence, **facts, actor=actor)

    return acted(request, pk, form, act, Spot("line", "The line stands.", "#list"))


@require_POST
def change(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Reword or move a line; two at once see both texts."""
    actor = actor_of(request)
    row = get_object_or_404(entered(request, pk).lines, pk=line)
    form = ChangeLineForm(request.POST, auto_id=f"id_line{line}_%s")

    def act(facts: dict[str, Any]) -> object:
        return actions.change_line(row, **facts, actor=actor)

    try:
        return acted(request, pk, form, act, Spot(f"line-{line}", "The line is changed.", f"#line-{line}"))
    except Conflict as conflict:
        merged = _both(form, conflict, line)
        return show(request, enter(actor, pk), forms={f"line-{line}": merged}, status=REFUSED_FORM)


def _both(form: ChangeLineForm, conflict: Conflict, line: int) -> ChangeLineForm:
    """The form with what was typed, against the newer text: saving again replaces that one knowingly."""
    merged = ChangeLineForm(form.cleaned_data | {"revision": conflict.revision}, auto_id=f"id_line{line}_%s")
    merged.full_clean()
    merged.add_error("text", conflict.sentence)
    merged.theirs = conflict.theirs  # type: ignore[attr-defined]
    return merged


@require_POST
def strike(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Strike a line out, or take it up again."""
    row = get_object_or_404(entered(request, pk).lines, pk=line)
    act = actions.restore_line if request.POST.get("restore") == "1" else actions.strike_line
    act(row, actor=actor_of(request))
    return back(request, pk, anchor="#list")


@require_POST
def gap(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that an interview left a principle without enough data."""
    actor = actor_of(request)
    room = enter(actor, pk)
    form = GapForm(request.POST, records=room.of_loop)

    def act(facts: dict[str, Any]) -> object:
        interview, version = form.keys
        return actions.note_gap(
            room.debrief,
            get_object_or_404(room.debrief.loop.interviews, pk=interview),
            get_object_or_404(Version, pk=version),
            facts["note"],
            actor=actor,
        )

    return acted(request, pk, form, act, Spot("gap", "The gap is on record.", "#gaps"))


@require_POST
def ungap(request: HttpRequest, pk: int, gap: int) -> HttpResponse:
    """Take a gap away."""
    row = get_object_or_404(entered(request, pk).gaps, pk=gap)
    actions.remove_gap(row, actor=actor_of(request))
    return back(request, pk, anchor="#gaps")
