"""The company's own cases: add one, change it, retire it (rule P2)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.practice import actions
from doordesk.mechanisms.practice.actions.wording import read
from doordesk.mechanisms.practice.forms import CaseForm
from doordesk.mechanisms.practice.models import OwnCase
from doordesk.mechanisms.practice.states import Turn
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.principles.queries import vocabulary


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Write a case of the company's."""
    actor = actor_of(request)
    require(actor, P.PRACTICE_ADD)
    form = CaseForm(posted(request), versions=vocabulary(actor))
    if form.is_valid() and "preview" not in request.POST:
        with refusals_on(form):
            row = actions.add_case(form.wanted, actor=actor)
            messages.success(request, "Added. It opens for practice with its second key.")
            return redirect("practice:case", row.slug)
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, own_case: int) -> HttpResponse:
    """Change a case one wrote."""
    actor = actor_of(request)
    row = fetch(actor, OwnCase, own_case)
    require(actor, P.PRACTICE_EDIT, row)
    form = CaseForm(posted(request), versions=_versions(request, row), initial=_initial(row))
    if form.is_valid() and "preview" not in request.POST:
        with refusals_on(form):
            actions.change_case(row, form.wanted, actor=actor)
            messages.success(request, "Changed.")
            return redirect("practice:list")
    return _page(request, form, row)


@require_POST
def retire(request: HttpRequest, own_case: int) -> HttpResponse:
    """Let nobody begin it any more."""
    actor = actor_of(request)
    row = fetch(actor, OwnCase, own_case)
    actions.retire_case(row, actor=actor)
    messages.success(request, f"“{row.title}” is retired; what was written on it stays.")
    return redirect("practice:list")


@require_POST
def restore(request: HttpRequest, own_case: int) -> HttpResponse:
    """Take it up again."""
    actor = actor_of(request)
    row = fetch(actor, OwnCase, own_case)
    actions.restore_case(row, actor=actor)
    messages.success(request, f"“{row.title}” can be practised again.")
    return redirect("practice:list")


def _page(request: HttpRequest, form: CaseForm, row: OwnCase | None = None) -> HttpResponse:
    turns = _preview(form) if form.is_bound else ()
    context = {"form": form, "row": row, "turns": turns, "words": sum(turn.words for turn in turns)}
    status = REFUSED_FORM if form.is_bound and form.errors else 200
    return render(request, "practice/own_form.html", context, status=status)


def _preview(form: CaseForm) -> tuple[Turn, ...]:
    """Return the transcript as its readers will see it; what cannot be read is said at its field."""
    if not form.is_valid():
        return ()
    try:
        return read(form.wanted)
    except Refused as refusal:
        form.add_error(refusal.place or None, refusal.sentence)
        return ()


def _versions(request: HttpRequest, row: OwnCase) -> list[Version]:
    """Offer the wordings in use, and those the case was written with."""
    kept = [one.version for one in row.principles.select_related("version")]
    newest = [one for one in vocabulary(actor_of(request)) if one.principle_id not in _of(kept)]
    return [*kept, *newest]


def _of(versions: list[Version]) -> set[int]:
    return {one.principle_id for one in versions}


def _initial(row: OwnCase) -> dict[str, object]:
    plain = ("title", "field", "post", "level", "candidate", "interviewer", "minutes", "transcript", "faults")
    principles = list(row.principles.values_list("version", flat=True))
    return {key: getattr(row, key) for key in plain} | {"principles": principles}
