"""Pages on which an opening is written."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.openings import actions, queries
from doordesk.mechanisms.openings.forms import OpeningForm
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State
from doordesk.mechanisms.openings.views.reading import found


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new opening, as a draft."""
    actor = actor_of(request)
    require(actor, P.OPENING_ADD)
    form = _form(request, actor)
    if _previews(request):
        return _preview(request, form)
    if form.is_valid():
        with refusals_on(form):
            opening = actions.add_opening(form.facts, actor=actor)
            messages.success(request, "The draft is saved. When it is whole, ask a Bar Raiser to review it.")
            return redirect("openings:detail", opening.pk)
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The same form for an opening that is there; once approved, only who is on it."""
    actor = actor_of(request)
    opening = found(actor, pk)
    require(actor, P.OPENING_EDIT, opening)
    form = _form(request, actor, opening)
    if _previews(request):
        return _preview(request, form, opening)
    if form.is_valid():
        with refusals_on(form):
            actions.change_opening(opening, form.facts, actor=actor)
            messages.success(request, "Saved.")
            return redirect("openings:detail", pk)
    return _page(request, form, opening)


def _form(request: HttpRequest, actor: Actor, opening: Opening | None = None) -> OpeningForm:
    """The form as far as this person may fill it in for this opening."""
    facts = queries.facts_of(opening) if opening else None
    initial: dict[str, Any] = OpeningForm.initial_of(facts) if facts else queries.suggested(actor)
    return OpeningForm(
        request.POST or None,
        initial=initial,
        managers=queries.possible_managers(actor, opening),
        recruiters=queries.recruiters(opening),
        vocabulary=queries.choosable(actor, facts),
        approved=facts if opening and opening.state == State.OPEN else None,
    )


def _previews(request: HttpRequest) -> bool:
    return request.method == "POST" and ("preview" in request.POST or "preview" in request.GET)


def _preview(request: HttpRequest, form: OpeningForm, opening: Opening | None = None) -> HttpResponse:
    """How the description will read: a fragment for htmx, otherwise the page with it."""
    if request.headers.get("HX-Request") == "true":
        return render(request, "openings/preview.html", _preview_of(form))
    return _page(request, form, opening, status=200)


def _preview_of(form: OpeningForm) -> dict[str, Any]:
    text = "" if form.approved else str(form["description"].value() or "")
    return {"text": text, "words": queries.word_count(text), "least": queries.MIN_WORDS}


def _page(
    request: HttpRequest, form: OpeningForm, opening: Opening | None = None, *, status: int | None = None
) -> HttpResponse:
    context = {"form": form, "opening": opening, **(_preview_of(form) if opening or form.is_bound else {})}
    refused = form.is_bound and status is None
    return render(request, "openings/edit.html", context, status=REFUSED_FORM if refused else 200)
