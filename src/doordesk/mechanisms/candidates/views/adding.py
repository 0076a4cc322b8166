"""Taking in candidates and their applications."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.foundation.ui.uploads import dropped
from doordesk.mechanisms.candidates.actions import receive
from doordesk.mechanisms.candidates.forms import AddForm, ApplyForm
from doordesk.mechanisms.candidates.models import Candidate
from doordesk.mechanisms.candidates.queries.choices import openings_to_fill
from doordesk.mechanisms.candidates.queries.lookalikes import Lookalike, lookalikes


def add(request: HttpRequest) -> HttpResponse:
    """Take in a candidate with their application; first ask whether they are on record already."""
    actor = actor_of(request)
    if not openings_to_fill(actor).exists():
        require(actor, P.APPLICATION_ADD)
    if request.method != "POST":
        initial = {"opening": request.GET.get("opening"), "zone": actor.zone}
        return _adding(request, AddForm(actor=actor, initial=initial))
    form = AddForm(request.POST, request.FILES, actor=actor, oversized=dropped(request))
    alike: list[Lookalike] = []
    if form.is_valid():
        alike = [] if "somebody_else" in request.POST else _alike(actor, form)
        if not alike:
            with refusals_on(form):
                return _received(request, actor, form)
    return _adding(request, form, alike)


def _alike(actor: Person, form: AddForm) -> list[Lookalike]:
    said = form.cleaned_data
    return lookalikes(actor, said["name"], said["email"], said["phone"])


def _received(request: HttpRequest, actor: Person, form: AddForm) -> HttpResponse:
    said = form.cleaned_data
    made = receive(
        said["name"],
        said["opening"],
        source=said["source"],
        actor=actor,
        resume=said["resume"],
        **form.details(),
    )
    messages.success(request, f"{made.candidate.name} is on record for {made.opening.title}.")
    return redirect("candidates:application", made.pk)


def _adding(request: HttpRequest, form: AddForm, alike: list[Lookalike] | None = None) -> HttpResponse:
    context = {
        "form": form,
        "alike": alike,
        "openings": form.fields["opening"].queryset.exists(),  # type: ignore[attr-defined]
        "somebody_else": "somebody_else" in request.POST,
        "file_again": form.is_bound and ("resume" in request.FILES or bool(form.oversized)),
        "crumbs": [{"label": "Candidates", "url": redirect("candidates:list").url}, {"label": "Add"}],
    }
    status = REFUSED_FORM if form.is_bound else None
    return render(request, "candidates/add.html", context, status=status)


def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an application of somebody who is on record."""
    actor = actor_of(request)
    candidate = fetch(actor, Candidate, pk)
    if not openings_to_fill(actor).exists():
        require(actor, P.APPLICATION_ADD)
    form = ApplyForm(request.POST or None, actor=actor, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals_on(form):
            made = receive(candidate, said["opening"], source=said["source"], actor=actor)
            messages.success(request, f"{candidate.name} is on record for {made.opening.title}.")
            return redirect("candidates:application", made.pk)
    context = {"form": form, "candidate": candidate, "openings": openings_to_fill(actor).exists()}
    status = REFUSED_FORM if request.method == "POST" else None
    return render(request, "candidates/apply.html", context, status=status)
