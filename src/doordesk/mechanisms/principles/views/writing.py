"""Pages on which the vocabulary is written: words, order, retirement."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.principles import actions, queries
from doordesk.mechanisms.principles.forms import WordingForm
from doordesk.mechanisms.principles.models import Principle, Version


@require_POST
def example_set(request: HttpRequest) -> HttpResponse:
    """Fill an empty vocabulary."""
    found = actions.load_example_set(actor=actor_of(request))
    messages.success(request, f"{len(found)} principles to start with. Reword, add and retire as you like.")
    return redirect("principles:list")


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new principle."""
    actor = actor_of(request)
    require(actor, P.PRINCIPLE_EDIT)
    form = WordingForm(request.POST or None)
    if request.method != "POST":
        return _page(request, form)
    if _previews(request):
        return _preview(request, form)
    if form.is_valid():
        with refusals_on(form):
            version = actions.add_principle(form.wording, actor=actor)
            messages.success(request, f"Added “{version.name}”. Give it questions to ask.")
            return redirect("principles:detail", version.principle_id)
    return _page(request, form, status=REFUSED_FORM)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The next wording of a principle."""
    actor = actor_of(request)
    principle = fetch(actor, Principle, pk)
    require(actor, P.PRINCIPLE_EDIT, principle)
    version = queries.current().get(principle=principle)
    if request.method != "POST":
        return _page(request, WordingForm.of(version), version)
    form = WordingForm(request.POST)
    if _previews(request):
        return _preview(request, form, version)
    if form.is_valid():
        with refusals_on(form):
            based_on = request.POST.get("based_on", "")
            number = int(based_on) if based_on.isdecimal() else None
            actions.reword(principle, form.wording, actor=actor, based_on=number)
            messages.success(request, "The new wording holds from now on; earlier records keep theirs.")
            return redirect("principles:detail", pk)
    return _page(request, form, version, status=REFUSED_FORM)


@require_GET
def order(request: HttpRequest) -> HttpResponse:
    """The row of principles, each to be moved up or down."""
    actor = actor_of(request)
    require(actor, P.PRINCIPLE_EDIT)
    return render(request, "principles/order.html", {"versions": list(queries.vocabulary(actor))})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    actor = actor_of(request)
    actions.move(fetch(actor, Principle, pk), up=request.POST.get("way") == "up", actor=actor)
    return redirect("principles:order")


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of the vocabulary."""
    actor = actor_of(request)
    actions.retire(fetch(actor, Principle, pk), actor=actor)
    messages.success(request, "Retired. Openings no longer offer it; every record made with it keeps it.")
    return redirect("principles:detail", pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Back into the vocabulary."""
    actor = actor_of(request)
    actions.restore(fetch(actor, Principle, pk), actor=actor)
    messages.success(request, "In use again.")
    return redirect("principles:detail", pk)


def _previews(request: HttpRequest) -> bool:
    """Whether to show and not to save: the button's value without a script, the address with htmx."""
    return "preview" in request.POST or "preview" in request.GET


def _page(
    request: HttpRequest, form: WordingForm, version: Version | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "version": version, "preview": None}
    return render(request, "principles/edit.html", context, status=status)


def _preview(request: HttpRequest, form: WordingForm, version: Version | None = None) -> HttpResponse:
    """How it will read: a fragment for htmx, otherwise the page again with the preview in it."""
    form.is_valid()
    said = form.wording
    changes = queries.compare(version.wording, said) if version else ()
    context = {"form": form, "version": version, "preview": said, "changes": changes}
    fragment = request.headers.get("HX-Request") == "true"
    return render(request, "principles/preview.html" if fragment else "principles/edit.html", context)
