"""Who is certified; granting a certificate and withdrawing it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import can, fetch, require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.people.queries import matching
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.training import actions, queries
from doordesk.mechanisms.training.forms import GrantForm, WithdrawForm
from doordesk.mechanisms.training.models import Certificate, Path
from doordesk.mechanisms.training.policy import knows_why

HEADER = ("Name", "Address", "Team", "Level", "Interviewer since", "Bar Raiser since")


def _filters(request: HttpRequest, actor: Actor) -> Filters:
    teams = visible(actor, Team).values_list("pk", "name")
    paths = [*Path.objects.values_list("key", "name"), (queries.NOBODY, "Nothing yet")]
    return read(request.GET, [choice("path", "Certified as", paths), choice("team", "Team", teams)])


def _people(actor: Actor, filters: Filters) -> QuerySet[Person]:
    people = matching(queries.people_with(actor, filters.value("path")), filters.q)
    team = filters.value("team")
    return people.filter(team=int(team)) if team else people


@require_GET
def certified(request: HttpRequest) -> HttpResponse:
    """Who may interview and who may raise the bar."""
    actor = actor_of(request)
    filters = _filters(request, actor)
    page = page_of(_people(actor, filters), request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": queries.of_each(page.object_list),
        "csv": f"{reverse('training:csv')}?{request.GET.urlencode()}",
        "may_grant": can(actor, P.CERTIFICATE_GRANT),
    }
    return render(request, "training/list.html", context)


@require_GET
def certified_csv(request: HttpRequest) -> HttpResponse:
    """The same list as a file."""
    actor = actor_of(request)
    found = queries.of_each(_people(actor, _filters(request, actor)))
    rows = (
        (
            row.person.name,
            row.person.email,
            row.person.team,
            row.person.level,
            row.interviewer,
            row.bar_raiser,
        )
        for row in found
    )
    return csv_response("certified.csv", HEADER, rows)


@require_GET
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate: who vouched, when, on what grounds."""
    return _certificate_page(request, _certificate(actor_of(request), pk), WithdrawForm())


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End a certificate."""
    actor = actor_of(request)
    row = _certificate(actor, pk)
    require(actor, P.CERTIFICATE_WITHDRAW, row)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.withdraw(row, form.cleaned_data["reason"], actor=actor)
            messages.success(request, f"Withdrawn. {row.person.get_short_name()} can read the reason.")
            return redirect("training:certificate", pk)
    return _certificate_page(request, row, form)


@require_http_methods(["GET", "POST"])
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for somebody."""
    actor = actor_of(request)
    person = fetch(actor, Person, pk)
    require(actor, P.CERTIFICATE_GRANT, person)
    refusals = {path: queries.why_not_grant(person, path) for path in Path.objects.select_related("needs")}
    possible = [path for path, refusal in refusals.items() if not refusal]
    form = GrantForm(request.POST or None, possible=possible)
    if form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            row = actions.grant(person, said["path"], actor=actor, grounds=said["grounds"])
            if row is None:
                messages.success(request, f"Credited. Another member of the Core approves {person}.")
                return redirect("people:detail", person.pk)
            messages.success(request, f"{person} is certified: {row.path}.")
            return redirect("training:certificate", row.pk)
    others = [(path.name, refusal) for path, refusal in refusals.items() if refusal]
    context = {"form": form, "person": person, "possible": possible, "others": others}
    return render(request, "training/grant.html", context, status=REFUSED_FORM if form.is_bound else 200)


def _certificate(actor: Actor, pk: int) -> Certificate:
    people = ("person__team", "path", "granted_by", "withdrawn_by")
    return fetch(actor, Certificate, pk, Certificate.objects.select_related(*people))


def _certificate_page(request: HttpRequest, row: Certificate, form: WithdrawForm) -> HttpResponse:
    actor = actor_of(request)
    may = row.withdrawn_at is None and can(actor, P.CERTIFICATE_WITHDRAW, row)
    context = {
        "row": row,
        "form": form,
        "may_withdraw": may,
        "why_not": queries.why_not_withdraw(row) if may else None,
        "knows_why": knows_why(actor, row),
    }
    return render(
        request, "training/certificate.html", context, status=REFUSED_FORM if form.is_bound else 200
    )
