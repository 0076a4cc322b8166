"""Putting somebody on a path, and certifying somebody for what they did before."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doordesk.foundation.access.doors import can, fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.training import actions, queries
from doordesk.mechanisms.training.forms import BeginForm, GrantForm
from doordesk.mechanisms.training.models import Path
from doordesk.mechanisms.training.queries.beginning import why_not_begin
from doordesk.mechanisms.training.queries.paths import open_paths

Judged = list[tuple[Path, Refused | None]]


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on a path, or nominate them."""
    actor = actor_of(request)
    person = fetch(actor, Person, pk)
    judged = _paths_for(actor, person)
    form = BeginForm(request.POST or None, possible=_possible(judged))
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            path = next(one for one in _possible(judged) if one.key == said["path"])
            made = actions.begin(person, path, actor=actor, words=said["words"])
            messages.success(request, "Nominated. The Core reviews it." if path.nominated else "On the path.")
            return redirect("training:journey", made.pk)
    return _render(request, "training/begin.html", form, person, judged)


def _paths_for(actor: Actor, person: Person) -> Judged:
    """The paths on which this actor may put this person, each with what speaks against it."""
    nominates, begins = (can(actor, one, person) for one in (P.JOURNEY_NOMINATE, P.JOURNEY_BEGIN))
    if not nominates:
        require(actor, P.JOURNEY_BEGIN, person)
    paths = [one for one in open_paths() if (nominates if one.nominated else begins)]
    return [(path, why_not_begin(person, path, actor)) for path in paths]


@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for somebody: credit what is missing, and approve."""
    actor = actor_of(request)
    person = fetch(actor, Person, pk)
    require(actor, P.CERTIFICATE_GRANT, person)
    judged: Judged = [(path, queries.why_not_grant(person, path)) for path in open_paths()]
    form = GrantForm(request.POST or None, possible=_possible(judged))
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            made = actions.grant(person, said["path"], actor=actor, grounds=said["grounds"])
            if made is None:
                messages.success(request, "Credited. Another member of the Core approves after you.")
                return redirect("training:person", person.pk)
            messages.success(request, f"{person} is certified: {made.path}.")
            return redirect("training:certificate", made.pk)
    return _render(request, "training/grant.html", form, person, judged)


def _possible(judged: Judged) -> list[Path]:
    return [path for path, refusal in judged if refusal is None]


def _render(
    request: HttpRequest, template: str, form: BeginForm | GrantForm, person: Person, judged: Judged
) -> HttpResponse:
    others = [(path, refusal) for path, refusal in judged if refusal is not None]
    context = {"form": form, "person": person, "possible": _possible(judged), "others": others}
    return render(request, template, context, status=REFUSED_FORM if form.is_bound else 200)
