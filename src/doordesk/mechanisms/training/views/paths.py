"""The paths: what each asks for; for the Core, writing them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import can, fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.training import actions
from doordesk.mechanisms.training.forms import PathForm
from doordesk.mechanisms.training.models import Path
from doordesk.mechanisms.training.queries.paths import all_paths, plan_of

NEW_ROWS = 4


@require_GET
def paths(request: HttpRequest) -> HttpResponse:
    """What it takes to be certified, for everybody to read."""
    actor = actor_of(request)
    context = {"paths": list(all_paths(actor)), "may_edit": can(actor, P.PATH_EDIT)}
    return render(request, "training/paths.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A path of the company's own."""
    actor = actor_of(request)
    require(actor, P.PATH_EDIT)
    form = PathForm(request.POST or None, rows=NEW_ROWS)
    if form.is_valid():
        with refusals_on(form):
            made = actions.add_path(form.plan, actor=actor)
            messages.success(request, f"Added: {made}.")
            return redirect("training:paths")
    return _form(request, form, None)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What a path asks for and opens."""
    actor = actor_of(request)
    path = fetch(actor, Path, pk, Path.objects.prefetch_related("steps"))
    require(actor, P.PATH_EDIT, path)
    plan = plan_of(path)
    form = PathForm(request.POST or None, path=path, rows=len(plan.steps), initial=PathForm.initial_of(plan))
    if form.is_valid():
        with refusals_on(form):
            actions.change_path(path, form.plan, actor=actor)
            messages.success(request, "Changed. Whoever is under way follows it as it is now.")
            return redirect("training:paths")
    return _form(request, form, path)


@require_POST
def move(request: HttpRequest, pk: int, word: str) -> HttpResponse:
    """Retire a path, or take it up again."""
    actor = actor_of(request)
    path = fetch(actor, Path, pk)
    if word == "retire":
        actions.retire_path(path, actor=actor)
        messages.success(request, f"“{path}” takes nobody on any more.")
    else:
        actions.return_path(path, actor=actor)
        messages.success(request, f"“{path}” takes people on again.")
    return redirect("training:paths")


def _form(request: HttpRequest, form: PathForm, path: Path | None) -> HttpResponse:
    status = REFUSED_FORM if form.is_bound else 200
    return render(request, "training/path.html", {"form": form, "path": path}, status=status)
