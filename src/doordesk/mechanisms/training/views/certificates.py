"""One certificate; renewing it and withdrawing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import can, fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.training import actions, queries
from doordesk.mechanisms.training.forms import RenewForm, WithdrawForm
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.policy import knows_why
from doordesk.mechanisms.training.queries.holding import held, of_path
from doordesk.mechanisms.training.queries.renewing import why_not_renew


@require_GET
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate: who vouched, when, on what grounds, until when it is valid."""
    return _page(request, found(actor_of(request), pk))


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the months count anew."""
    actor = actor_of(request)
    row = found(actor, pk)
    require(actor, P.CERTIFICATE_RENEW, row)
    form = RenewForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.renew(row, form.cleaned_data["grounds"], actor=actor)
            messages.success(request, "Renewed from today.")
            return redirect("training:certificate", pk)
    return _page(request, row, renewing=form)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End a certificate."""
    actor = actor_of(request)
    row = found(actor, pk)
    require(actor, P.CERTIFICATE_WITHDRAW, row)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.withdraw(row, form.cleaned_data["reason"], actor=actor)
            messages.success(request, f"Withdrawn. {row.person.get_short_name()} can read the reason.")
            return redirect("training:certificate", pk)
    return _page(request, row, withdrawing=form)


def found(actor: Actor, pk: int) -> Certificate:
    """The certificate with everything that its page names, or 404."""
    related = ("person__team", "path", "journey", "granted_by", "withdrawn_by")
    return fetch(actor, Certificate, pk, Certificate.objects.select_related(*related))


def _page(
    request: HttpRequest,
    row: Certificate,
    renewing: RenewForm | None = None,
    withdrawing: WithdrawForm | None = None,
) -> HttpResponse:
    actor, open_ = actor_of(request), row.withdrawn_at is None
    may_renew, may_withdraw = (
        open_ and can(actor, permission, row) for permission in (P.CERTIFICATE_RENEW, P.CERTIFICATE_WITHDRAW)
    )
    context = {
        "row": row,
        "standing": of_path(held([row.person_id], exactly=True), row.path_id) if open_ else None,
        "renewals": list(row.renewals.select_related("by")),
        "renewing": renewing or RenewForm(),
        "withdrawing": withdrawing or WithdrawForm(),
        "may_renew": may_renew,
        "may_withdraw": may_withdraw,
        "why_not_renew": why_not_renew(row, actor) if may_renew else None,
        "why_not_withdraw": queries.why_not_withdraw(row) if may_withdraw else None,
        "knows_why": knows_why(actor, row),
    }
    status = REFUSED_FORM if renewing or withdrawing else 200
    return render(request, "training/certificate.html", context, status=status)
